import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { createMcp, PATH } from '../../../adapters/mcp';
import type { Settings } from '../../../adapters/mcp/settings';
import type { Knowledge } from '../../../knowledge';
import { createBot } from '../../../src/bot/bot';
import { openCatalogue } from '../../../src/bot/catalogue';
import type { Adapter, Bot } from '../../../src/ports';
import { createFakeHouse, type FakeHouse } from '../../fakes/house';

/** For this machine only, and no end of calls. */
export const LOCAL: Settings = { tokens: [], open: false, hosts: [], perMinute: 100_000 };

export interface McpStage {
  readonly house: FakeHouse;
  readonly adapter: Adapter;
  /** The real bot over real content, as assistants are given it. */
  readonly bot: Bot;
  readonly url: string;
  /** A client that has shaken hands. */
  client(headers?: Readonly<Record<string, string>>): Promise<Client>;
  close(): Promise<void>;
}

/** The adapter over real HTTP and, unless it is given another bot, real content. */
export async function openMcp(
  knowledge: Knowledge,
  settings: Settings = LOCAL,
  time = '2026-12-01T09:00:00Z',
  given?: Bot,
): Promise<McpStage> {
  const open = openCatalogue({
    knowledge,
    timeZone: 'Europe/London',
    now: () => new Date(time),
  });
  const house = createFakeHouse(time, open);
  const { clock, log } = house;
  const bot = createBot({ knowledge, clock, log, reference: () => 'ref' });
  const adapter = createMcp(settings, house);
  await adapter.start(given ?? bot);
  const server = createServer((request, response) => house.handler(PATH)?.(request, response));
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}${PATH}`;
  const clients: Client[] = [];
  return {
    house,
    adapter,
    bot,
    url,
    client: async (headers = {}) => {
      const client = new Client({ name: 'test', version: '1' });
      const transport = new StreamableHTTPClientTransport(new URL(url), {
        requestInit: { headers },
      });
      await client.connect(transport);
      clients.push(client);
      return client;
    },
    close: async () => {
      for (const client of clients) await client.close();
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
