import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createDedupe,
  createInFlight,
  STOP_PATIENCE,
  type Adapter,
  type AdapterContext,
  type Bot,
  type Platform,
} from '../../src/ports';
import { readActivity, tenantOf } from './activity';
import { readBody } from './body';
import { createConnector, type Answer, type Authority } from './connector';
import { deliveryError } from './errors';
import { examineTeams, KEYS } from './examine';
import { sendOrPlain } from './fallback';
import { createRetry } from './retry';
import { allowedService, parseReference, recordKey } from './reference';
import { renderForTeams } from './render';
import { normalTenant, readSettings, type Settings } from './settings';
import { takeTurn } from './events';

/** Where Azure Bot is told to send activities. */
export const PATH = '/api/messages';

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
  const { http, records, log, clock } = house;
  const { app } = settings;
  const connector = createConnector(settings, () => clock.now(), microsoft.authority);
  const serviceAllowed =
    microsoft.serviceAllowed ?? ((service) => allowedService(service, app === undefined));
  const wait =
    microsoft.wait ?? ((ms) => new Promise<void>((resolve) => void setTimeout(resolve, ms)));
  const patiently = createRetry(log, wait);
  const once = createDedupe('teams', records, log);
  const inFlight = createInFlight();
  let bot: Bot | undefined;

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (app === undefined && !fromThisMachine(request)) return { status: 403 };
    if (request.method !== 'POST') return { status: 405 };
    const body = await readBody(request);
    if ('status' in body) return body;
    const activity = readActivity(body.json);
    if (activity === undefined) {
      log.info('teams_refused', { status: 400, reason: 'not an activity from Teams' });
      return { status: 400 };
    }
    if (bot === undefined) return { status: 503 };
    const context = { bot, house, settings, patiently, once };
    const { why, ...result } = await connector.receive(
      body.json as object,
      request.headers.authorization,
      async (turn) => {
        const tenant = normalTenant(tenantOf(activity) ?? '');
        const ours = app === undefined || app.tenants.has(tenant);
        if (!ours || !serviceAllowed(activity.serviceUrl)) {
          log.warn('teams_refused', { reason: ours ? 'service address' : 'tenant' });
          return { status: 403 };
        }
        return takeTurn(activity, turn, context);
      },
    );
    if (why !== undefined) log.warn('teams_refused', { status: result.status, reason: why });
    return result;
  };

  http.mount(PATH, (request, response) => {
    inFlight.track(answer(request)).then(
      (given) => send(response, given),
      (error: unknown) => {
        log.error('teams_fault', { fault: error instanceof Error ? error.name : 'unknown' });
        send(response, { status: 500 });
      },
    );
  });

  return {
    name: 'teams',
    start: (given) => {
      bot = given;
      if (app === undefined) {
        log.warn('teams_emulator', {
          warning:
            'TEAMS_EMULATOR is on: nothing checks who is calling. Requests from this machine only.',
        });
      }
      return Promise.resolve();
    },
    deliver: async (to, reply, delivery) => {
      const kept = await records.get(recordKey(to)).catch((error: unknown) => {
        throw deliveryError(error);
      });
      const reference = parseReference(to, kept, app?.id ?? '');
      if (reference === undefined || !serviceAllowed(reference.service)) {
        throw deliveryError(new Error('The address is not one of a Teams conversation'));
      }
      const message = renderForTeams(reply, { direct: reference.place === 'personal', delivery });
      try {
        const post = (sent: typeof message) => connector.post(reference, sent);
        return { ref: await sendOrPlain(reply, message, post) };
      } catch (error) {
        throw deliveryError(error);
      }
    },
    examine: (connect) =>
      examineTeams({
        settings,
        connector,
        now: clock.now(),
        connect,
        keys: microsoft.authority?.options.ToBotFromChannelOpenIdMetadataUrl ?? KEYS,
      }),
    health: () => ({ ready: bot !== undefined, summary: summary(settings) }),
    stop: async () => {
      bot = undefined;
      await inFlight.settled(STOP_PATIENCE);
      connector.close();
    },
  };
}

function summary({ app }: Settings): string {
  return app === undefined
    ? `Microsoft Teams: the emulator may call ${PATH} from this machine; nobody else can.`
    : `Microsoft Teams: app ${app.id} (${app.registration.type}), called at ${PATH}, for ${app.tenants.size} tenant${app.tenants.size === 1 ? '' : 's'}.`;
}

/** A proxy on this machine would make every caller look like one of ours, and says so in a header. */
function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '');
  const proxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !proxied && (address === '127.0.0.1' || address === '::1');
}

function send(response: ServerResponse, { status, body }: Answer): void {
  if (response.headersSent) return;
  // What is left of a body we stopped reading must not be taken for the next request.
  const headers = status >= 400 ? { Connection: 'close' } : {};
  if (body === undefined) response.writeHead(status, headers).end();
  else {
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  }
}
