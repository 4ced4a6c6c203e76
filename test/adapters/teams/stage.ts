import type { Message, Records, Reply } from '../../../src/ports';
import type { HttpHandler } from '../../../src/ports';
import { createTeams, PATH, type Microsoft } from '../../../adapters/teams';
import type { Settings } from '../../../adapters/teams/settings';
import { createFakeHouse, type FakeHouse } from '../../fakes/house';
import { reply } from './replies';
import { SDK } from './sdk';
import { createService, listen, type Service } from './service';

/** The adapter at work: behind its endpoint, before a stand-in for Microsoft's service, with a bot that remembers. */
export interface Stage {
  readonly house: FakeHouse;
  readonly service: Service;
  readonly adapter: ReturnType<typeof createTeams>;
  /** What the bot was asked, in order. */
  readonly asked: Message[];
  /** For how many milliseconds it waited before trying an answer again, in order. */
  readonly waits: number[];
  /** The address activities are sent to. */
  readonly endpoint: string;
  /** Sends an activity, or any body at all, as Microsoft would. */
  send(body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export const EMULATOR: Settings = { managers: 'owners' };

interface Options {
  readonly settings?: Settings;
  readonly microsoft?: Microsoft;
  readonly answer?: (message: Message) => Reply | Promise<Reply>;
  /** A house and a service of another stage's, which closes them. */
  readonly beside?: Pick<Stage, 'house' | 'service'>;
  readonly records?: Records;
}

/** Sets everything up on free ports of this machine. */
export async function createStage(options: Options = {}): Promise<Stage> {
  const { settings = EMULATOR, microsoft = {}, answer = () => reply() } = options;
  const house = options.beside?.house ?? createFakeHouse();
  const service = options.beside?.service ?? (await createService());
  const { records = house.records } = options;
  const waits: number[] = [];
  let mounted: HttpHandler | undefined;
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const adapter = createTeams(
    { ...settings, ...SDK },
    { ...house, records, http: { mount: (_, handler) => (mounted = handler) } },
    { wait, ...microsoft },
  );
  const asked: Message[] = [];
  await adapter.start(async (message) => {
    asked.push(message);
    return answer(message);
  });
  const endpoint = await listen((request, response) => mounted!(request, response));
  return {
    house,
    service,
    adapter,
    asked,
    waits,
    endpoint: `${endpoint.url}${PATH}`,
    send: async (body, headers = {}) => {
      const response = await fetch(`${endpoint.url}${PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
    },
    close: async () => {
      await adapter.stop();
      await endpoint.close();
      if (options.beside === undefined) await service.close();
    },
  };
}
