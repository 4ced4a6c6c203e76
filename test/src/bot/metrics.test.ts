import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createAdapterLog } from '../../../src/bot/adapter-log';
import { withCount } from '../../../src/bot/log';
import { createMetrics, serveMetrics } from '../../../src/bot/metrics';
import { openStore } from '../../../src/store/open-store';
import { readQueue } from '../../../src/store/queue';
import { createKeptLog } from '../../fakes/house';

const free = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

test('what happened, who is ready and how posts stand can be read, and nothing else is served', async () => {
  const health = () => ({
    store: { ready: true, summary: 'It answers.' },
    chat: { ready: false, summary: 'It is silent.' },
  });
  const metrics = createMetrics({
    health,
    deliveries: () => Promise.resolve({ states: { posted: 3, queued: 1 }, oldest: 42 }),
  });
  metrics.answered({ adapter: 'web', asked: 'search', reply: 'declined', seconds: 0.004 });
  metrics.fault('web');
  metrics.slowedDown('web');
  const port = await free();
  const close = await serveMetrics(metrics, health, port, '127.0.0.1');
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
    const readyz = await fetch(`http://127.0.0.1:${port}/readyz`);
    // Said, but no reason to turn others away.
    expect(readyz.status).toBe(200);
    expect(await readyz.text()).toContain('It is silent.');
    expect((await fetch(`http://127.0.0.1:${port}/metrics/`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  } finally {
    await close();
  }
});

test('while the store is away, the numbers that tell so can still be read', async () => {
  let away = false;
  const metrics = createMetrics({
    health: () => ({ posting: { ready: !away, summary: '' } }),
    deliveries: () =>
      away
        ? Promise.reject(new Error('ECONNREFUSED'))
        : Promise.resolve({ states: { posted: 3 }, oldest: 42 }),
  });
  expect(await metrics.text()).toContain('signpost_deliveries{state="posted"} 3');
  away = true;
  const text = await metrics.text();
  expect(text).toContain('signpost_ready{part="posting"} 0');
  // Old numbers would look like new ones.
  expect(text).not.toMatch(/^signpost_deliveries\{|^signpost_oldest_open_delivery_seconds /m);
});

test('an adapter’s first fault is an increase, as its count begins with its first answer', async () => {
  const metrics = createMetrics({ health: () => ({}) });
  metrics.answered({ adapter: 'web', asked: 'tip', reply: 'tip', seconds: 0.001 });
  expect(await metrics.text()).toContain('signpost_faults_total{adapter="web"} 0');
});

test('a state that no post is in is told as 0, so that it never keeps an older number', async () => {
  const open = await openStore({ url: ':memory:', folder: '', log: createKeptLog() });
  const { states, oldest } = await readQueue(open.connection);
  expect([states['unconfirmed'], states['queued'], oldest]).toEqual([0, 0, 0]);
  await open.store.close();
});

it('counts what adapters write in the log, by event, and writes it all the same', async () => {
  const metrics = createMetrics({ health: () => ({}) });
  const kept = createKeptLog();
  const log = createAdapterLog(
    'slack',
    withCount(kept, (event) => metrics.noted(event)),
  );
  log.warn('event_ignored', { kind: 'goodbye' });
  log.info('event_ignored', { kind: 'weather' });
  expect(kept.lines.map(({ fields }) => fields['kind'])).toEqual(['goodbye', 'weather']);
  expect(await metrics.text()).toContain(
    'signpost_adapter_events_total{event="slack.event_ignored"} 2',
  );
});

it('says how far the clock is ahead of each platform’s', async () => {
  const clocks = () => [{ adapter: 'slack', ms: -90_400 }];
  const text = await createMetrics({ health: () => ({}), clocks }).text();
  expect(text).toContain('signpost_clock_ahead_seconds{adapter="slack"} -90');
});
