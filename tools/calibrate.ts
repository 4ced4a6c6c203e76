import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../knowledge';
import { featuresOf, goodnessOf } from '../knowledge/search/answerability';
import { entriesOf, type SearchEntry } from '../knowledge/search/entries';
import type { Lexicon } from '../knowledge/search/lexicon';
import { openLexicon } from '../knowledge/search/open-lexicon';
import { chanceOf, fitLogistic, type Labelled } from '../knowledge/search/logistic';
import {
  audiencesOf,
  createPipeline,
  type Audiences,
  type Pipeline,
} from '../knowledge/search/pipeline';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault } from '../src/settings/explain-fault';
import { fitRanking, rankingShares, type RankedQuestion } from './fit-ranking';
import { readLabelled } from './labelled';

const TUNE = ['dev', 'tune', 'tune-2'].map((name) => `test/fixtures/questions/${name}.jsonl`);
/** Questions as real people put them. The third kept unseen is never read here. */
const REAL = ['test/fixtures/real-questions/dev.jsonl', 'test/fixtures/questions/real-dev.jsonl'];
/** Harder ones on purpose, and many gaps: they are fitted to alike, and say nothing of how often people ask such. */
const EVERYDAY = ['test/fixtures/real-questions/everyday.jsonl'];
/** Examples and real questions are learned from in all parts but one, and judged in that one. */
const PARTS = 5;
const SHRINK = 1e-3;
/** A real question is a better likeness of what people ask than an example of the lexicon's. */
const REAL_WEIGHT = 8;
const TUNE_WEIGHT = 2;
/** The older questions name few of the entries there are now. */
const TUNE_RANKING = 0.3;
/** At most this share of real questions in scope may be refused. */
const WRONGLY_REFUSED = 0.03;
/** At most this share of right first answers may be called only near. */
const WRONGLY_NEAR = 0.1;

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

type Source = 'real' | 'everyday' | 'tune' | 'example';
interface Row extends Labelled {
  readonly source: Source;
  /** Whether the best found is a good answer: unknown where the label says nothing of it. */
  readonly good?: boolean;
  readonly goodness: readonly number[];
  readonly ranking?: RankedQuestion;
}

try {
  main();
} catch (error) {
  process.exitCode = explainFault(error);
}

/** Fits the floor anew and writes it to the lexicon; with `--ranking`, says how the ranking's weights would be fitted. */
function main(): void {
  const { knowledgeDir, timeZone } = readConfig(readEnvironment());
  const { content } = openKnowledge({ folder: knowledgeDir, now: new Date(), timeZone });
  const entries = entriesOf(content);
  const { lexicon } = openLexicon(knowledgeDir, content);
  const audiences = audiencesOf(content);
  const real = [
    ...REAL.flatMap((file) => readReal(file, 'real')),
    ...EVERYDAY.flatMap((file) => readReal(file, 'everyday')),
  ];
  const whole = createPipeline(entries, lexicon, audiences);
  const rows = [...tuneRows(entries, whole), ...heldOutRows(entries, lexicon, audiences, real)];
  const nothing = whole('');
  const chances = crossValidated(rows);
  const suggest = mark(rows, chances, 'real', WRONGLY_REFUSED);
  report(rows, chances, suggest);

  const judged = rows.flatMap((row) =>
    row.good === undefined ? [] : [{ ...row, signals: row.goodness, yes: row.good, weight: 1 }],
  );
  const goodChances = crossValidated(judged);
  const least = mark(judged, goodChances, 'real', WRONGLY_NEAR, 0.05);
  const gaps = judged.flatMap(({ yes }, at) => (yes ? [] : [goodChances[at] ?? 0]));
  console.log(
    `Good answers: below ${least} are ${percent(WRONGLY_NEAR)} of the right and ${percent(gaps.filter((chance) => chance < least).length / gaps.length)} of ${gaps.length} wrong ones or gaps`,
  );

  const floor = fitLogistic(rows, SHRINK);
  const good = fitLogistic(judged, SHRINK);
  const file = join(knowledgeDir, 'lexicon', 'floor.yaml');
  writeFileSync(
    file,
    [
      '# Learned by `npm run calibrate` from labelled questions; not written by hand.',
      ...written(Object.keys(featuresOf(nothing)), floor, ''),
      `answer: ${Math.min(0.8, suggest + 0.2).toFixed(2)}`,
      `suggest: ${suggest}`,
      'good:',
      ...written(Object.keys(goodnessOf(nothing)), good, '  '),
      `  least: ${least}`,
      '',
    ].join('\n'),
  );
  console.log(`${file} is written. Run npm run eval to see what it does.`);
  if (process.argv.includes('--ranking')) reportRanking(rows);
}

/** Says how the ranking's weights would be fitted, and how well they do on questions held out. */
function reportRanking(rows: readonly Row[]): void {
  const ranked = rows.flatMap(({ ranking }) => ranking ?? []);
  const shares = Array.from({ length: PARTS }, (_, part) =>
    rankingShares(
      ranked.filter(({ weight }, at) => weight === 1 && at % PARTS === part),
      fitRanking(ranked.filter((_one, at) => at % PARTS !== part)),
    ),
  );
  console.log(
    `Ranking, fitted on four fifths of ${ranked.length} questions and judged on the real ones of the rest: first ${percent(mean(shares.map(({ first }) => first)))}, in three ${percent(mean(shares.map(({ three }) => three)))}. Fitted on all: ${JSON.stringify(fitRanking(ranked))}`,
  );
}

