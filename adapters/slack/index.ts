import { App, type AnyMiddlewareArgs, type Middleware, type Receiver } from '@slack/bolt';
import {
  createAdapterLog,
  createDedupe,
  createHindrances,
  createInFlight,
  createPlatformClock,
  createRetry,
  createWait,
  STOP_PATIENCE,
  type Adapter,
  type AdapterContext,
  type Bot,
  type Health,
  type HttpHandler,
  type Platform,
} from '../../src/ports';
import { listenForActions } from './actions';
import type { SlackContext } from './context';
import { errorCodeOf, judgeFailure } from './errors';
import { listenForEvents } from './events';
import { examineSlack } from './examine';
import { listenForModals } from './modal';
import { createDirectMessages } from './person';
import { deliver, find, remove } from './send';
import { readSettings, type SlackSettings } from './settings';
import { listenForSteps } from './steps';
import { createCredentials } from './transport/credentials';
import { createHttpReceiver } from './transport/http-receiver';
import { createInstallPages } from './transport/install-pages';
import { createNetwork, type Fetch } from './transport/network';
import { createRefuseBusy } from './transport/refuse-busy';
import { redact } from './transport/sdk-log';
import { createSocketReceiver } from './transport/socket-receiver';

export { renderForSlack } from './render';

/** What to do where Slack will not have our token, or a kept one can't be opened. */
const REMEDY = {
  one: 'check SLACK_BOT_TOKEN',
  many: 'check SLACK_ENCRYPTION_KEY, or install the app there again from /slack/install',
} as const;

/** Slack sends an event again after a minute and after five; late ones have come within the hour. */
const EVENT_SECONDS = 6 * 3_600;
/** A signature is good for five minutes on either side of now. */
const REQUEST_SECONDS = 660;

/** The Slack adapter; undefined when no SLACK_ setting is given. Throws SettingsError when they are wrong. */
export const slack: Platform = (env, house) => {
  const settings = readSettings(env);
  return settings === undefined ? undefined : createSlack(settings, house);
};

