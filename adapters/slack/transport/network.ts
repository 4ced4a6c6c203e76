import type { WebClientOptions } from '@slack/web-api';
import { getGlobalDispatcher, type Dispatcher } from 'undici';
import type { Log } from '../../../src/ports';
import { libraryLogger } from '../library-log';
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
  log: Log,
  fetch?: Fetch,
): Network {
  return {
    options: {
      slackApiUrl: apiUrl,
      // A method name is never an address, whatever it came from.
      allowAbsoluteUrls: false,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
      logger: libraryLogger(log),
      ...(fetch === undefined ? {} : { fetch }),
    },
    ...(proxied === true ? { dispatcher: getGlobalDispatcher() } : {}),
  };
}
