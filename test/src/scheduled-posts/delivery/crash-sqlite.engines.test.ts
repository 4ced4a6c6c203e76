import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { crashMatrix } from '../../../contracts/crash-matrix';
import { makeSubscription } from '../../../contracts/store.contract';
import { openStore } from '../../../../src/store/open-store';
import { createKeptLog } from '../../../fakes/house';
import { createFakePlatform } from '../../../fakes/platform';
import { createWorld, mondayMorning } from '../../../fakes/scheduled-world';

// In memory where the system has such a folder: a kill leaves the page cache alive, so the disk proves nothing.
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folders: string[] = [];

function newFile(): string {
  const folder = mkdtempSync(join(base, 'signpost-crash-'));
  folders.push(folder);
  return join(folder, 'signpost.db');
}

/** A store that nothing was put into yet: its tables are made once, and copied. */
let unused: Promise<string> | undefined;
async function makeUnused(): Promise<string> {
  const file = join(mkdtempSync(join(base, 'signpost-unused-')), 'signpost.db');
  const open = await openStore({ url: `file:${file}`, folder: '', log: createKeptLog() });
  await open.store.close();
  return file;
}

afterAll(async () => {
  if (unused) rmSync(dirname(await unused), { recursive: true, force: true });
});
afterEach(() => {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
});

crashMatrix('SQLite', {
  fresh: async () => {
    const file = newFile();
    cpSync(await (unused ??= makeUnused()), file);
    return `file:${file}`;
  },
  // What a killed process leaves is what its files hold at that moment.
  kill: (world, url) => {
    const left = url.slice('file:'.length);
    const found = newFile();
    cpSync(dirname(left), dirname(found), { recursive: true });
    void world.close().catch(() => undefined);
    return Promise.resolve(`file:${found}`);
  },
});

it('posts once when the machine went down and the disk lost the newest commits', async () => {
  const clock = mondayMorning();
  const platform = createFakePlatform(clock, true);
  const file = newFile();
  const first = await createWorld({ url: `file:${file}`, platforms: [platform], clock });
  await first.open.store.subscriptions.create(makeSubscription());
  clock.moveTo('2026-11-23T09:00:00Z');
  const older = newFile();
  cpSync(dirname(file), dirname(older), { recursive: true });
  await first.round();
  await first.close();
  expect(platform.accepted()).toHaveLength(1);

  const disk = new Database(older);
  disk.exec("update process_mark set state = 'open before the power cut'");
  disk.close();
  const second = await createWorld({ url: `file:${older}`, platforms: [platform], clock });
  for (let round = 0; round < 20; round += 1) {
    await second.round();
    clock.pass(30);
  }
  const [delivery] = await second.open.store.history.recent(makeSubscription().id, 1);
  await second.close();
  expect(delivery).toMatchObject({ state: 'posted', outcome: 'found' });
  expect(platform.accepted()).toHaveLength(1);
});
