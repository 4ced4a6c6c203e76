import { startHeartbeat } from '../../../../src/scheduled-posts/delivery/heartbeat';
import { createKeptLog } from '../../../fakes/house';

const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

it('says that the store is silent, once, and that it is back', async () => {
  const log = createKeptLog();
  let away = true;
  const ask = () => (away ? Promise.reject(new Error('refused')) : Promise.resolve());
  const heartbeat = startHeartbeat({ ask, failing: () => [], log, every: 10 });
  expect(heartbeat.health().ready).toBe(true);
  expect(heartbeat.store().ready).toBe(true);
  await settled();
  expect(heartbeat.store()).toEqual({ ready: false, summary: 'The database does not answer.' });
  expect(heartbeat.health()).toEqual({
    ready: false,
    summary: 'Scheduled posts are waiting: the database does not answer.',
  });
  away = false;
  await settled();
  expect(heartbeat.health().ready).toBe(true);
  heartbeat.stop();
  expect(log.lines.map(({ event }) => event)).toEqual(['store.silent', 'store.answers']);
});

it('names what the database refuses', () => {
  const parts = { ask: () => Promise.resolve(), log: createKeptLog() };
  const heartbeat = startHeartbeat({ ...parts, failing: () => ['plan'] });
  expect(heartbeat.health().summary).toContain('the database refuses to plan');
  heartbeat.stop();
});

it('says what keeps the database from taking writes, and that it takes them again', async () => {
  const log = createKeptLog();
  let full = true;
  const heartbeat = startHeartbeat({
    ask: () => Promise.resolve(),
    probe: () => (full ? Promise.reject(new Error('SQLITE_FULL')) : Promise.resolve()),
    explain: () => 'the disk that holds data/signpost.db is full',
    failing: () => [],
    log,
    every: 10,
  });
  await settled();
  expect(heartbeat.store()).toEqual({
    ready: false,
    summary: 'The database is in trouble: the disk that holds data/signpost.db is full.',
  });
  expect(heartbeat.health().ready).toBe(false);
  full = false;
  await settled();
  expect(heartbeat.store().ready).toBe(true);
  heartbeat.stop();
  expect(log.lines.map(({ event }) => event)).toEqual([
    'store.refuses_writes',
    'store.takes_writes',
  ]);
});
