import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { overlaid, type EntryChange } from './overlay';
import type { ContentProblem } from './problem';
import type { SourceFile } from './source-file';

/** 1 MB holds about 2,000 tips. */
const MOST_BYTES = 1024 * 1024;
const MOST_FILES = 1000;
const MOST_LEVELS = 5;
/** Rooms of the folder that other parts of Signpost read and check for themselves. */
const OTHER_ROOMS = new Set([
  'schemas',
  'lexicon',
  'survey-data',
  'bank-holidays',
  'seasons',
  'post-check',
]);

/**
 * Every YAML file in a content folder, in order of name, and what kept any other from being read.
 * Follows links only to places inside the folder; leaves out names that start with a dot. `changes` that were approved
 * since are put over what the files say. Never throws.
 */
export function readFolder(
  folder: string,
  changes: readonly EntryChange[] = [],
): {
  readonly files: readonly SourceFile[];
  readonly problems: readonly ContentProblem[];
  /** Changes that were left out, since their files say something else by now. */
  readonly aside: readonly EntryChange[];
} {
  const shownFolder = shorten(folder);
  const problems: ContentProblem[] = [];
  const files: SourceFile[] = [];
  const fault = (shown: string, message: string): void => {
    problems.push({ severity: 'fault', file: shown, line: 0, field: '(file)', message });
  };

  /** Takes in what is at a path; gives what is wrong with it, if anything. */
  const take = (path: string, name: string, inside: string, level: number): string | undefined => {
    const real = realpathSync(path);
    if (real !== inside && !real.startsWith(inside + sep)) return OUTSIDE;
    const entry = statSync(real);
    if (entry.isDirectory()) {
      if (level > MOST_LEVELS) return `is more than ${MOST_LEVELS} folders deep; move its files up`;
      for (const child of readdirSync(path).sort())
        if (!child.startsWith('.') && !(level === 0 && OTHER_ROOMS.has(child)))
          attempt(join(path, child), name === '' ? child : `${name}/${child}`, inside, level + 1);
      return undefined;
    }
    if (!/\.ya?ml$/i.test(name)) return undefined;
    if (!entry.isFile()) return 'is not an ordinary file; put a text file here';
    if (entry.size > MOST_BYTES) return tooBig(entry.size);
    if (files.length >= MOST_FILES)
      return `is one file too many: Signpost reads at most ${MOST_FILES}`;
    const text = decode(readFileSync(path));
    if (text === undefined) return 'is not a text file; save it again as plain text (UTF-8)';
    files.push({ name, shown: `${shownFolder}/${name}`, text });
    return undefined;
  };

  const attempt = (path: string, name: string, inside: string, level: number): void => {
    const shown = name === '' ? shownFolder : `${shownFolder}/${name}`;
    try {
      const message = take(path, name, inside, level);
      if (message !== undefined) fault(shown, message);
    } catch (error) {
      fault(shown, inWords(error, path));
    }
  };

  try {
    if (statSync(folder).isDirectory()) attempt(folder, '', realpathSync(folder), 0);
    else fault(shownFolder, 'is a file; name the folder that holds the content');
  } catch (error) {
    fault(shownFolder, inWords(error, folder));
  }
  const { files: changed, aside } = overlaid(files, changes, shownFolder);
  return { files: changed, problems, aside };
}

const OUTSIDE = 'is a link to a place outside the content folder; put the file itself here';

/**
 * Every link out of the folder in the rooms that other parts read for themselves, which keep the same rule: what is
 * content lies in the content folder. Never throws.
 */
export function linksOutOfRooms(folder: string): readonly ContentProblem[] {
  const problems: ContentProblem[] = [];
  const look = (path: string, name: string, inside: string, level: number): void => {
    try {
      const real = realpathSync(path);
      if (real !== inside && !real.startsWith(inside + sep)) {
        const file = `${shorten(folder)}/${name}`;
        problems.push({ severity: 'fault', file, line: 0, field: '(file)', message: OUTSIDE });
        return;
      }
      if (level > MOST_LEVELS || !statSync(real).isDirectory()) return;
      for (const child of readdirSync(path).sort())
        look(join(path, child), `${name}/${child}`, inside, level + 1);
    } catch {
      // Whoever reads the room says what is wrong with what cannot be read.
    }
  };
  try {
    const inside = realpathSync(folder);
    for (const room of OTHER_ROOMS) look(join(folder, room), room, inside, 1);
  } catch {
    // A folder that is not there is told of where it is read.
  }
  return problems;
}

/** From the working folder where that is shorter and still inside it. */
export function shorten(folder: string): string {
  const near = relative(process.cwd(), folder);
  const path = near === '' ? '.' : near.startsWith('..') ? folder : near;
  return path
    .split(sep)
    .join('/')
    .replace(/(?<=.)\/+$/, '');
}

const tooBig = (bytes: number): string =>
  `is ${(bytes / MOST_BYTES).toFixed(1)} MB, and a content file may be at most 1 MB; split it by topic`;

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the name and where Signpost is started',
  ENOTDIR: 'does not exist: part of its path is a file',
  EACCES: 'may not be read; ask for permission to read it',
  EPERM: 'may not be read; ask for permission to read it',
  ELOOP: 'is a link that leads back to itself',
};

function inWords(error: unknown, path: string): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && isLink(path)) return 'is a link to a file that does not exist';
  return WORDS[code] ?? `cannot be read: ${message}`;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
