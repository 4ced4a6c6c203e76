import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { STEPS } from '../../../src/store/migrate';
import { openStore } from '../../../src/store/open-store';
import { keptSecret } from '../../../src/scheduled-posts/subscriptions/person-hash';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { createFakePlatform } from '../../fakes/platform';
import { createWorld } from '../../fakes/scheduled-world';
import { projectRoot } from '../../../src/settings/project-root';

const FIRST = readFileSync(join(projectRoot(), 'test/fixtures/store/at-0001.sql'), 'utf8');
const ID = 'a1b2c3d4e5f6';
let folder: string;
let url: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-upgrade-'));
  const old = new Database(join(folder, 'signpost.db'));
  old.exec(FIRST);
  old.close();
  url = `file:${join(folder, 'signpost.db')}`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file of the first version is brought up to date with everything in it as it was', async () => {
  const { store, connection } = await openStore({ url, folder, log: createKeptLog() });
  const steps = await connection.db
    .selectFrom('kysely_migration' as never)
    .select('name' as never)
    .execute();
  expect(steps).toEqual(STEPS.map((name) => ({ name })));
  expect(await store.subscriptions.get(ID)).toMatchObject({
    what: 'tips',
    topics: ['video'],
    madeBy: 'hash-of-somebody',
    lastSlot: '2026-11-20',
    next: { date: '2026-11-23' },
    version: 4,
  });
  expect(await store.history.recent(ID, 5)).toMatchObject([
    { slot: '2026-11-20', state: 'posted', posted: 'message-1', content: ['tip-1'] },
  ]);
  expect(await store.history.used(ID)).toEqual({ round: 1, content: ['tip-1'] });
  expect(await store.feedback.tallies()).toEqual([{ content: 'tip-1', helpful: 1, unhelpful: 0 }]);
  const ward = { adapter: 'web', org: 'trust', ref: 'ward-7' };
  expect(await store.audit.recentAt(ward, 5)).toMatchObject([
    { event: 'subscribed', subject: ID, ref: 'ward-7' },
  ]);
  expect(await keptSecret(store.records)).toBe('the-key-of-the-first-version');
  await store.close();
});

test('and posts on the next day what has not been shown', async () => {
  const clock = createFixedClock('2026-11-23T09:00:00Z');
  const platform = createFakePlatform(clock, true);
  const world = await createWorld({ url, platforms: [platform], clock });
  await world.round();
  // So long after the last entry the clock is watched for a minute before it is believed.
  expect(platform.accepted()).toEqual([]);
  clock.pass(61);
  for (let round = 0; round < 2; round += 1) await world.round();
  expect(platform.accepted()).toMatchObject([{ title: 'tip-2', to: { ref: 'ward-7' } }]);
  await world.close();
});
