import { sql } from 'kysely';
import { WHAT_IS_KEPT } from '../../src/store/what-is-kept';
import { createBoss } from '../../src/scheduled-posts/delivery/pg-boss-wakeup';
import { openStore } from '../../src/store/open-store';
import { createKeptLog } from '../fakes/house';
import { startPostgres, type PostgresServer } from '../postgres';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

test('what is kept no longer is deleted at the start, and only the listed fields of a queue say whose posts are due', async () => {
  const url = await server.database();
  const log = createKeptLog();
  const { connection, store } = await openStore({ url, folder: '', log });
  const boss = createBoss({ url, log, every: 60 });
  const idle = () => Promise.resolve();
  let purges = 0;
  const sent: unknown[] = [];
  await boss.start({
    tick: idle,
    settle: idle,
    purge: () => Promise.resolve(void (purges += 1)),
    send: (lane) => Promise.resolve(void sent.push(lane)),
  });
  const lane = { adapter: 'chat', org: 'ORG-NAMED-HERE' };
  await boss.nudge([lane]);
  while (sent.length === 0 || purges === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await boss.stop();
  const { rows } = await sql<Record<string, unknown>>`select * from pgboss.job`.execute(
    connection.db,
  );
  await store.close();
  const naming = rows.flatMap((row) =>
    Object.keys(row).filter((field) => JSON.stringify(row[field]).includes(lane.org)),
  );
  const listed = WHAT_IS_KEPT.find(({ table }) => table === 'pgboss.job');
  expect(purges).toBe(1);
  expect(log.lines.map(({ event }) => event)).not.toContain('queue.failed');
  expect(sent).toEqual([lane]);
  expect(naming.sort()).toEqual(Object.keys(listed?.fields ?? {}).sort());
});
