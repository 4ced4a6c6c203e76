import { webApi, type Authorize } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import {
  DeliveryError,
  type AdapterContext,
  type AdapterLog,
  type Hindrances,
  type Wait,
} from '../../../src/ports';
import type { ClientFor } from '../context';
import { deliveryError, errorCodeOf } from '../errors';
import { createInstallations, NotInstalledError, SealedError } from './installations';
import type { Network } from './network';
import { oneTimeStates } from './oauth-state';
import type { SlackSettings } from '../settings';

/** How the adapter proves who it is, to Bolt and to itself. */
export interface Credentials {
  readonly authorize: Authorize<boolean>;
  readonly clientFor: ClientFor;
  /** For installing in several workspaces; absent with one token. */
  readonly installer?: InstallProvider;
  /** Why Slack will not have us, in a sentence; undefined when it will. */
  problem(): string | undefined;
  /** Begins checking the token, again and again, without ever rejecting. */
  start(): void;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 300_000;
/** A token may be revoked while we run. */
const CHECK_AGAIN = 600_000;
/** Where posts wait for a token or a key, Slack is asked so often whether it is right again. */
const HINDERED_PAUSE = 60_000;
const MOST_CLIENTS = 1_000;

/** One token, checked in the background, or one for each workspace that installed the app. */
export function createCredentials(
  { identity, apiUrl }: SlackSettings,
  network: Network,
  records: AdapterContext['records'],
  log: AdapterLog,
  wait: Wait,
  hindrances: Hindrances,
): Credentials {
  const clients = new Map<string, webApi.WebClient>();
  const clientOf = (token: string) => {
    const client = clients.get(token) ?? new webApi.WebClient(token, network.options);
    // Tokens are renewed twice a day; the old ones' clients go with the oldest.
    const [oldest] = clients.keys();
    if (clients.size > MOST_CLIENTS && oldest !== undefined) clients.delete(oldest);
    clients.set(token, client);
    return client;
  };
  if (identity.kind === 'one') {
    const one = oneWorkspace(identity.botToken, clientOf(identity.botToken), log, wait);
    return withWatch(one, hindrances, wait);
  }
  const installer = new InstallProvider({
    clientId: identity.clientId,
    clientSecret: identity.clientSecret,
    stateStore: oneTimeStates(identity.stateSecret, records),
    installationStore: createInstallations(records, identity.encryptionKey),
    authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
    clientOptions: network.options,
    ...(network.options.logger === undefined ? {} : { logger: network.options.logger }),
    renderHtmlForInstallPath: installPage,
  });
  const many: Credentials = {
    installer,
    authorize: (source) => {
      const org = source.teamId ?? source.enterpriseId ?? 'unknown';
      return installer.authorize(source).catch((error: unknown) => {
        const { hindrance, message } = notOpened(error);
        if (hindrance !== undefined) hindrances.note(org, hindrance, message);
        throw error;
      });
    },
    async clientFor(org) {
      const grid = org.startsWith('E');
      const found = await installer
        .authorize({
          teamId: grid ? undefined : org,
          enterpriseId: grid ? org : undefined,
          isEnterpriseInstall: grid,
        })
        .catch((error: unknown) => {
          throw notOpened(error);
        });
      if (found.botToken === undefined) throw new DeliveryError('no bot token there', 'gone');
      return clientOf(found.botToken);
    },
    problem: () => undefined,
    start: () => undefined,
  };
  return withWatch(many, hindrances, wait);
}

/** Why an installation could not be read. Only one that is not there is gone: everything else may be right again. */
function notOpened(error: unknown): DeliveryError {
  const cause = (error as { readonly original?: unknown }).original ?? error;
  if (cause instanceof NotInstalledError)
    return new DeliveryError(cause.message, 'gone', undefined, { cause });
  if (cause instanceof SealedError)
    return new DeliveryError(cause.message, 'later', undefined, {
      cause,
      hindrance: 'credentials unreadable',
    });
  // Slack turned down the renewal of a token.
  if (errorCodeOf(cause) !== undefined) return deliveryError(cause);
  return new DeliveryError('the stored installation cannot be read', 'later', undefined, {
    cause,
    hindrance: 'store away',
  });
}

/** Looks again and again whether what keeps organisations from their posts is over, so that health says so before the next post. */
function withWatch(credentials: Credentials, hindrances: Hindrances, wait: Wait): Credentials {
  const { clientFor } = credentials;

  async function lookAgain(org: string): Promise<void> {
    try {
      await hindrances.watch(org, async () => {
        const client = await clientFor(org);
        await client.auth.test().catch((error: unknown) => {
          throw deliveryError(error);
        });
      });
    } catch {
      // It stays as it was noted.
    }
  }

  async function watch(): Promise<void> {
    while (!wait.stopped()) {
      await wait(HINDERED_PAUSE);
      for (const org of hindrances.orgs()) if (!wait.stopped()) await lookAgain(org);
    }
  }

  return {
    ...credentials,
    start: () => {
      credentials.start();
      void watch();
    },
  };
}

function oneWorkspace(
  botToken: string,
  client: webApi.WebClient,
  log: AdapterLog,
  wait: Wait,
): Credentials {
  let known: { botId?: string; botUserId?: string; teamId?: string; enterpriseId?: string } = {};
  let problem: string | undefined = 'Slack has not been reached yet';

  async function check(): Promise<void> {
    let pause = FIRST_PAUSE;
    for (;;) {
      try {
        const { bot_id: botId, user_id: botUserId, team_id: teamId } = await client.auth.test();
        known = {
          ...(botId === undefined ? {} : { botId }),
          ...(botUserId === undefined ? {} : { botUserId }),
          ...(teamId === undefined ? {} : { teamId }),
        };
        if (problem !== undefined) log.info('signed_in');
        problem = undefined;
        pause = FIRST_PAUSE;
        await wait(CHECK_AGAIN);
      } catch (error) {
        const name = errorCodeOf(error);
        problem =
          name === undefined
            ? 'Slack cannot be reached'
            : `Slack refused the bot token (${name}): check SLACK_BOT_TOKEN`;
        log.warn('sign_in_refused', { why: name ?? 'no answer', retryInSeconds: pause / 1_000 });
        await wait(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
      if (wait.stopped()) return;
    }
  }

  return {
    // Bolt adds what is missing from the request itself, so answers go out even before Slack was reached.
    authorize: () => Promise.resolve({ botToken, ...known }),
    clientFor: () => Promise.resolve(client),
    problem: () => problem,
    start: () => void check(),
  };
}

function installPage(url: string): string {
  const address = url.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Add Signpost to Slack</title></head>
<body><main><h1>Add Signpost to Slack</h1><p>Signpost answers questions about using social media well in the NHS.
Slack will show you what it asks for before you agree.</p><p><a href="${address}">Add to Slack</a></p></main></body></html>`;
}
