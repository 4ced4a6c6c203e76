import { readdirSync, statSync, watch } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import {
  keepReading,
  loadContent,
  localDate,
  type EntryChange,
  type KeptReading,
} from '../../knowledge';
import { entryChange } from '../editing/live-content';
import { readLinks } from '../links/links-file';
import type { Clock } from '../ports';
import { projectRoot } from '../settings/project-root';
import type { ContentChanges } from '../store/port';
import { blankEntries } from './blank-entries';
import { shelfEntries } from './shelf-entries';

/** Editors save several files at once, and one save makes several events. */
const SETTLE = 80;
/** Kept as they were read: more than our own content has, of which one is saved at a time. */
const FILES = 400;

/**
 * The content folder as an editor wants to see it: as it is on the disk at each reading, faults and all, with the changes
 * over it that editors approved.
 */
export function createContentShelf({ folder, clock, timeZone, changes }: ShelfOptions) {
  const { readFile } = keepReading(FILES);
  let held: { readonly stamp: string; readonly shelf: ContentOnShelf } | undefined;
  return {
    read: async (): Promise<ContentOnShelf> => {
      const today = localDate(clock.now(), timeZone);
      const live = (await changes?.live()) ?? { version: 0, changes: [] };
      const stamp = `${today} ${String(live.version)} ${stampOf(folder)}`;
      if (held?.stamp !== stamp)
        held = { stamp, shelf: readShelf(folder, today, live.changes.map(entryChange), readFile) };
      return held.shelf;
    },
    /** Calls back soon after a file in the folder changes, until the function it returns is called. */
    watch: (changed: () => void) => {
      let soon: NodeJS.Timeout | undefined;
      const watcher = watch(folder, { recursive: true }, () => {
        clearTimeout(soon);
        soon = setTimeout(changed, SETTLE);
      });
      return () => {
        clearTimeout(soon);
        watcher.close();
      };
    },
  };
}

export interface ShelfOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly timeZone: string;
  /** What editors approved; absent where only the folder is looked at. */
  readonly changes?: Pick<ContentChanges, 'live'>;
}

type ContentOnShelf = ReturnType<typeof readShelf>;

function readShelf(
  folder: string,
  today: string,
  changes: readonly EntryChange[],
  readFile: KeptReading['readFile'],
) {
  const loaded = loadContent(folder, today, changes, readFile);
  const { topics, platforms, professions } = loaded.content;
  const checked = readLinks(folder);
  return {
    entries: shelfEntries(loaded, today, checked).map((entry) => ({
      ...entry,
      file: near(entry.file),
    })),
    topics: named(topics),
    platforms: named(platforms),
    professions: named(professions),
    problems: loaded.problems.map((problem) => ({ ...problem, file: near(problem.file) })),
    blanks: blankEntries(today),
    today,
    ...(checked !== undefined && { linksChecked: checked.checked }),
  };
}

const named = (all: readonly { readonly id: string; readonly title: string }[]) =>
  all.map(({ id, title }) => ({ value: id, label: title }));

/** Changes whenever a file is saved, added or removed. A tenth of the time that checking everything takes. */
function stampOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return `${name} ${mtimeMs} ${size}`;
    })
    .join();
}

/** A file as an editor knows it: from the project's root, wherever Signpost was started. */
function near(file: string): string {
  const inside = relative(projectRoot(), resolve(file));
  return inside.startsWith('..') ? file : inside.split(sep).join('/');
}