/** Makes the adapter from settings that were read. `fetch` is for tests that watch what goes out. */
export function createSlack(
  settings: SlackSettings,
  house: AdapterContext,
  fetch?: Fetch,
): Adapter {
  const { records, clock, picture, left, catalogue } = house;
  const { way } = settings;
  const log = createAdapterLog('slack', house.log);
  const waiting = createWait();
  const { wait } = waiting;
  const platformClock = createPlatformClock();
  const network = createNetwork(settings, log, platformClock, fetch);
  const hindrances = createHindrances(log, REMEDY[settings.identity.kind]);
  const credentials = createCredentials(settings, network, records, log, wait, hindrances);
  const { clientFor } = credentials;
  const refuse = createRefuseBusy(
    () => house.overloaded?.('slack') ?? false,
    network.options.fetch ?? globalThis.fetch,
  );
  const http =
    way.kind === 'http'
      ? createHttpReceiver(way.signingSecret, clock, log, refuse, platformClock.sent)
      : undefined;
  const socket =
    way.kind === 'socket'
      ? createSocketReceiver(way.appToken, network, wait, log, refuse)
      : undefined;
  const receiver = (http ?? socket)?.receiver;
  const inFlight = createInFlight();

  mountPages(
    house,
    http?.handler,
    credentials.installer && createInstallPages(credentials.installer, log),
  );

  return {
    name: 'slack',
    async start(bot) {
      if (receiver === undefined) return;
      const app = createApp(receiver);
      listen(app, bot);
      credentials.start();
      await receiver.start();
    },
    deliver: (to, reply, delivery) =>
      hindrances.watch(to.org, () => deliver({ clientFor, picture }, to, reply, delivery)),
    find: (to, delivery, from) => find(clientFor, to, delivery, from),
    remove: (to, ref) => hindrances.watch(to.org, () => remove(clientFor, to, ref)),
    health,
    time: platformClock.time,
    examine: (inspection) => examineSlack(settings, network, inspection, wait),
    async stop() {
      waiting.stop();
      await receiver?.stop();
      await inFlight.settled(STOP_PATIENCE);
    },
  };

  function createApp(through: Receiver): App {
    // Never `token`: Bolt would check it at once, and a Slack out of reach would end the process.
    return new App({
      receiver: through,
      authorize: credentials.authorize,
      clientOptions: network.options,
      ...(network.options.logger === undefined ? {} : { logger: network.options.logger }),
    });
  }

  function listen(app: App, bot: Bot): void {
    const once = createDedupe('slack', records, log);
    const patiently = createRetry(judgeFailure, wait, log);
    const tools: SlackContext = {
      ...{ app, bot, log, records, left, once, patiently, wait, picture, catalogue, hindrances },
      agentView: settings.agentView ?? false,
      fetch: network.options.fetch ?? globalThis.fetch,
      direct: createDirectMessages({ patiently, log }),
    };
    app.error((error) => {
      const cause = error.original ?? error;
      const code = errorCodeOf(cause);
      if (code === undefined) log.error('turn_failed', { why: redact(cause.message) });
      else log.error('send_refused', { why: code });
      return Promise.resolve();
    });
    app.use(async (args) => {
      // Answers go out as messages of their own, but for a submitted window's, which says what it shows next.
      if ('ack' in args && args.body.type !== 'view_submission') await args.ack?.();
      await args.next();
    });
    const takeOnce: Middleware<AnyMiddlewareArgs> = async ({ body, context, next }) => {
      // Slack's ids are its own for all workspaces; which one a request names is not always known to be so.
      const org = '';
      const event = (body as { readonly event_id?: unknown }).event_id;
      const request: unknown = context['requestId'];
      const first =
        typeof event === 'string'
          ? await once(org, 'event', [event], EVENT_SECONDS)
          : typeof request !== 'string' ||
            request === '' ||
            (await once(org, 'request', [request], REQUEST_SECONDS));
      const kind = kindOf(body);
      if (!first) log.info('event_repeated');
      else if (kind !== undefined && !HEARD.has(kind))
        log.info('event_ignored', { kind: /^[a-z_.]{1,60}$/.test(kind) ? kind : 'unnamed' });
      else await next();
    };
    app.use((args) => inFlight.track(takeOnce(args)));
    listenForEvents(tools);
    listenForActions(tools);
    listenForModals(tools);
    listenForSteps(tools);
  }

  function health(): Health {
    const problem =
      credentials.problem() ??
      hindrances.problem() ??
      (socket === undefined || socket.connected() ? undefined : 'the socket is not connected');
    const how = way.kind === 'http' ? 'over HTTP' : 'in Socket Mode';
    const whom = credentials.installer === undefined ? 'one workspace' : 'each workspace';
    return problem === undefined
      ? { ready: true, summary: `Slack is connected to ${whom} ${how}.` }
      : { ready: false, summary: `Slack is not ready: ${problem}.` };
  }
}

/** The events that something here listens for. */
const HEARD: ReadonlySet<string> = new Set([
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_deleted',
  'channel_id_changed',
  'function_executed',
  'group_deleted',
  'member_joined_channel',
  'message',
  'tokens_revoked',
]);

/** The name of the event in a request; undefined where it brings something else. */
function kindOf(body: object): string | undefined {
  const { event } = body as { readonly event?: { readonly type?: unknown } };
  return typeof event?.type === 'string' ? event.type : undefined;
}

function mountPages(
  { http }: Pick<AdapterContext, 'http'>,
  events: HttpHandler | undefined,
  pages: HttpHandler | undefined,
): void {
  if (events === undefined && pages === undefined) return;
  http.mount('/slack', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const handler =
      pathname === '/slack/events'
        ? events
        : pathname === '/slack/install' || pathname === '/slack/oauth_redirect'
          ? pages
          : undefined;
    if (handler !== undefined) handler(request, response);
    else response.writeHead(404).end();
  });
}
