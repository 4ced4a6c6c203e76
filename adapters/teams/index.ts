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
  type Platform,
} from '../../src/ports';
import { judgeFailure } from './errors';
import { takeTurn } from './events';
import { examineTeams, KEYS } from './examine';
import { allowedServices } from './reference';
import { deliver } from './send';
import { readSettings, type Settings } from './settings';
import { openConnector, type Authority } from './transport/connector';
import { createHttpReceiver } from './transport/http-receiver';

export { renderForTeams } from './render';

/** Where Azure Bot is told to send activities. */
export const PATH = '/api/messages';

/** What to do where Microsoft will not have our credentials. */
const REMEDY =
  'check the password or certificate of the app, and that the app is allowed in the organisation';

/** Microsoft Teams, when it is set up: see docs/teams.md for the settings. */
export const teams: Platform = (env, house) => {
  const settings = readSettings(env);
  return settings && createTeams(settings, house);
};

/** Where Microsoft's parts are, when they are not in their usual place. */
export interface Microsoft {
  readonly authority?: Authority;
  readonly serviceAllowed?: (service: string) => boolean;
  /** How to wait so many milliseconds before an answer is tried again. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** The Teams adapter for checked settings. Mounts its endpoint at once; until it is started, Teams is told to come back. */
export function createTeams(
  settings: Settings,
  house: AdapterContext,
  microsoft: Microsoft = {},
): Adapter {
  const { http, records, clock } = house;
  const { app } = settings;
  const log = createAdapterLog('teams', house.log);
  const platformClock = createPlatformClock();
  const clocks = { now: () => clock.now(), heard: platformClock.heard };
  const connector = openConnector(settings, clocks, microsoft.authority);
  const serviceAllowed = microsoft.serviceAllowed ?? allowedServices(app === undefined);
  const waiting = createWait();
  const wait = microsoft.wait
    ? Object.assign(microsoft.wait, { stopped: waiting.wait.stopped })
    : waiting.wait;
  const patiently = createRetry(judgeFailure, wait, log);
  const once = createDedupe('teams', records, log);
  const inFlight = createInFlight();
  const hindrances = createHindrances(log, REMEDY);
  const receiver = createHttpReceiver({
    ...{ app, connector, serviceAllowed, log, inFlight },
    overloaded: () => house.overloaded?.('teams') ?? false,
  });
  http.mount(PATH, receiver.handler);
  let started = false;

  return {
    name: 'teams',
    start: (bot) => {
      const context = { bot, house, log, settings, patiently, once };
      receiver.start((activity, at, turn) => takeTurn(activity, at, turn, context));
      started = true;
      if (app === undefined) {
        log.warn('emulator', {
          why: 'TEAMS_EMULATOR is on: nothing checks who is calling. Requests from this machine only.',
        });
      }
      return Promise.resolve();
    },
    deliver: (to, reply, delivery) =>
      hindrances.watch(to.org, () =>
        deliver(
          {
            connector,
            records,
            log,
            thumbs: settings.feedback === 'native',
            appId: app?.id ?? '',
            serviceAllowed,
          },
          to,
          reply,
          delivery,
        ),
      ),
    examine: (inspection) =>
      examineTeams({
        settings,
        connector,
        now: clock.now(),
        ...inspection,
        keys: microsoft.authority?.keys ?? KEYS,
      }),
    health: () => {
      const problem = hindrances.problem();
      return problem === undefined
        ? { ready: started, summary: summary(settings) }
        : { ready: false, summary: `Microsoft Teams is not ready: ${problem}.` };
    },
    time: platformClock.time,
    async stop() {
      started = false;
      waiting.stop();
      receiver.stop();
      await inFlight.settled(STOP_PATIENCE);
      await connector.close();
    },
  };
}

function summary({ app }: Settings): string {
  return app === undefined
    ? `Microsoft Teams: the emulator may call ${PATH} from this machine; nobody else can.`
    : `Microsoft Teams: app ${app.id} (${app.registration.type}), called at ${PATH}, for ${app.tenants.size} tenant${app.tenants.size === 1 ? '' : 's'}.`;
}
