import type { IncomingMessage, ServerResponse } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import {
  readBody,
  type AdapterLog,
  type Clock,
  type HttpHandler,
  type InFlight,
} from '../../../src/ports';
import { LIMITS } from '../limits';
import type { Settings } from '../settings';
import { createAccess } from './access';
import { isSignedBySlack, slackCaller } from './slack-signature';

export interface HttpReceiverParts {
  readonly settings: Settings;
  readonly servers: {
    /** A server for one request, of nobody else's till it is given back; none before the start and after the stop. */
    readonly lend: () => McpServer | undefined;
    readonly takeBack: (server: McpServer) => void;
  };
  readonly clock: Clock;
  readonly log: AdapterLog;
  readonly inFlight: InFlight;
  /** Whether too many come at once for this call to be taken. */
  readonly overloaded: () => boolean;
}

interface Refused {
  readonly status: number;
  readonly why: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Takes calls over HTTP, each by itself: no session, nothing held open, nothing kept. Who may call is settled before
 * the body is read, and by Slack's signature once it is.
 */
export function createHttpReceiver(parts: HttpReceiverParts): HttpHandler {
  const { settings, log, inFlight, overloaded } = parts;
  const access = createAccess(settings);
  const calls = new RateLimiterMemory({ points: settings.perMinute, duration: 60 });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const taken = await take(request);
    if ('status' in taken) {
      log.warn('request_refused', { status: taken.status, why: taken.why });
      send(response, taken.status, taken.headers);
      return;
    }
    const { server, message } = taken;
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    try {
      await server.connect(transport);
      await transport.handleRequest(request, response, message);
    } finally {
      await server.close();
    }
    // One that failed is not used again.
    parts.servers.takeBack(server);
  }

  /** The one message of a call and a server for it, or why it is refused. */
  async function take(
    request: IncomingMessage,
  ): Promise<Refused | { readonly server: McpServer; readonly message: object }> {
    const allowed = access(request);
    if ('status' in allowed)
      return {
        ...allowed,
        headers: allowed.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {},
      };
    const early = 'caller' in allowed ? await tooMany(calls, allowed.caller) : undefined;
    if (early !== undefined) return early;
    // Nothing is ever begun from here, so there is no stream to open and no session to end.
    if (request.method !== 'POST')
      return { status: 405, why: 'method', headers: { Allow: 'POST' } };
    const body = await readBody(request, LIMITS.request);
    if ('status' in body) return body;
    const { slackSecret = '' } = settings;
    if (
      'signed' in allowed &&
      !isSignedBySlack(allowed.signed, body.text, slackSecret, parts.clock.now())
    )
      return { status: 401, why: 'signature' };
    const message = parsed(body.text);
    // Several calls in one would each go uncounted; the protocol has had none since June 2025.
    if (message === undefined) return { status: 400, why: 'not one call' };
    const late = 'signed' in allowed ? await tooMany(calls, slackCaller(message)) : undefined;
    if (late !== undefined) return late;
    if (overloaded()) return { status: 429, why: 'busy', headers: { 'Retry-After': '5' } };
    const server = parts.servers.lend();
    return server === undefined
      ? { status: 503, why: 'stopped', headers: { 'Retry-After': '5' } }
      : { server, message };
  }

  return (request, response) => {
    inFlight.track(answer(request, response)).catch((error: unknown) => {
      log.error('fault', { why: error instanceof Error ? error.name : 'unknown' });
      if (!response.headersSent) send(response, 500);
    });
  };
}

async function tooMany(calls: RateLimiterMemory, caller: string): Promise<Refused | undefined> {
  const wait = await secondsToWait(calls, caller);
  return wait > 0
    ? { status: 429, why: 'too many calls', headers: { 'Retry-After': String(wait) } }
    : undefined;
}

/** A caller's calls are counted in memory for a minute, and nothing else of them. */
async function secondsToWait(calls: RateLimiterMemory, caller: string): Promise<number> {
  try {
    await calls.consume(caller);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000) || 1;
    throw refused;
  }
}

/** One JSON object; undefined for anything else. */
function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  const error = { code: -32000, message: SAID[status] ?? 'That call could not be taken.' };
  response.end(JSON.stringify({ jsonrpc: '2.0', error, id: null }));
}

const SAID: Readonly<Record<number, string>> = {
  400: 'Send one JSON-RPC message.',
  401: 'Send a bearer token.',
  403: 'You may not call from here, or by that name.',
  405: 'Use POST.',
  413: 'That is too long.',
  429: 'Too many calls at this moment. Wait, then try again.',
  503: 'Signpost is starting or stopping.',
};
