import fs, {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SettingsError } from '../../../src/ports';
import { makeCopy } from '../../../src/store/backup-schedule';
import { faultIn } from '../../../src/store/faults';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { makeSubscription } from '../../contracts/store.contract';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-trouble-'));
  file = join(folder, 'signpost.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (): Promise<OpenStore> => openStore({ url: undefined, folder, log: createKeptLog() });

/** What a start says that can't be. */
const refusal = async (): Promise<string> => {
  const error: unknown = await open().then(
    async ({ store }) => {
      await store.close();
      return undefined;
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SettingsError);
  return (error as Error).message;
};

describe('a database file under a running Signpost', () => {
  it.each([
    ['deleted', () => rmSync(file)],
    [
      'replaced',
      () => {
        writeFileSync(`${file}.other`, readFileSync(file));
        renameSync(`${file}.other`, file);
      },
    ],
  ])('that is %s takes nothing more, and says so', async (_, happen) => {
    const { store, connection, place } = await open();
    await connection.probe();
    happen();
    const subscribed = store.subscriptions.create(makeSubscription());
    await expect(subscribed).rejects.toMatchObject({ name: 'DatabaseMovedError' });
    const error: unknown = await connection.probe().catch((reason: unknown) => reason);
    expect(faultIn(error, place)?.says).toBe(
      `${file} was deleted or replaced while Signpost had it open`,
    );
    await store.close();
  });

  it('on a full disk is found out before anything is due', async () => {
    const { store, connection, place } = await open();
    const room = jest.spyOn(fs, 'statfsSync');
    room.mockReturnValueOnce(Object.assign(fs.statfsSync(folder), { bavail: 3, bsize: 4_096 }));
    const error: unknown = await connection.probe().catch((reason: unknown) => reason);
    expect(faultIn(error, place)?.says).toBe(`the disk that holds ${file} is full`);
    await connection.probe();
    await store.close();
  });
});

describe('a database file that can’t be used is told of in words', () => {
  const filled = async (): Promise<void> => {
    const { store, connection } = await open();
    for (let n = 0; n < 200; n += 1)
      await store.records.put(
        { adapter: 'slack', org: 'T', kind: 'x', id: String(n) },
        'y'.repeat(900),
      );
    await sql`pragma wal_checkpoint(truncate)`.execute(connection.db);
    await store.close();
  };

  it('where it is damaged', async () => {
    await filled();
    const bytes = readFileSync(file);
    // All but the header, which says that it is a database.
    bytes.fill(0xff, 100, 40_000);
    writeFileSync(file, bytes);
    expect(await refusal()).toContain(`${file} is damaged or cut short. Stop Signpost`);
  });

  it('where it is cut short', async () => {
    await filled();
    truncateSync(file, 6_000);
    expect(await refusal()).toContain('is damaged or cut short');
  });

  it('where a newer Signpost has used it, apart from damage', async () => {
    const { store, connection } = await open();
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(
      connection.db,
    );
    await store.close();
    expect(await refusal()).toContain(
      'was used by a newer Signpost, and this one does not know its tables',
    );
  });
});

it('a folder for copies that never answers stops nothing', async () => {
  const { store, connection } = await open();
  // Whoever opens a pipe to write waits for somebody who reads.
  const pipe = join(folder, 'signpost.trial');
  spawnSync('mkfifo', [pipe]);
  const clock = createFixedClock('2026-03-02T09:00:00Z');
  const copy = makeCopy({ connection, folder, clock, patience: 50 });
  await expect(copy).rejects.toThrow('the folder for copies does not answer');
  await store.subscriptions.create(makeSubscription());
  closeSync(openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK));
  await store.close();
});
