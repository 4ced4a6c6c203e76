import { readFileSync } from 'node:fs';
import { featuresOf, goodnessOf } from '../knowledge/search/answerability';
import type { SearchEntry } from '../knowledge/search/entries';
import type { Lexicon } from '../knowledge/search/lexicon';
import type { Labelled } from '../knowledge/search/logistic';
import type { Neighbours } from '../knowledge/search/neighbours';
import { createPipeline, type Analysis, type Audiences } from '../knowledge/search/pipeline';
import { STORY } from '../knowledge/search/ranking-weights';
import type { RankedQuestion } from './fit-ranking';
import { readLabelled } from './labelled';

const TUNE = ['dev', 'tune', 'tune-2'].map((name) => `test/fixtures/questions/${name}.jsonl`);
/** Questions as real people put them. The third kept unseen is never read here. */
const REAL = [
  'test/fixtures/real-questions/dev.jsonl',
  'test/fixtures/real-questions/dev-2.jsonl',
  'test/fixtures/real-questions/dev-3.jsonl',
  'test/fixtures/questions/real-dev.jsonl',
];
/** Harder ones on purpose, and many gaps: they are fitted to alike, and say nothing of how often people ask such. */
const EVERYDAY = ['everyday', 'gaps-f', 'gaps-more'].map(
  (name) => `test/fixtures/real-questions/${name}.jsonl`,
);
/** Examples and real questions are learned from in all parts but one, and judged in that one. */
export const PARTS = 5;
/** A real question is a better likeness of what people ask than an example of the lexicon's. */
const REAL_WEIGHT = 8;
const TUNE_WEIGHT = 2;
/** The older questions name few of the entries there are now. */
const TUNE_RANKING = 0.3;
const EXAMPLE_RANKING = 0.15;

type Grades = Readonly<Record<string, number>>;

interface RealQuestion {
  readonly source: 'real' | 'everyday';
  readonly id: string;
  readonly tag: string;
  readonly query: string;
  readonly expected?: Readonly<Record<string, number>>;
  readonly sensitive?: Readonly<Record<string, number>>;
  readonly stat?: string;
  readonly nofig?: boolean;
  readonly gap?: boolean;
}

export type Source = 'real' | 'everyday' | 'tune' | 'example';
export interface Row extends Labelled {
  readonly source: Source;
  /** Whether it was seen with an encoder's opinion, and whether it tells a story. */
  readonly meaning: boolean;
  readonly story: boolean;
  /** Whether the best found is a good answer: unknown where the label says nothing of it. */
  readonly good?: boolean;
  readonly goodness: readonly number[];
  readonly ranking?: RankedQuestion;
}

/** What a question is near to in meaning, to a search that knows a lexicon's examples; nothing where words decide alone. */
export type Near = (lexicon: Lexicon) => (question: string) => Neighbours | undefined;

/** Every labelled question that is fitted to, with what a search that was never shown it sees in it: by words, and by meaning too. */
export function calibrationRows(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  audiences: Audiences,
  near: Near,
): readonly Row[] {
  const pipeline = (known: Lexicon): Look => {
    const look = createPipeline(entries, known, audiences);
    const neighbours = near(known);
    return (question) => [look(question), look(question, undefined, neighbours(question))];
  };
  return [
    ...tuneRows(entries, pipeline(lexicon)),
    ...heldOutRows(entries, lexicon, pipeline, realQuestions()),
  ];
}

/** The texts of all of them. */
export function calibrationTexts(lexicon: Lexicon): readonly string[] {
  return [
    ...realQuestions().map(({ query }) => query),
    ...TUNE.flatMap(readLabelled).map(({ query }) => query),
    ...[...lexicon.asks, ...lexicon.declines].flatMap(({ asks }) => asks),
  ];
}

/** What is seen by words alone, and by meaning too. */
type Look = (question: string) => readonly Analysis[];

const realQuestions = (): readonly RealQuestion[] => [
  ...REAL.flatMap((file) => readReal(file, 'real')),
  ...EVERYDAY.flatMap((file) => readReal(file, 'everyday')),
];

