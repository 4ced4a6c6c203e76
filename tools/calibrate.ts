import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../knowledge';
import { featuresOf } from '../knowledge/search/answerability';
import { entriesOf, type SearchEntry } from '../knowledge/search/entries';
import type { Audience } from '../knowledge/loading/topic';
import type { Lexicon } from '../knowledge/search/lexicon';
import { openLexicon } from '../knowledge/search/open-lexicon';
import { chanceOf, fitLogistic, type Labelled } from '../knowledge/search/logistic';
import { createPipeline, type Pipeline } from '../knowledge/search/pipeline';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault } from '../src/settings/explain-fault';
import { readLabelled } from './labelled';

const TUNE = ['tune', 'tune-2'].map((name) => `test/fixtures/questions/${name}.jsonl`);
/** The lexicon's examples are learned from in all parts but one, and judged in that one. */
const PARTS = 5;
const SHRINK = 1e-4;
/** A labelled question is a better likeness of what people ask than an example of the lexicon's. */
const QUESTION_WEIGHT = 4;
/** At most this share of questions in scope may be refused. */
const WRONGLY_REFUSED = 0.01;

type Row = Labelled & {
  readonly tune: boolean;
  /** Whether an example in scope finds what it is for first. */
  readonly first?: boolean;
};

try {
  main();
} catch (error) {
  process.exitCode = explainFault(error);
}

/** Fits the floor anew and writes it to the lexicon. */
function main(): void {
  const { knowledgeDir, timeZone } = readConfig(readEnvironment());
  const { content } = openKnowledge({ folder: knowledgeDir, now: new Date(), timeZone });
  const entries = entriesOf(content);
  const folder = join(knowledgeDir, 'lexicon');
  const { lexicon } = openLexicon(knowledgeDir, content);
  const audiences = [...content.professions, ...content.nations];
  const rows = [
    ...questionRows(createPipeline(entries, lexicon, audiences)),
    ...exampleRows(entries, lexicon, audiences),
  ];
  const names = Object.keys(featuresOf(createPipeline(entries, lexicon, audiences)('')));
  const chances = crossValidated(rows);
  const suggest = mark(rows, chances);
  report(rows, chances, suggest);
  const { weights, bias } = fitLogistic(rows, SHRINK);
  const file = join(folder, 'floor.yaml');
  writeFileSync(file, written(names, weights, bias, suggest));
  console.log(`${file} is written. Run npm run eval to see what it does.`);
}

/** Labelled questions, seen by a search that knows every example. */
function questionRows(look: Pipeline): readonly Row[] {
  return TUNE.flatMap(readLabelled)
    .filter(({ intent }) => intent === undefined)
    .map(({ query, expected }) => ({
      signals: Object.values(featuresOf(look(query))),
      yes: Object.keys(expected).length > 0,
      weight: QUESTION_WEIGHT,
      tune: true,
    }));
}

/** Examples of the lexicon, each seen by a search that was never shown it. */
function exampleRows(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  audiences: readonly Audience[],
): readonly Row[] {
  return Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    let at = 0;
    const held: { readonly text: string; readonly ids: readonly string[] }[] = [];
    const keep = (text: string, ids: readonly string[]): boolean => {
      at += 1;
      if (at % PARTS !== part) return true;
      held.push({ text, ids });
      return false;
    };
    const look = createPipeline(
      entries,
      {
        ...lexicon,
        asks: lexicon.asks.map((one) => ({
          ...one,
          asks: one.asks.filter((text) => keep(text, one.for)),
        })),
        declines: lexicon.declines.map((one) => ({
          ...one,
          asks: one.asks.filter((text) => keep(text, [])),
        })),
      },
      audiences,
    );
    return held.map(({ text, ids }) => {
      const sight = look(text);
      const found = entries[sight.ranked[0]?.at ?? -1]?.id ?? '';
      return {
        signals: Object.values(featuresOf(sight)),
        yes: ids.length > 0,
        weight: 1,
        tune: false,
        ...(ids.length > 0 && { first: ids.includes(found) }),
      };
    });
  });
}

function crossValidated(rows: readonly Row[]): readonly number[] {
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

/** The highest mark that refuses no more of the questions in scope than it may, from 0.3 to 0.65. */
function mark(rows: readonly Row[], chances: readonly number[]): number {
  const within = rows.flatMap(({ yes, tune }, at) => (yes && tune ? [chances[at] ?? 0] : []));
  const allowed = Math.floor(within.length * WRONGLY_REFUSED);
  const lowest = within.sort((a, b) => a - b)[allowed] ?? 0.5;
  return Math.round(Math.min(0.65, Math.max(0.3, lowest)) * 100) / 100;
}

function report(rows: readonly Row[], chances: readonly number[], at: number): void {
  for (const tune of [true, false]) {
    const share = (yes: boolean): string => {
      const some = rows.flatMap((row, place) =>
        row.tune === tune && row.yes === yes ? [chances[place] ?? 0] : [],
      );
      return `${((100 * some.filter((chance) => chance < at).length) / some.length).toFixed(1)} % of ${some.length}`;
    };
    console.log(
      `${tune ? 'Labelled questions' : 'Examples, never shown'}: below ${at} are ${share(true)} in scope and ${share(false)} out of scope`,
    );
  }
  const shown = rows.filter(({ first }) => first !== undefined);
  const right = shown.filter(({ first }) => first === true).length;
  console.log(
    `Examples, never shown: ${((100 * right) / shown.length).toFixed(1)} % of ${shown.length} in scope find what they are for first`,
  );
}

function written(
  names: readonly string[],
  weights: readonly number[],
  bias: number,
  suggest: number,
): string {
  return [
    '# Learned by `npm run calibrate` from labelled questions; not written by hand.',
    'weights:',
    ...names.map((name, at) => `  ${name}: ${(weights[at] ?? 0).toFixed(2)}`),
    `bias: ${bias.toFixed(2)}`,
    `answer: ${Math.min(0.8, suggest + 0.2).toFixed(2)}`,
    `suggest: ${suggest}`,
    '',
  ].join('\n');
}
