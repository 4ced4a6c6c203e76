import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Seasons } from './candidates';

const day = z.iso.date({ error: 'must be a real date written like 2026-03-31' });

/** One season's file: when content that belongs to it may be posted. Worded for editors. */
export const seasonFile = z.strictObject({
  season: z.string().min(1),
  periods: z.array(z.strictObject({ from: day, until: day, name: z.string().min(1).max(80) })),
});

/** Reads the seasons of the first content folder that has any. Throws an Error that names a faulty file. */
export function openSeasons(folders: readonly string[]): Seasons {
  const room = folders.map((folder) => path.join(folder, 'seasons')).find(existsSync);
  if (room === undefined) return () => new Set();
  const files = readdirSync(room).filter((name) => name.endsWith('.yaml'));
  const seasons = files.map((name) => readSeason(path.join(room, name)));
  return (date) =>
    new Set(
      seasons
        .filter(({ periods }) => periods.some(({ from, until }) => from <= date && date <= until))
        .map(({ season }) => season),
    );
}

function readSeason(file: string): z.infer<typeof seasonFile> {
  const read = seasonFile.safeParse(
    parse(readFileSync(file, 'utf8'), { maxAliasCount: 0, schema: 'failsafe' }),
  );
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(
    `${file}: ${issue?.path.join(' > ') ?? ''} ${issue?.message ?? 'cannot be read'}`,
  );
}
