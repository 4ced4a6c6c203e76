import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  createAdapterLog,
  createInFlight,
  DeliveryError,
  STOP_PATIENCE,
  type Adapter,
  type AdapterContext,
  type Bot,
  type Platform,
} from '../../src/ports';
import { LIMITS } from './limits';
import { createServer } from './server';
import { readSettings, type Settings } from './settings';
import { createHttpReceiver } from './transport/http-receiver';

export { serveOverStdio } from './transport/stdio';

/** Where assistants call. */
export const PATH = '/mcp';

/** Assistants that speak the Model Context Protocol, when they are let in: see docs/assistants.md. */
export const mcp: Platform = (env, house) => {
  const settings = readSettings(env);
  return settings && createMcp(settings, house);
};

/** The adapter for checked settings. Mounts its endpoint at once; until it is started, callers are told to come back. */
export function createMcp(settings: Settings, house: AdapterContext): Adapter {
  const log = createAdapterLog('mcp', house.log);
  const inFlight = createInFlight();
  let bot: Bot | undefined;
  // Making a server costs more than most answers, and one serves call after call, a single one at a time.
  const idle: McpServer[] = [];
  house.http.mount(
    PATH,
    createHttpReceiver({
      settings,
      clock: house.clock,
      log,
      inFlight,
      overloaded: () => house.overloaded?.('mcp') ?? false,
      servers: {
        lend: () => bot && (idle.pop() ?? createServer({ bot, catalogue: house.catalogue(), log })),
        takeBack: (server) => {
          if (bot !== undefined && idle.length < LIMITS.idleServers) idle.push(server);
        },
      },
    }),
  );
  return {
    name: 'mcp',
    start: (given) => {
      bot = given;
      return Promise.resolve();
    },
    deliver: () =>
      Promise.reject(new DeliveryError('nothing can be posted to an assistant', 'gone')),
    health: () => ({ ready: bot !== undefined, summary: summary(settings) }),
    async stop() {
      bot = undefined;
      idle.length = 0;
      await inFlight.settled(STOP_PATIENCE);
    },
  };
}

function summary({ tokens, open, hosts, perMinute, slackSecret }: Settings): string {
  const who = open
    ? 'open to whoever reaches it'
    : tokens.length > 0
      ? `for whoever has ${tokens.length === 1 ? 'the token' : `one of ${tokens.length} tokens`}`
      : 'for this machine only';
  const names = hosts.length === 0 ? '' : `, as ${hosts.join(' and ')}`;
  const slackbot = slackSecret === undefined ? '' : ', and for Slackbot by Slack’s signature';
  return `Assistants: called at ${PATH}${names}, ${who}${slackbot}, ${perMinute} calls a minute each.`;
}
