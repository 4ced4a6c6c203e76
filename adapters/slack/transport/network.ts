import type { WebClientOptions } from '@slack/web-api';
import { EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';
import type { Log } from '../../../src/ports';
import { libraryLogger } from '../library-log';
import type { SlackSettings } from '../settings';

/** The way out to Slack: one request is one attempt, and none takes longer than ten seconds. */
export interface Network {
  readonly options: Omit<WebClientOptions, 'logLevel'> & { readonly slackApiUrl: string };
  /** For the WebSocket, which does not go through `fetch`. */
  readonly dispatcher?: EnvHttpProxyAgent;
}

export type Fetch = NonNullable<WebClientOptions['fetch']>;

/**
 * Makes the way out. The client's own defaults would post one message several times over (ten retries,
 * no time-out), so they are turned off here and whoever calls decides what may be tried again.
 */
export function createNetwork(
  { apiUrl, proxy }: Pick<SlackSettings, 'apiUrl' | 'proxy'>,
  log: Log,
  fetch?: Fetch,
): Network {
  const dispatcher =
    proxy === undefined
      ? undefined
      : new EnvHttpProxyAgent({
          httpProxy: proxy.url,
          httpsProxy: proxy.url,
          ...(proxy.except === undefined ? {} : { noProxy: proxy.except }),
        });
  const proxied: Fetch | undefined =
    dispatcher && ((url, init) => undiciFetch(url, { ...(init as object), dispatcher }));
  const through = fetch ?? proxied;
  return {
    options: {
      slackApiUrl: apiUrl,
      // A method name is never an address, whatever it came from.
      allowAbsoluteUrls: false,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
      logger: libraryLogger(log),
      ...(through === undefined ? {} : { fetch: through }),
    },
    ...(dispatcher === undefined ? {} : { dispatcher }),
  };
}
