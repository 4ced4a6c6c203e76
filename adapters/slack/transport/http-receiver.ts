import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Clock, HttpHandler, Log } from '../../../src/ports';
import { createAck } from './ack';
import { readRawBody } from './raw-body';
import { validSignature } from './signature';

/** Slack's requests over HTTP. */
export interface SlackHttpReceiver {
  readonly receiver: Receiver;
  /** Answers `POST /slack/events`. */
  readonly handler: HttpHandler;
}

type Json = Record<string, unknown>;

/** Takes events, commands and presses over HTTP: signed, in time, of a sane size, and acknowledged at once. */
export function createHttpReceiver(
  signingSecret: string,
  clock: Clock,
  log: Log,
): SlackHttpReceiver {
  let app: App | undefined;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      end(response, 405);
      return;
    }
    const raw = await readRawBody(request);
    if ('status' in raw) {
      log.warn('slack.refused', { why: raw.why });
      response.shouldKeepAlive = false;
      end(response, raw.status);
      return;
    }
    const signature = validSignature(signingSecret, request.headers, raw.body, clock.now());
    if (signature === undefined) {
      log.warn('slack.refused', { why: 'signature missing, wrong or out of date' });
      end(response, 401);
      return;
    }
    const body = parseBody(raw.body, request.headers['content-type'] ?? '');
    if (body === undefined) {
      end(response, 400);
      return;
    }
    if (body['ssl_check'] !== undefined) {
      end(response, 200);
      return;
    }
    if (body['type'] === 'url_verification') {
      end(response, 200, { challenge: String(body['challenge']) });
      return;
    }
    if (app === undefined) {
      end(response, 503);
      return;
    }
    const ack = createAck(body, (answer) => end(response, 200, answer));
    try {
      await app.processEvent({ body, ack, customProperties: { requestId: signature } });
    } catch (error) {
      log.error('slack.fault', { why: error instanceof Error ? error.name : 'unknown' });
    } finally {
      await ack();
    }
  }

  return {
    receiver: {
      init: (bolt) => {
        app = bolt;
      },
      start: () => Promise.resolve(),
      stop: () => {
        app = undefined;
        return Promise.resolve();
      },
    },
    handler: (request, response) => {
      take(request, response).catch(() => end(response, 500));
    },
  };
}

function parseBody(text: string, type: string): Json | undefined {
  try {
    if (type.startsWith('application/json')) return asObject(JSON.parse(text));
    const fields = new URLSearchParams(text);
    const payload = fields.get('payload');
    return payload === null ? Object.fromEntries(fields) : asObject(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}

function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.writableEnded || response.destroyed) return;
  if (answer === undefined || answer === '') {
    response.writeHead(status).end();
  } else if (typeof answer === 'string') {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(answer);
  } else {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }
}