function readReal(file: string, source: 'real' | 'everyday'): readonly RealQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ ...(JSON.parse(line) as Omit<RealQuestion, 'source'>), source }));
}

function rowOf(
  source: Source,
  sight: Analysis,
  yes: boolean,
  weight: number,
): Omit<Row, 'good' | 'ranking'> {
  return {
    source,
    meaning: sight.neighbours !== undefined,
    story: sight.reading.words.length > STORY,
    signals: Object.values(featuresOf(sight)),
    goodness: Object.values(goodnessOf(sight)),
    yes,
    weight,
  };
}

/** Labelled questions, seen by a search that knows every example. */
function tuneRows(entries: readonly SearchEntry[], look: Look): readonly Row[] {
  return TUNE.flatMap(readLabelled)
    .filter(({ intent }) => intent === undefined)
    .flatMap(({ query, expected }) =>
      look(query).map((sight) => {
        const yes = Object.keys(expected).length > 0;
        return {
          ...rowOf('tune', sight, yes, TUNE_WEIGHT),
          ...(yes && { ranking: rankingOf(sight, entries, expected, TUNE_RANKING) }),
        };
      }),
    );
}

/** Examples and real questions, each seen by a search that was never shown it. */
function heldOutRows(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  pipeline: (known: Lexicon) => Look,
  real: readonly RealQuestion[],
): readonly Row[] {
  return Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    const asked = real.filter((_one, at) => at % PARTS === part);
    const texts = new Set(asked.map(({ query }) => query));
    const all = new Set(real.map(({ query }) => query));
    let at = 0;
    const held: { readonly text: string; readonly expected: Grades }[] = [];
    const keep = (text: string, places: readonly string[]): boolean => {
      if (all.has(text)) return !texts.has(text);
      at += 1;
      if (at % PARTS !== part) return true;
      held.push({ text, expected: Object.fromEntries(places.map((id) => [id, 2])) });
      return false;
    };
    const look = pipeline({
      ...lexicon,
      gaps: lexicon.gaps.filter((text) => !texts.has(text)),
      asks: lexicon.asks.map((one) => ({
        ...one,
        asks: one.asks.filter((text) => keep(text, one.for)),
      })),
      declines: lexicon.declines.map((one) => ({
        ...one,
        asks: one.asks.filter((text) => keep(text, [])),
      })),
    });
    return [
      ...held.flatMap(({ text, expected }) =>
        look(text).map((sight) => exampleRow(sight, expected, entries)),
      ),
      ...asked
        .filter(({ sensitive, stat, nofig }) => !sensitive && stat === undefined && nofig !== true)
        .flatMap((question) =>
          look(question.query).map((sight) => realRow(question, sight, entries)),
        ),
    ];
  });
}

/** An example names only some of the entries that answer it, so it says little of what is right first: more of a story. */
function exampleRow(sight: Analysis, expected: Grades, entries: readonly SearchEntry[]): Row {
  const yes = Object.keys(expected).length > 0;
  const row = rowOf('example', sight, yes, 1);
  return row.story && yes
    ? { ...row, ranking: rankingOf(sight, entries, expected, EXAMPLE_RANKING) }
    : row;
}

function realRow(
  { source, tag, expected = {}, gap }: RealQuestion,
  sight: Analysis,
  entries: readonly SearchEntry[],
): Row {
  const off = tag === 'off' || tag === 'longoff';
  const gradeOf = (at: number): number => expected[entries[at]?.id ?? ''] ?? 0;
  const pureGap = gap === true && !Object.values(expected).includes(2);
  const row = rowOf(source, sight, !off, REAL_WEIGHT);
  if (off) return row;
  return {
    ...row,
    good: !pureGap && gradeOf(sight.ranked[0]?.at ?? -1) > 0,
    ...(!pureGap && {
      ranking: rankingOf(sight, entries, expected, 1),
    }),
  };
}

function rankingOf(
  { ranked }: Analysis,
  entries: readonly SearchEntry[],
  expected: Grades,
  weight: number,
): RankedQuestion {
  return {
    signals: ranked.map(({ signals }) => signals),
    grades: ranked.map(({ at }) => expected[entries[at]?.id ?? ''] ?? 0),
    weight,
  };
}