function readReal(file: string, source: 'real' | 'everyday'): readonly RealQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ ...(JSON.parse(line) as Omit<RealQuestion, 'source'>), source }));
}

function rowOf(
  source: Source,
  sight: ReturnType<Pipeline>,
  yes: boolean,
  weight: number,
): Omit<Row, 'good' | 'ranking'> {
  return {
    source,
    signals: Object.values(featuresOf(sight)),
    goodness: Object.values(goodnessOf(sight)),
    yes,
    weight,
  };
}

/** Labelled questions, seen by a search that knows every example. */
function tuneRows(entries: readonly SearchEntry[], look: Pipeline): readonly Row[] {
  return TUNE.flatMap(readLabelled)
    .filter(({ intent }) => intent === undefined)
    .map(({ query, expected }) => {
      const sight = look(query);
      const yes = Object.keys(expected).length > 0;
      return {
        ...rowOf('tune', sight, yes, TUNE_WEIGHT),
        ...(yes && { ranking: rankingOf(sight, entries, expected, TUNE_RANKING) }),
      };
    });
}

/** Examples and real questions, each seen by a search that was never shown it. */
function heldOutRows(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  audiences: Audiences,
  real: readonly RealQuestion[],
): readonly Row[] {
  return Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    const asked = real.filter((_one, at) => at % PARTS === part);
    const texts = new Set(asked.map(({ query }) => query));
    const all = new Set(real.map(({ query }) => query));
    let at = 0;
    const held: { readonly text: string; readonly yes: boolean }[] = [];
    const keep = (text: string, yes: boolean): boolean => {
      if (all.has(text)) return !texts.has(text);
      at += 1;
      if (at % PARTS !== part) return true;
      held.push({ text, yes });
      return false;
    };
    const look = createPipeline(
      entries,
      {
        ...lexicon,
        asks: lexicon.asks.map((one) => ({
          ...one,
          asks: one.asks.filter((text) => keep(text, true)),
        })),
        declines: lexicon.declines.map((one) => ({
          ...one,
          asks: one.asks.filter((text) => keep(text, false)),
        })),
      },
      audiences,
    );
    return [
      ...held.map(({ text, yes }): Row => rowOf('example', look(text), yes, 1)),
      ...asked
        .filter(({ sensitive, stat, nofig }) => !sensitive && stat === undefined && nofig !== true)
        .map((question): Row => realRow(question, look(question.query), entries)),
    ];
  });
}

function realRow(
  { source, tag, expected = {}, gap }: RealQuestion,
  sight: ReturnType<Pipeline>,
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
  { ranked }: ReturnType<Pipeline>,
  entries: readonly SearchEntry[],
  expected: Readonly<Record<string, number>>,
  weight: number,
): RankedQuestion {
  return {
    signals: ranked.map(({ signals }) => signals),
    grades: ranked.map(({ at }) => expected[entries[at]?.id ?? ''] ?? 0),
    weight,
  };
}

function crossValidated(rows: readonly Labelled[]): readonly number[] {
  const fitted = Array.from({ length: PARTS }, (_, part) =>
    fitLogistic(
      rows.filter((_row, at) => at % PARTS !== part),
      SHRINK,
    ),
  );
  return rows.map(({ signals }, at) => {
    const model = fitted[at % PARTS];
    return model ? chanceOf(model, signals) : 0;
  });
}

/** The highest mark that leaves no more of what deserves a yes below it than it may. */
function mark(
  rows: readonly Row[],
  chances: readonly number[],
  source: Source,
  share: number,
  fewest = 0.2,
): number {
  const within = rows.flatMap((row, at) =>
    row.yes && row.source === source ? [chances[at] ?? 0] : [],
  );
  const allowed = Math.floor(within.length * share);
  const lowest = within.sort((a, b) => a - b)[allowed] ?? 0.5;
  return Math.round(Math.min(0.65, Math.max(fewest, lowest)) * 100) / 100;
}

function report(rows: readonly Row[], chances: readonly number[], at: number): void {
  for (const source of ['real', 'everyday', 'tune', 'example'] as const) {
    const share = (yes: boolean): string => {
      const some = rows.flatMap((row, place) =>
        row.source === source && row.yes === yes ? [chances[place] ?? 0] : [],
      );
      return `${percent(some.filter((chance) => chance < at).length / some.length)} of ${some.length}`;
    };
    console.log(
      `${source}: below ${at} are ${share(true)} in scope and ${share(false)} out of scope`,
    );
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function written(
  names: readonly string[],
  { weights, bias }: ReturnType<typeof fitLogistic>,
  indent: string,
): readonly string[] {
  return [
    `${indent}weights:`,
    ...names.map((name, at) => `${indent}  ${name}: ${(weights[at] ?? 0).toFixed(2)}`),
    `${indent}bias: ${bias.toFixed(2)}`,
  ];
}
