import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import { makeCopy } from '../../../src/store/backup-schedule';
import { copySqlite, markAsCopy } from '../../../src/store/backup';
import { openStore } from '../../../src/store/open-store';
import { exportLines, importLines } from '../../../src/store/transfer';
import { makeSubscription } from '../../contracts/store.contract';
import { createFixedClock, createKeptLog, type FixedClock } from '../../fakes/house';
import { createFakePlatform, type FakePlatform } from '../../fakes/platform';
import { createWorld, mondayMorning, type World } from '../../fakes/scheduled-world';
import { startPostgres, type PostgresServer } from '../../postgres';

let folder: string;
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-copies-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = createKeptLog();
const open = (url: string) => openStore({ url, folder, log });

describe('a copy of a SQLite store, made while it is in use', () => {
  it('is whole and sound whatever is written meanwhile', async () => {
    const { store, connection } = await open(`file:${join(folder, 'signpost.db')}`);
    const key = { adapter: 'web', org: 'trust', kind: 'note' };
    let written = 0;
    const write = async (): Promise<void> => {
      for (let n = 0; n < 200; n += 1) {
        await store.records.put({ ...key, id: String(n).padStart(4, '0') }, 'x');
        written = n + 1;
      }
    };
    const writing = write();
    while (written < 50) await new Promise((resolve) => setImmediate(resolve));
    await copySqlite(connection, join(folder, 'copy.db'));
    await writing;
    await store.close();

    const copy = new Database(join(folder, 'copy.db'));
    expect(copy.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    copy.close();
    const back = await open(`file:${join(folder, 'copy.db')}`);
    const ids = (await back.store.records.list(key)).map(({ id }) => Number(id));
    expect(ids.length).toBeGreaterThanOrEqual(50);
    expect(ids).toEqual(ids.map((_, at) => at));
    await back.store.close();
  });

  it('is for its owner only, and no half of one is ever left', async () => {
    const { store, connection } = await open(':memory:');
    await copySqlite(connection, join(folder, 'copy.db'));
    expect(statSync(join(folder, 'copy.db')).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['copy.db']);
    await expect(copySqlite(connection, join(folder, 'none', 'copy.db'))).rejects.toThrow('ENOENT');
    await store.close();
  });

  it('is made once a day, and a week of them is kept', async () => {
    const { store, connection } = await open(':memory:');
    const clock = createFixedClock('2026-11-23T09:00:00Z');
    const copies = join(folder, 'copies');
    for (let day = 0; day < 9; day += 1) {
      await makeCopy({ connection, folder: copies, clock });
      await makeCopy({ connection, folder: copies, clock });
      clock.pass(24 * 60 * 60);
    }
    const kept = readdirSync(copies);
    expect(kept).toHaveLength(7);
    expect([kept[0], kept.at(-1)]).toEqual(['signpost-2026-11-25.db', 'signpost-2026-12-01.db']);
    await store.close();
  });
});

/** How a store can be kept and brought back: from its address, made before nine, to the address of what is brought back after. */
const WAYS: readonly [
  string,
  () => Promise<string>,
  (world: World, url: string) => Promise<Back>,
][] = [
  [
    'a daily copy of a SQLite file',
    () => Promise.resolve(`file:${join(folder, 'signpost.db')}`),
    async ({ open: { connection } }) => {
      const copy = join(folder, 'copy.db');
      await copySqlite(connection, copy);
      return () => {
        const back = join(folder, 'back.db');
        copyFileSync(copy, back);
        return Promise.resolve(`file:${back}`);
      };
    },
  ],
  [
    'export and import',
    () => Promise.resolve(`file:${join(folder, 'signpost.db')}`),
    async ({ open: { connection } }) => {
      const lines: string[] = [];
      for await (const line of exportLines(connection)) lines.push(line);
      return async () => {
        const url = `file:${join(folder, 'back.db')}`;
        const { store, connection: target } = await open(url);
        await importLines(target, each(lines));
        await store.close();
        return url;
      };
    },
  ],
  [
    'a PostgreSQL database, copied whole and then noted with npm run restored',
    () => server.database(),
    async (world, url) => {
      await world.close();
      const back = await copyDatabase(url);
      return async () => {
        const { store, connection } = await open(back);
        await markAsCopy(connection);
        await store.close();
        return back;
      };
    },
  ],
];
type Back = () => Promise<string>;

describe.each(WAYS)('brought back from %s', (_, address, copy) => {
  /** A post goes out at nine, after the copy was made; at half past the copy is brought back. */
  async function afterwards(readable: boolean, clock: FixedClock): Promise<Ended> {
    const platform = createFakePlatform(clock, readable);
    const url = await address();
    const before = await createWorld({ url, platforms: [platform], clock });
    await before.open.store.subscriptions.create(makeSubscription());
    const bringBack = await copy(before, url);
    await before.close().catch(() => undefined);
    const until = await createWorld({ url, platforms: [platform], clock });
    clock.moveTo('2026-11-23T09:00:00Z');
    await rounds(until, clock, 3);
    await until.close();
    expect(platform.accepted()).toHaveLength(1);
    clock.moveTo('2026-11-23T09:30:00Z');
    const back = await bringBack();
    // Stopped before it did anything, as a first start may be.
    await (await createWorld({ url: back, platforms: [platform], clock })).close();
    const after = await createWorld({ url: back, platforms: [platform], clock });
    await rounds(after, clock, 20);
    return { platform, after };
  }

  it('nothing that was posted meanwhile is posted again: the channel’s history is read', async () => {
    const clock = mondayMorning();
    const { platform, after } = await afterwards(true, clock);
    const [delivery] = await after.open.store.history.recent(makeSubscription().id, 1);
    expect(delivery).toMatchObject({ slot: '2026-11-23', state: 'posted', outcome: 'found' });
    expect(platform.accepted()).toHaveLength(1);
    clock.moveTo('2026-11-24T09:00:00Z');
    await rounds(after, clock, 3);
    expect(platform.accepted().map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
    await after.close();
  });

  it('where history can’t be read, nothing is sent and a person is asked', async () => {
    const { platform, after } = await afterwards(false, mondayMorning());
    expect(platform.accepted()).toHaveLength(1);
    expect(after.notices.map(({ kind }) => kind)).toEqual(['unconfirmed']);
    await after.close();
  });
});

interface Ended {
  readonly platform: FakePlatform;
  readonly after: World;
}

async function rounds(world: World, clock: FixedClock, count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    await world.round();
    clock.pass(30);
  }
}

/** Every byte of a database, as a dump that is restored would bring back. */
async function copyDatabase(url: string): Promise<string> {
  const from = new URL(url);
  const to = new URL(url);
  to.pathname = `${from.pathname}_back`;
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`create database ${to.pathname.slice(1)} template ${from.pathname.slice(1)}`);
  await client.end();
  return to.href;
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

test('a copy that was never brought back leaves the store it was made from as it was', async () => {
  const { store, connection } = await open(':memory:');
  await copySqlite(connection, join(folder, 'copy.db'));
  expect(existsSync(join(folder, 'copy.db'))).toBe(true);
  expect(await store.records.list({ adapter: 'signpost', org: '', kind: 'copy' })).toEqual([]);
  await store.close();
});
