import { readFileSync } from 'node:fs';
import { nameOf, placeNamed } from './names';
import type { Published } from './published';
import type { Half, MadeQuestion } from './made-questions';
import type { Trap } from './traps';

interface Halved {
  readonly half: 'dev' | 'unseen';
}
interface Template extends Halved {
  readonly measure: string;
  readonly of?: string;
  readonly template: string;
}
interface WrittenTrap extends Halved {
  readonly query: string;
  readonly ok: string;
  readonly kind: string;
}
interface Said extends Halved {
  readonly conversation: string;
  readonly query: string;
  readonly expect: string;
}

/** What one message of a conversation must be answered with. */
export interface Exchange {
  readonly query: string;
  readonly expect: string;
  /** Figures that a right answer holds; none where it says that there is none. */
  readonly figures: readonly string[];
}

/** Whose questions: those of two other hands, ours with a clause around them that is about the asking, or ours in other words. */
export type Written = 'another-hand' | 'later-hand' | 'clauses' | 'idioms';

function written(file: string, half: Half | undefined, from: Written): readonly Halved[] {
  return readFileSync(`tools/figure-questions/${from}/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Halved)
    .filter((line) => half === undefined || (line.half === 'unseen') === (half === 'unseen'));
}

const percent = (row: Published): string => `${row.percent.toFixed(1)}%`;
const thousand = (row: Published): string => `${row.thousands.toLocaleString('en-GB')} thousand`;
const MEASURES: Readonly<Record<string, string>> = { offline: 'lapsed-or-never' };
const KINDS: readonly (readonly [string, string])[] = [
  ['region', 'region'],
  ['age group', 'age'],
  ['ethnic group', 'ethnic-group'],
  ['employment group', 'economic-activity'],
];

/** Questions in the phrasings of one hand, `each` of every one, about rows of every kind. */
export function writtenQuestions(
  from: Written,
  rows: readonly Published[],
  each: number,
  half?: Half,
): readonly MadeQuestion[] {
  const asked = rows.filter(
    ({ dimension, group }) =>
      (dimension !== 'disability' || group.includes('Equality')) &&
      !(dimension.startsWith('age-by-') && group === 'All'),
  );
  return (written('phrasings', half, from) as readonly Template[]).flatMap((one, line) => {
    const measure = MEASURES[one.of ?? one.measure] ?? one.of ?? one.measure;
    const own = asked.filter((row) => row.measure === measure);
    return Array.from({ length: each }, (_, at) => {
      const made =
        one.measure === 'rank' ? rankOf(one, own, line + at) : single(one, own, line * 7 + at * 31);
      return made === undefined
        ? []
        : [{ ...made, kind: `${from.replace('-', ' ')}, ${one.measure}` }];
    }).flat();
  });
}

function single(one: Template, own: readonly Published[], at: number): MadeQuestion | undefined {
  const { template } = one;
  const fixed = template.includes('{year}') ? undefined : '2020';
  const limited = one.measure === 'limits';
  const usable = own.filter(
    (row) =>
      (fixed === undefined || row.year === fixed) &&
      (!limited || (row.low !== '' && row.high !== '')) &&
      ((!template.includes('{year2}') && one.measure !== 'change' && one.measure !== 'trend') ||
        Number(row.year) < 2019),
  );
  const dimensions = [...new Set(usable.map(({ dimension }) => dimension))];
  const dimension = dimensions[at % dimensions.length];
  const some = usable.filter((row) => row.dimension === dimension);
  const row = some[(at * 13) % some.length];
  if (row === undefined) return undefined;
  const at2 = (year: string): Published | undefined =>
    own.find(
      (each) =>
        each.year === year &&
        each.dimension === row.dimension &&
        each.code === row.code &&
        each.group === row.group &&
        each.subgroup === row.subgroup,
    );
  const last = at2('2020');
  const first = [...own]
    .filter((each) => at2(each.year) === each)
    .sort((a, b) => Number(a.year) - Number(b.year))[0];
  const other = some.filter(
    (each) => each.year === row.year && each.subgroup === row.subgroup && each !== row,
  )[0];
  const question = template
    .replaceAll('{group}', nameOf(row, at))
    .replaceAll('{group2}', other === undefined ? '' : nameOf(other, at))
    .replaceAll('{year}', row.year)
    .replaceAll('{year2}', '2020');
  const make = (says: MadeQuestion['says'], more: Partial<MadeQuestion> = {}): MadeQuestion => ({
    kind: one.measure,
    question,
    says,
    ...more,
  });
  const percents = (of: Published): readonly string[] =>
    own.filter((each) => each.year === of.year && alike(each, of)).map(percent);
  switch (one.measure) {
    case 'change':
      return last && make([percents(row), percents(last)]);
    case 'trend':
      return (
        last && first && make([percents(template.includes('{year}') ? row : first), percents(last)])
      );
    case 'limits':
      return make([[`${Number(row.low).toFixed(1)}% to ${Number(row.high).toFixed(1)}%`]]);
    case 'thousands':
      return make([[thousand(row)]]);
    case 'compare':
      return other && make([[percent(row)], [percent(other)]]);
    default:
      return make([percents(row)], { first: true });
  }
}

/** The same row, or another of its name. */
const alike = (one: Published, row: Published): boolean =>
  one === row ||
  (one.code !== '' && row.code !== '' && placeNamed(one.group) === placeNamed(row.group));

const LOW = /worst|least|lowest|fewest|trailing|bottom|smallest|behind|last|lagging|furthest/;
const HIGH = /worst|most|highest|top|biggest|largest/;

/** A ranking, whose first figure is that of the end it names: the worst for never having used it is the highest. */
function rankOf(
  { template, of }: Template,
  own: readonly Published[],
  at: number,
): MadeQuestion | undefined {
  const [name = '', dimension = ''] = KINDS[at % KINDS.length] ?? [];
  const year = template.includes('{year}') ? String(2014 + (at % 7)) : '2020';
  const rows = own.filter((row) => row.dimension === dimension && row.year === year);
  const ordered = [...rows].sort((a, b) => b.percent - a.percent);
  const low =
    of === 'recent'
      ? LOW.test(template)
      : !HIGH.test(template) && /best|fewest|least|lowest|smallest/.test(template);
  const first =
    low || (of !== 'recent' && /fewest|least|lowest/.test(template)) ? ordered.at(-1) : ordered[0];
  if (first === undefined) return undefined;
  const question = template
    .replaceAll('{kind}', name)
    .replaceAll('{year}', year)
    .replaceAll('{n}', '3');
  return { kind: 'rank', question, says: [[percent(first)]], first: true };
}

/** The traps of one hand that no figure answers. */
export const writtenTraps = (
  from: Written,
  half?: Half,
): readonly (Trap & { readonly ok: string })[] =>
  (written('traps', half, from) as readonly WrittenTrap[]).map(({ query, ok }) => ({
    question: query,
    ok,
    other: true,
  }));

/** The conversations of one hand, message by message. */
export function writtenTalks(from: Written, half?: Half): readonly (readonly Exchange[])[] {
  const talks = new Map<string, Exchange[]>();
  for (const { conversation, query, expect } of written('talks', half, from) as readonly Said[])
    talks.set(conversation, [
      ...(talks.get(conversation) ?? []),
      { query, expect, figures: figuresIn(expect) },
    ]);
  return [...talks.values()];
}

/** The figures that words name, as replies write them: "84.4%", "1,315 thousand". */
function figuresIn(expect: string): readonly string[] {
  if (/^says it has none/.test(expect)) return [];
  const apart = [...expect.matchAll(GAPS)].flatMap(([, before = '', after = '']) => [
    before,
    after,
  ]);
  const plain = expect
    .replace(/\([^)]*\)/g, '')
    .replace(GAPS, '')
    .replace(/[+-]?\d+\.\d points/g, '');
  return [
    ...apart.map((value) => `${value} percentage point`),
    ...[...plain.matchAll(/\b\d+\.\d\b/g)].map(([value]) => `${value}%`),
    ...[...plain.matchAll(/[\d,]+ thousand/g)].map(([value]) => value),
  ];
}

/** "13.5 points in 2014, 15.1 in 2020": how far two were apart, twice. */
const GAPS = /(\d+\.\d) points in \d{4}, (\d+\.\d) in \d{4}/g;

const FRESH = 'tools/figure-questions/fresh-hand';

const linesOf = (file: string): readonly Readonly<Record<string, unknown>>[] =>
  readFileSync(`${FRESH}/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** Whole questions of a hand that had seen nothing of this, with what a right answer holds. */
export const freshQuestions = (): readonly MadeQuestion[] =>
  linesOf('questions').map(({ kind, query, says }) => ({
    kind: `fresh hand, ${String(kind)}`,
    question: String(query),
    says: (says as readonly string[]).map((one) => [one]),
  }));

/** Questions of the same hand that the survey has no figure for; what another survey tells, it tells as its own. */
export const freshTraps = (): readonly Trap[] =>
  linesOf('traps').map(({ query }) => ({ question: String(query), other: true }));
