import { Agent, request } from 'node:http';
import {
  createPlatformClock,
  DeliveryError,
  type Adapter,
  type RecordKey,
  type Records,
} from '../../src/ports';
import { FIRST_TOKEN } from './platform';

/** The names of the platforms of a run: one stand-in serves them all. */
export const PLATFORMS = ['chaos', 'mayhem'] as const;

/** Where a workspace's token is kept: of both platforms in one place. */
export const tokenKey = (org: string): RecordKey => ({
  adapter: PLATFORMS[0],
  org,
  kind: 'token',
  id: 'token',
});

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly text: string;
}

export interface ChaosAdapterParts {
  readonly name: (typeof PLATFORMS)[number];
  readonly port: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly records: Pick<Records, 'get'>;
  /** Begun with a key that opens nothing. */
  readonly wrongKey: boolean;
}

/** Posts to the stand-in platform. The slot and the tip travel in the reply's title. */
export function createChaosAdapter(parts: ChaosAdapterParts): Adapter {
  const { name, port, timeout, records, wrongKey } = parts;
  const agent = new Agent({ keepAlive: true });
  const platformClock = createPlatformClock();

  const ask = (
    method: string,
    path: string,
    content?: string,
    authorization = '',
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { authorization };
      const to = { agent, method, path, port, host: '127.0.0.1', headers };
      const asking = request(to, (response) => {
        platformClock.heard(response.headers.date ?? null);
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: Number(response.headers['retry-after'] ?? 0),
            text,
          }),
        );
        response.on('error', reject);
      });
      asking.setTimeout(timeout, () => asking.destroy(new Error('no answer in time')));
      asking.on('error', reject);
      asking.end(content);
    });

  return {
    name,
    start: () => Promise.resolve(),
    stop: () => {
      agent.destroy();
      return Promise.resolve();
    },
    health: () => ({ ready: true, summary: 'ready' }),
    time: platformClock.time,
    async deliver(to, reply, delivery) {
      if (wrongKey)
        throw new DeliveryError('the wrong key', 'later', undefined, {
          hindrance: 'credentials unreadable',
        });
      const token = await records.get(tokenKey(to.org)).catch((error: unknown) => {
        throw new DeliveryError('the store is away', 'later', undefined, {
          cause: error,
          hindrance: 'store away',
        });
      });
      const [slot, tip] = reply.title.split(' ');
      const content = JSON.stringify({ org: to.org, ref: to.ref, delivery, slot, tip });
      const answer = await ask('POST', '/post', content, token ?? FIRST_TOKEN).catch(
        (error: unknown) => {
          throw new DeliveryError('no answer', 'uncertain', undefined, { cause: error });
        },
      );
      if (answer.status === 401)
        throw new DeliveryError('token revoked', 'later', undefined, {
          hindrance: 'credentials refused',
        });
      if (answer.status === 429) throw new DeliveryError('slow down', 'later', answer.retryAfter);
      if (answer.status !== 200) throw new DeliveryError('failed', 'uncertain');
      return { ref: answer.text };
    },
    async find(_, delivery, from) {
      if (wrongKey) return { seen: 'unreadable', why: 'the wrong key' };
      const since = String(from.getTime());
      const answer = await ask('GET', `/history?delivery=${delivery}&since=${since}`);
      if (answer.status !== 200) return { seen: 'unreadable', why: 'slow down' };
      const { found } = JSON.parse(answer.text) as { found: number };
      return found < 0 ? { seen: 'absent' } : { seen: 'posted', ref: String(found) };
    },
  };
}
