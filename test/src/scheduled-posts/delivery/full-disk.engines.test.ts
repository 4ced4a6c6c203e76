import { sql } from 'kysely';
import { createFakePlatform } from '../../../fakes/platform';
import { createWorld, mondayMorning } from '../../../fakes/scheduled-world';
import { makeSubscription } from '../../../contracts/store.contract';

const CHANNELS = 60;

it('sends nothing while the disk is full, says so, and posts each once when there is room', async () => {
  const clock = mondayMorning();
  const platform = createFakePlatform(clock, true);
  const world = await createWorld({ url: ':memory:', platforms: [platform], clock });
  const { connection, store } = world.open;
  for (let n = 0; n < CHANNELS; n += 1) {
    const to = { adapter: 'web', org: 'trust', ref: String(n) };
    await store.subscriptions.create(makeSubscription({ id: String(n), to }));
  }
  // No more pages than there are: SQLite answers as it does on a full disk.
  const room = (pages: number) =>
    sql.raw(`pragma max_page_count = ${String(pages)}`).execute(connection.db);
  await room(1);
  clock.moveTo('2026-11-23T09:00:00Z');
  for (let round = 0; round < 3; round += 1) {
    await expect(world.round()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    clock.pass(30);
  }
  expect(platform.accepted()).toEqual([]);
  expect(world.scheduler.failing()).toEqual(['plan']);

  await room(100_000);
  for (let round = 0; round < 5; round += 1) {
    await world.round();
    clock.pass(30);
  }
  expect(new Set(platform.accepted().map(({ to }) => to.ref)).size).toBe(CHANNELS);
  expect(platform.accepted()).toHaveLength(CHANNELS);
  expect(world.scheduler.failing()).toEqual([]);
  await world.close();
});
