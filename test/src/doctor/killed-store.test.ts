import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { inspectStore } from '../../../src/store/inspect';
import { openStore } from '../../../src/store/open-store';
import { createKeptLog } from '../../fakes/house';

test('a look at a store whose process was killed leaves its mark as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  const log = createKeptLog();
  const running = await openStore({ url: undefined, folder, log });
  // The files as a killed process leaves them, its log of writes beside them.
  const copy = (from: string, to: string): string => {
    const [source, target] = [join(folder, from), join(folder, to)];
    copyFileSync(source, target);
    if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, `${target}-wal`);
    return `file:${target}`;
  };
  const left = copy('signpost.db', 'left.db');
  await running.store.close();

  expect(await inspectStore(left, folder, log)).toMatchObject({ state: 'open', broken: [] });
  const marks = new Database(join(folder, 'left.db')).prepare('select state from process_mark');
  expect(marks.all()).toEqual([{ state: expect.stringMatching(/^open/) as unknown }]);
  rmSync(folder, { recursive: true });
});
