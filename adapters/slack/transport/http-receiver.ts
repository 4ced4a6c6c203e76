import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, LogLevel, type App, type Receiver } from '@slack/bolt';
import { readBody, type AdapterLog, type Clock, type HttpHandler } from '../../../src/ports';
import { LIMITS } from '../limits';
import { redact } from './sdk-log';

/** Slack's requests over HTTP. */
export interface SlackHttpReceiver {
  readonly receiver: Receiver;
  /** Answers `POST /slack/events`. */
  readonly handler: HttpHandler;
}

/** Slack's own window: docs.slack.dev/authentication/verifying-requests-from-slack */
const WINDOW_SECONDS = 300;
/** Slack gives up after three seconds. Nearly everything is acknowledged at once; nothing later than this. */
const LONGEST_MILLISECONDS = 2_500;

/**
 * Bolt's own receiver on the shared web server: it checks signatures, reads bodies and acknowledges. Before it stands
 * what it leaves out: a limit on time, the future side of Slack's window, and a body that would end the process.
 */
export function createHttpReceiver(
  signingSecret: string,
  clock: Clock,
  log: AdapterLog,
): SlackHttpReceiver {
  let started = false;
  const bolt = new HTTPReceiver({
    signingSecret,
    logger: refusalLog(log),
    customPropertiesExtractor: ({ headers }) => ({ requestId: headers['x-slack-signature'] ?? '' }),
    unhandledRequestTimeoutMillis: LONGEST_MILLISECONDS,
    unhandledRequestHandler: ({ response }) => {
      end(response, 200);
    },
    // Slack would send again what fails again, and turn the app's events off where most fail.
    processEventErrorHandler: ({ error, response }) => {
      log.error('fault', { why: error.name });
      end(response, 200);
      return Promise.resolve(true);
    },
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || !started) {
      end(response, started ? 405 : 503);
      return;
    }
    const body = await readBody(request, LIMITS.request);
    if ('status' in body) {
      log.warn('request_refused', body);
      response.shouldKeepAlive = false;
      end(response, body.status);
      return;
    }
    if (!isInTime(request.headers, clock.now())) {
      log.warn('request_refused', { status: 401, why: 'out of date' });
      end(response, 401);
      return;
    }
    const status = statusOfOdd(body.text);
    if (status !== undefined) {
      log.warn('request_refused', { status, why: 'not what Slack sends' });
      end(response, status);
      return;
    }
    // What Bolt reads in place of the request's stream.
    const read = Object.assign(request, { rawBody: Buffer.from(body.text) });
    bolt.requestListener(read, response);
  }

  return {
    receiver: {
      init: (app: App) => bolt.init(app),
      start: () => {
        started = true;
        return Promise.resolve();
      },
      stop: () => {
        started = false;
        return Promise.resolve();
      },
    },
    handler: (request, response) => {
      take(request, response).catch((error: unknown) => {
        log.error('fault', { why: error instanceof Error ? error.name : 'unknown' });
        end(response, 500);
      });
    },
  };
}

/** Whether a time stamp is within the window on both sides of now; without one, Bolt decides. */
function isInTime(headers: IncomingHttpHeaders, now: Date): boolean {
  const time = headers['x-slack-request-timestamp'];
  if (typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return true;
  return Math.abs(now.getTime() / 1_000 - Number(time)) <= WINDOW_SECONDS;
}

/**
 * The status of a body that Bolt should not see. It reads a field of whatever JSON it is sent, where nobody would catch
 * what null throws; and it takes a check of the certificate unsigned, which may then carry nothing else.
 */
function statusOfOdd(text: string): 400 | 401 | undefined {
  const fields = new URLSearchParams(text);
  if ([text, fields.get('payload')].some((json) => json?.trim() === 'null')) return 400;
  const names = [...fields.keys()].sort().join(' ');
  const check = fields.getAll('ssl_check').includes('1');
  return check && names !== 'ssl_check' && names !== 'ssl_check token' ? 401 : undefined;
}

/** Bolt's own words for why it refused a request. What JSON.parse adds to them may be somebody's. */
function refusalLog(log: AdapterLog) {
  const why = ([said]: readonly unknown[]) =>
    redact(String(said).replace(/^(Malformed request body).*/s, '$1'));
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said: unknown[]) => log.warn('request_refused', { why: why(said) }),
    error: (...said: unknown[]) => log.error('fault', { why: why(said) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function end(response: ServerResponse, status: number): void {
  if (response.writableEnded || response.destroyed) return;
  response.writeHead(status).end();
}
