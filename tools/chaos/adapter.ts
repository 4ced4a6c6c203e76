import { Agent, request } from 'node:http';
import { DeliveryError, type Adapter } from '../../src/ports';

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly text: string;
}

/** Posts to the stand-in platform. `timeout` in milliseconds. The slot and the tip travel in the reply's title. */
export function createChaosAdapter(port: number, timeout: number): Adapter {
  const agent = new Agent({ keepAlive: true });

  const ask = (method: string, path: string, content?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asking = request({ agent, method, path, port, host: '127.0.0.1' }, (response) => {
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
    name: 'chaos',
    start: () => Promise.resolve(),
    stop: () => {
      agent.destroy();
      return Promise.resolve();
    },
    health: () => ({ ready: true, summary: 'ready' }),
    async deliver(to, reply, delivery) {
      const [slot, tip] = reply.title.split(' ');
      const content = JSON.stringify({ ref: to.ref, delivery, slot, tip });
      const answer = await ask('POST', '/post', content).catch((error: unknown) => {
        throw new DeliveryError('no answer', 'uncertain', undefined, { cause: error });
      });
      if (answer.status === 429) throw new DeliveryError('slow down', 'later', answer.retryAfter);
      if (answer.status !== 200) throw new DeliveryError('failed', 'uncertain');
      return { ref: answer.text };
    },
    async find(to, delivery) {
      const answer = await ask('GET', `/history?ref=${to.ref}&delivery=${delivery}`);
      if (answer.status !== 200) return { seen: 'unreadable', why: 'slow down' };
      const { found } = JSON.parse(answer.text) as { found: number };
      return found < 0 ? { seen: 'absent' } : { seen: 'posted', ref: String(found) };
    },
  };
}
