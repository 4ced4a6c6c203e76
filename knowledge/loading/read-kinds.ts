import { readEntries, type Entry } from './entry';
import { readFolder } from './folder';
import type { EntryChange } from './overlay';
import type { Kind, KindName } from './kinds';
import type { ContentProblem } from './problem';
import { readYaml, type ReadYaml } from './yaml';

/** The entries of a folder, and everything that kept others from being read. */
export interface FolderEntries {
  readonly entries: readonly Entry[];
  readonly problems: readonly ContentProblem[];
  readonly aside: readonly EntryChange[];
}

/**
 * Reads every YAML file of a folder as the first of `kinds` that its name fits. `stray` is what to tell an editor of
 * a file that fits none. Reads the disk at once and never throws.
 */
export function readKinds(
  folder: string,
  kinds: readonly Kind[],
  stray: string,
  changes: readonly EntryChange[] = [],
  readFile: ReadYaml = readYaml,
): FolderEntries {
  const { files, problems: unreadable, aside } = readFolder(folder, changes);
  const problems: ContentProblem[] = [...unreadable];
  const entries: Entry[] = [];
  for (const source of files) {
    const kind = kinds.find((candidate) => candidate.files.test(source.name));
    const fault = { severity: 'fault', file: source.shown, field: '(layout)' } as const;
    if (kind === undefined) {
      problems.push({ ...fault, line: 0, field: '(file)', message: stray });
      continue;
    }
    const read = readFile(source.text);
    if ('faults' in read) {
      problems.push(...read.faults.map((found) => ({ ...fault, ...found })));
      continue;
    }
    const inFile = readEntries(kind, source, read.file);
    entries.push(...inFile.entries);
    problems.push(...inFile.problems);
  }
  return { entries, problems, aside };
}

/** The faultless values of one kind, in order. */
export function valuesOf(entries: readonly Entry[], name: KindName): readonly unknown[] {
  return entries.flatMap(({ kind, value }) =>
    kind.name === name && value !== undefined ? [value] : [],
  );
}
