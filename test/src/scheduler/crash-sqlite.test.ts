import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crashMatrix } from '../../contracts/crash-matrix';

// In memory where the system has such a folder: a kill leaves the page cache alive, so the disk proves nothing.
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folders: string[] = [];

function newFile(): string {
  const folder = mkdtempSync(join(base, 'signpost-crash-'));
  folders.push(folder);
  return join(folder, 'signpost.db');
}

afterEach(() => {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
});

crashMatrix('SQLite', {
  fresh: () => Promise.resolve(`file:${newFile()}`),
  // What a killed process leaves is what its files hold at that moment.
  kill: (world, url) => {
    const left = url.slice('file:'.length);
    const found = newFile();
    cpSync(dirname(left), dirname(found), { recursive: true });
    void world.close().catch(() => undefined);
    return Promise.resolve(`file:${found}`);
  },
});
