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
 * Writes live changes into the files of the content folder, each file whole or not at all, and gives the names of those
 * that became others. Where a file says something else by now, it stays. Throws what the disk says when it can't be
 * written; what was not written yet is then still live from the store.
 */
export function writeChanges(folder: string, changes: readonly ContentChange[]): readonly string[] {
  const list: readonly EntryChange[] = changes.map(entryChange);
  const names = [...new Set(list.map(({ file }) => file))].sort();
  return names.filter((name) => {
    const path = join(folder, name);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const ours = list.filter(({ file }) => file === name);
    const { files } = overlaid([{ name, shown: name, text }], ours, '');
    const made = files.find((file) => file.name === name)?.text ?? text;
    if (made === text) return false;
    replaceFile(path, made);
    return true;
  });
}

/** Puts a text in the place of a file so that after a power cut either the old or the new is there. */
function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  try {
    const file = openSync(part, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  const room = openSync(dirname(path), 'r');
  try {
    fsyncSync(room);
  } finally {
    closeSync(room);
  }
}
