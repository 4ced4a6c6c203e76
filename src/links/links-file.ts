import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { longDate, type Content } from '../../knowledge';
import type { LinkResult } from './check-link';

const file = z.object({
  /** The day of the check, like 2026-11-29. */
  checked: z.iso.date(),
  links: z.record(
    z.string(),
    z.object({
      state: z.enum(['opens', 'moved', 'gone', 'fails', 'unseen']),
      why: z.string().exactOptional(),
      to: z.string().exactOptional(),
    }),
  ),
});

/** When the links of a content folder were last checked, and what became of each. */
export type CheckedLinks = z.infer<typeof file>;

const pathIn = (folder: string): string => join(folder, 'links.json');

/** What the last check found; undefined where there was none or its file is damaged. */
export function readLinks(folder: string): CheckedLinks | undefined {
  if (!existsSync(pathIn(folder))) return undefined;
  try {
    return file.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes `links.json` into the content folder, whole or not at all. Throws where the folder can't be written. */
export function writeLinks(
  folder: string,
  checked: string,
  results: ReadonlyMap<string, LinkResult>,
): void {
  const links = Object.fromEntries([...results].sort(([a], [b]) => (a < b ? -1 : 1)));
  const part = `${pathIn(folder)}.part`;
  writeFileSync(part, `${JSON.stringify({ checked, links }, undefined, 2)}\n`);
  renameSync(part, pathIn(folder));
}

/** Whether somebody has to put links right, and what was found in a sentence. */
export function tellLinks({ checked, links }: CheckedLinks): {
  readonly fine: boolean;
  readonly says: string;
} {
  const states = Object.values(links).map(({ state }) => state);
  const count = (state: string): number => states.filter((one) => one === state).length;
  const [gone, moved, fails] = [count('gone'), count('moved'), count('fails')];
  return {
    fine: gone + moved + fails === 0,
    says: `On ${longDate(checked)}: ${gone} gone, ${moved} moved, ${fails} failed, of ${states.length}.`,
  };
}

/** Every link that readers are shown, each with the id of an entry that has it. */
export function linksOf({
  resources,
  laterFigures,
  awarenessDays,
}: Content): ReadonlyMap<string, string> {
  return new Map([
    ...laterFigures.map(({ id, sourceUrl }) => [sourceUrl, id] as const),
    ...[...awarenessDays, ...resources].flatMap(({ id, link }) =>
      link === undefined ? [] : [[link, id] as const],
    ),
  ]);
}
