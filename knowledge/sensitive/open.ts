import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../loading/load';
import type { Content } from '../loading/schema';
import { createSensitive, type Sensitive } from './sensitive';

export interface SensitiveFolders {
  /** The content in use, already loaded from `folder`. */
  readonly content: Content;
  readonly folder: string;
  /** The folder that came with the program: it lends its questions and words to a folder that has none. */
  readonly shipped: string;
  /** Like 2026-03-31. */
  readonly today: string;
}

/** The reader of sensitive questions for a content folder, with that folder's own contacts. Reads the disk at once. */
export function openSensitive({ content, folder, shipped, today }: SensitiveFolders): Sensitive {
  const lent = (): Content => ({
    ...loadContent(shipped, today).content,
    contacts: content.contacts,
  });
  const words = englishWords([folder, shipped]);
  return createSensitive({
    content: content.sensitive.length > 0 ? content : lent(),
    isWord: (word) => words.has(word),
  });
}

/** The lexicon's list of English words; empty where no folder has one. */
function englishWords(folders: readonly string[]): ReadonlySet<string> {
  const path = folders
    .map((folder) => join(folder, 'lexicon', 'english-words.txt'))
    .find((candidate) => existsSync(candidate));
  return new Set(path === undefined ? [] : readFileSync(path, 'utf8').split('\n'));
}
