import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, LogLevel, verifySlackRequest, type App, type Receiver } from '@slack/bolt';
import {
  readBody,
  type AdapterLog,
  type Clock,
  type HttpHandler,
  type PlatformClock,
} from '../../../src/ports';
import { LIMITS } from '../limits';
import { bodyOf } from '../overload';
import type { RefuseBusy } from './refuse-busy';
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
 * Bolt's own receiver on the shared web server. Before it stands what it leaves out: a limit on size, Bolt's check of
 * signatures by our clock instead of the machine's and on both sides of Slack's window, and a body that would end the
 * process.
 */
export function createHttpReceiver(
  signingSecret: string,
  clock: Clock,
  log: AdapterLog,
  refuse: RefuseBusy,
  sent: PlatformClock['sent'],
): SlackHttpReceiver {
  let started = false;
  const bolt = new HTTPReceiver({
    signingSecret,
    // Checked below, by Bolt's own function.
    signatureVerification: false,
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
    const fault = isCertificateCheck(body.text)
      ? undefined
      : signatureFault(signingSecret, request.headers, body.text, clock.now(), sent);
    if (fault !== undefined) {
      log.warn('request_refused', { status: 401, why: fault });
      end(response, 401);
      return;
    }
    if (isNull(body.text)) {
      log.warn('request_refused', { status: 400, why: 'not what Slack sends' });
      end(response, 400);
      return;
    }
    const refusal = refuse(() => bodyOf(body.text));
    if (refusal !== undefined) {
      if ('again' in refusal) end(response, 503);
      else if ('answer' in refusal) {
        response
          .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
          .end(JSON.stringify(refusal.answer));
      } else end(response, 200);
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

/** What is wrong with a request's signature or its time; undefined where it is Slack's. */
function signatureFault(
  signingSecret: string,
  headers: IncomingHttpHeaders,
  body: string,
  now: Date,
  sent: PlatformClock['sent'],
): string | undefined {
  const signature = headers['x-slack-signature'];
  const time = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof time !== 'string' || !/^\d{1,12}$/.test(time))
    return 'not signed';
  const at = Number(time) * 1_000;
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(time) },
      // The window is looked at below: where the clock that is wrong is ours, this is how we learn of it.
      nowMilliseconds: at,
    });
  } catch {
    return 'signature mismatch';
  }
  sent(new Date(at));
  return Math.abs(now.getTime() - at) > WINDOW_SECONDS * 1_000 ? 'out of date' : undefined;
}

/** Slack asks unsigned whether the certificate is good; such a request may carry nothing else. */
function isCertificateCheck(text: string): boolean {
  const fields = new URLSearchParams(text);
  const names = [...fields.keys()].sort().join(' ');
  return (
    fields.getAll('ssl_check').includes('1') &&
    (names === 'ssl_check' || names === 'ssl_check token')
  );
}

/** Bolt reads a field of whatever JSON it is sent, where nobody would catch what null throws. */
const isNull = (text: string): boolean =>
  [text, new URLSearchParams(text).get('payload')].some((json) => json?.trim() === 'null');

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
