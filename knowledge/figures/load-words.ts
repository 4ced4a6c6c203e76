import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { readEntries } from '../loading/entry';
import type { Kind } from '../loading/kinds';
import type { ContentProblem } from '../loading/problem';
import { find, type Path, type Written } from '../loading/positions';
import { readYaml } from '../loading/yaml';
import type { SurveyTable } from './survey-table';
import { gatherPhrases, spelledOut, type Phrases } from './vocabulary';
import * as schemas from './word-schemas';
import type { SurveyWords } from './word-schemas';

const FILES: { readonly [Name in keyof SurveyWords]: readonly [string, z.ZodType] } = {
  groups: ['groups.yaml', schemas.groupWords],
  measures: ['measures.yaml', schemas.measureWords],
  places: ['places.yaml', schemas.placeWords],
  otherPlaces: ['other-places.yaml', schemas.otherPlaceWords],
  ages: ['ages.yaml', schemas.ageWords],
  notCovered: ['not-covered.yaml', schemas.notCoveredWords],
  plain: ['words.yaml', schemas.plainWords],
  followUps: ['follow-ups.yaml', schemas.followUpWords],
  clauses: ['clauses.yaml', schemas.clauseWords],
  otherSurveys: ['other-surveys.yaml', schemas.otherSurveyWords],
};

/** Files that are one entry and no list. */
const SINGLE: readonly (keyof SurveyWords)[] = ['plain', 'followUps', 'clauses', 'otherSurveys'];

export interface WordsAndPhrases {
  readonly words: SurveyWords;
  readonly phrases: Phrases;
}

/**
 * Reads the words that people use for the survey's groups, places and measures, and checks each against the
 * table, and gathers their phrases. `shown` is the folder as problems name it. Gives neither where any file has a fault.
 */
export function loadWords(
  folder: string,
  shown: string,
  table: SurveyTable,
): { readonly found?: WordsAndPhrases; readonly problems: readonly ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const files = new Map<keyof SurveyWords, Written>();
  const values = new Map<keyof SurveyWords, unknown>();
  for (const [name, [file, schema]] of Object.entries(FILES) as [
    keyof SurveyWords,
    [string, z.ZodType],
  ][]) {
    const read = readOne(join(folder, file), `${shown}/${file}`, schema, SINGLE.includes(name));
    problems.push(...read.problems);
    if (read.file === undefined) continue;
    files.set(name, read.file);
    values.set(name, read.value);
  }
  if (problems.length > 0) return { problems };
  const read = Object.fromEntries(values) as unknown as SurveyWords;
  const { act, dropped, ...ends } = read.followUps;
  const words: SurveyWords = {
    ...read,
    followUps: { ...eachSpelledOut(ends), act: eachSpelledOut(act), dropped },
    clauses: eachSpelledOut(read.clauses),
  };
  const place = (name: keyof SurveyWords, path: Path) => ({
    file: `${shown}/${FILES[name][0]}`,
    line: lineIn(files.get(name), path),
    field: path
      .map((step) => (typeof step === 'number' ? `entry ${step + 1}` : String(step)))
      .join(' > '),
  });
  const { phrases, problems: twice } = gatherPhrases(words, place);
  const strangers = checkNames(words, table).map(({ name, path, message }) => ({
    severity: 'fault' as const,
    ...place(name, path),
    message,
  }));
  const all = [...twice, ...strangers];
  return all.length > 0 ? { problems: all } : { found: { words, phrases }, problems: all };
}

/** Lists that are looked up as they are typed. */
const eachSpelledOut = <Lists extends Readonly<Record<string, readonly string[]>>>(
  lists: Lists,
): Lists =>
  Object.fromEntries(
    Object.entries(lists).map(([name, phrases]) => [
      name,
      phrases.flatMap((one) => spelledOut(one)).map((one) => one.replace(/\s+/g, ' ').trim()),
    ]),
  ) as unknown as Lists;

const lineIn = (file: Written | undefined, path: Path): number =>
  file === undefined ? 0 : find(file, path).line;

function readOne(path: string, shown: string, schema: z.ZodType, single: boolean) {
  const failed = (...faults: readonly Pick<ContentProblem, 'line' | 'field' | 'message'>[]) => ({
    file: undefined,
    value: undefined,
    problems: faults.map((one): ContentProblem => ({ severity: 'fault', file: shown, ...one })),
  });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failed({ line: 0, field: '(file)', message: `cannot be read: ${why}` });
  }
  const read = readYaml(text);
  if ('faults' in read)
    return failed(
      ...read.faults.map(({ line, message }) => ({ line, field: '(layout)', message })),
    );
  const shape = single ? 'single' : 'list';
  const kind: Kind = { name: 'survey', ids: 'survey', files: /./, shape, entry: schema };
  const { entries, problems } = readEntries(kind, { name: shown, shown, text }, read.file);
  const inOrder = entries.map((entry) => entry.value);
  return { file: read.file, value: single ? inOrder[0] : inOrder, problems };
}

/** Every group, code and measure named in the words must be in the table. */
function checkNames(
  words: SurveyWords,
  table: SurveyTable,
): readonly { name: keyof SurveyWords; path: Path; message: string }[] {
  const codes = new Set(table.series.map((series) => series.code));
  const found: { name: keyof SurveyWords; path: Path; message: string }[] = [];
  const code = (name: keyof SurveyWords, path: Path, value: string): void => {
    if (value !== 'uk' && !codes.has(value))
      found.push({ name, path, message: `"${value}" is not an area code in the survey's table` });
  };
  words.groups.forEach(({ dimension, group }, index) => {
    if (table.find(`${dimension}|${group}|`) !== undefined) return;
    const message = `"${group}" is not a group of "${dimension}" in the survey's table`;
    found.push({ name: 'groups', path: [index, 'group'], message });
  });
  words.places.forEach((place, index) => {
    code('places', [index, 'area'], place.area);
    if (place.was !== undefined) code('places', [index, 'was'], place.was);
    place.now.forEach((value, at) => code('places', [index, 'now', at], value));
  });
  words.otherPlaces.forEach((place, index) =>
    place.nearest.forEach((value, at) => code('otherPlaces', [index, 'nearest', at], value)),
  );
  return found;
}
