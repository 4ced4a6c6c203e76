import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { overlaid, type EntryChange } from '../../knowledge';
import type { ContentChange } from '../store/port';
import { entryChange } from './live-content';

/**
 * Writes live changes into the files of the content folder, and gives the names of those that became others. Where a file
 * says something else by now, it stays. All of it is on the disk before the first file is replaced, so that a full one
 * changes nothing. Throws what the disk says; what was not written is then still live from the store.
 */
export function writeChanges(folder: string, changes: readonly ContentChange[]): readonly string[] {
  const list: readonly EntryChange[] = changes.map(entryChange);
  const names = [...new Set(list.map(({ file }) => file))].sort();
  const changed = names.flatMap((name) => {
    const path = join(folder, name);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const ours = list.filter(({ file }) => file === name);
    const { files } = overlaid([{ name, shown: name, text }], ours, '');
    const made = files.find((file) => file.name === name)?.text ?? text;
    return made === text ? [] : [{ name, path, part: `${path}.part`, made }];
  });
  const written: string[] = [];
  try {
    for (const { part, made } of changed) {
      mkdirSync(dirname(part), { recursive: true });
      writeThrough(part, made);
      written.push(part);
    }
    // After a power cut either the old or the new file is there.
    for (const { path, part } of changed) renameSync(part, path);
  } catch (error) {
    for (const part of written) rmSync(part, { force: true });
    throw error;
  }
  for (const room of new Set(changed.map(({ path }) => dirname(path)))) syncFolder(room);
  return changed.map(({ name }) => name);
}

/** Writes a file of its own, whole and through to the disk, or leaves none. */
function writeThrough(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Has the disk hold which files a folder has. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
