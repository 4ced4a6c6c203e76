import type { WebClientOptions } from '@slack/web-api';
import { getGlobalDispatcher, type Dispatcher } from 'undici';
import type { AdapterLog, PlatformClock } from '../../../src/ports';
import { ResponseUrlError } from '../errors';
import { sdkLog } from './sdk-log';
import type { SlackSettings } from '../settings';

/** The way out to Slack: one request is one attempt, and none takes longer than ten seconds. */
export interface Network {
  readonly options: Omit<WebClientOptions, 'logLevel'> & { readonly slackApiUrl: string };
  /** For the WebSocket, which would go straight out without it; undefined where that is right. */
  readonly dispatcher?: Dispatcher;
}

export type Fetch = NonNullable<WebClientOptions['fetch']>;

/**
 * Makes the way out. The client's own defaults would post one message several times over (ten retries,
 * no time-out), so they are turned off here and whoever calls decides what may be tried again.
 */
export function createNetwork(
  { apiUrl, proxied }: Pick<SlackSettings, 'apiUrl' | 'proxied'>,
  log: AdapterLog,
  { heard }: Pick<PlatformClock, 'heard'>,
  fetch: Fetch = (...request) => globalThis.fetch(...request),
): Network {
  const hearing: Fetch = async (...request) => {
    const answer = await fetch(...request);
    heard(answer.headers.get('date'));
    return answer;
  };
  return {
    options: {
      slackApiUrl: apiUrl,
      // A method name is never an address, whatever it came from.
      allowAbsoluteUrls: false,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
      logger: sdkLog(log),
      fetch: hearing,
    },
    ...(proxied === true ? { dispatcher: getGlobalDispatcher() } : {}),
  };
}

const MILLISECONDS = 10_000;

/** Posts to the address Slack gave for answering one command or press. Rejects with ResponseUrlError. */
export async function postToResponseUrl(
  fetch: Fetch,
  url: string,
  message: Readonly<Record<string, unknown>>,
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.timeout(MILLISECONDS),
  }).catch((cause: unknown) => {
    throw new ResponseUrlError(undefined, 'did not answer', undefined, { cause });
  });
  const said = (await response.text().catch(() => '')).slice(0, 1_000);
  // Slack says "ok", or a word for what was wrong, or the same in JSON, at times with status 200.
  const fault = /"error"\s*:\s*"([a-z_]+)"/.exec(said)?.[1] ?? /^[a-z_]+$/.exec(said.trim())?.[0];
  if (response.ok && (fault === undefined || fault === 'ok')) return;
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = response.status === 429 ? (Number.isFinite(wait) ? wait : 30) : undefined;
  throw new ResponseUrlError(response.status, fault ?? '', retryAfter);
}
