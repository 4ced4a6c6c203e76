import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createMetrics, serveMetrics } from '../../src/metrics';

const free = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

test('what happened, who is ready and how posts stand can be read, and nothing else is served', async () => {
  const metrics = createMetrics({
    health: () => ({ store: { ready: true, summary: '' }, chat: { ready: false, summary: '' } }),
    deliveries: () => Promise.resolve({ states: { posted: 3, queued: 1 }, oldest: 42 }),
  });
  metrics.answered({ adapter: 'web', asked: 'search', reply: 'declined', seconds: 0.004 });
  metrics.fault('web');
  metrics.slowedDown('web');
  const port = await free();
  const close = await serveMetrics(metrics, port, '127.0.0.1');
  try {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    for (const line of [
      'signpost_questions_total{adapter="web",asked="search",reply="declined"} 1',
      'signpost_answer_seconds_bucket{le="0.005",adapter="web"} 1',
      'signpost_faults_total{adapter="web"} 1',
      'signpost_rate_limited_total{adapter="web"} 1',
      'signpost_ready{part="store"} 1',
      'signpost_ready{part="chat"} 0',
      'signpost_deliveries{state="posted"} 3',
      'signpost_oldest_open_delivery_seconds 42',
    ]) {
      expect(text).toContain(line);
    }
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  } finally {
    await close();
  }
});
