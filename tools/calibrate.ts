import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../knowledge';
import { openEmbeddings } from '../knowledge/loading/kept-embeddings';
import { featuresOf, goodnessOf } from '../knowledge/search/answerability';
import { chancesOf } from '../knowledge/search/embedding-classifier';
import { createLikeness } from '../knowledge/search/embeddings';
import { entriesOf } from '../knowledge/search/entries';
import { chanceOf, fitLogistic, type Labelled } from '../knowledge/search/logistic';
import { comparedTexts, neighboursOf } from '../knowledge/search/neighbours';
import { openLexicon } from '../knowledge/search/open-lexicon';
import { audiencesOf, createPipeline, type Analysis } from '../knowledge/search/pipeline';
import { STORY, weightsFor, type RankingWeights } from '../knowledge/search/ranking-weights';
import { knownQuestions } from '../knowledge/search/search-examples';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault, Usage } from '../src/settings/explain-fault';
import {
  calibrationRows,
  calibrationTexts,
  PARTS,
  type Near,
  type Row,
  type Source,
} from './calibration-rows';
import { examplesOf } from './classifier-examples';
import { encodeAll } from './encode-all';
import { fitRanking, rankingShares } from './fit-ranking';
import { learnClassifier } from './learn-classifier';

const SHRINK = 1e-3;
/** At most this share of real questions in scope may be refused. */
const WRONGLY_REFUSED = 0.03;
/** At most this share of real questions in scope may be met with a list to choose from, where one of it fits. */
const WRONGLY_DOUBTED = 0.12;
/** No mark is higher: above it an answer is as good as sure. */
const HIGHEST = 0.8;
/**
 * At most this share of right first answers may be called only near. Of real questions that are answered wrongly or not at
 * all, 80 in 100 are then called near.
 */
const WRONGLY_NEAR = 0.16;

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

/** Fits both floors anew and writes them to the lexicon; with `--ranking`, says how the ranking's weights would be fitted. */
async function main(): Promise<void> {
  const { knowledgeDir, shippedKnowledge, timeZone, cacheDir } = readConfig(readEnvironment());
  const { content } = openKnowledge({ folder: knowledgeDir, now: new Date(), timeZone });
  const entries = entriesOf(content);
  const { lexicon } = openLexicon(knowledgeDir, content);
  const kept = openEmbeddings(shippedKnowledge, cacheDir);
  if (kept === undefined) throw new Usage('There are no embeddings: npm run write-embeddings');
  const vectors = await encodeAll(calibrationTexts(lexicon), cacheDir);
  const near: Near = (known) => {
    const questions = knownQuestions(entries, known);
    const compared = comparedTexts(entries, questions, known.gaps);
    const likeness = createLikeness(kept.embeddings, compared.texts);
    console.log('Learning from vectors…');
    const classifier = learnClassifier(examplesOf(entries, questions, vectors));
    return (question) => {
      const vector = vectors.get(question) ?? new Float32Array();
      return neighboursOf(compared, likeness.compare([vector]), chancesOf(classifier, vector));
    };
  };
  const audiences = audiencesOf(content);
  const rows = calibrationRows(entries, lexicon, audiences, near);
  const look = createPipeline(entries, lexicon, audiences);
  const file = join(knowledgeDir, 'lexicon', 'floor.yaml');
  writeFileSync(
    file,
    [
      '# Learned by `npm run calibrate` from labelled questions; not written by hand.',
      ...fitted(
        rows.filter(({ meaning }) => !meaning),
        look(''),
        '',
      ),
      '# The same where an encoder says what is near in meaning.',
      'encoder:',
      ...fitted(
        rows.filter(({ meaning }) => meaning),
        look('', undefined, near(lexicon)('')),
        '  ',
      ),
      '',
    ].join('\n'),
  );
  console.log(`${file} is written. Run npm run eval to see what it does.`);
  if (process.argv.includes('--ranking'))
    for (const meaning of [false, true])
      for (const story of [false, true])
        reportRanking(
          `${story ? 'Stories' : 'Questions'}${meaning ? ' with an encoder' : ''}`,
          rows.filter((row) => row.meaning === meaning && row.story === story),
          weightsFor(story ? STORY + 1 : 1, meaning),
        );
}

/** A floor fitted to rows, as lines of YAML. Says how well it does on those held out. */
function fitted(rows: readonly Row[], nothing: Analysis, indent: string): readonly string[] {
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
  return [
    ...written(Object.keys(featuresOf(nothing)), fitLogistic(rows, SHRINK), indent),
    `${indent}answer: ${Math.max(suggest, mark(rows, chances, 'real', WRONGLY_DOUBTED))}`,
    `${indent}suggest: ${suggest}`,
    `${indent}good:`,
    ...written(Object.keys(goodnessOf(nothing)), fitLogistic(judged, SHRINK), `${indent}  `),
    `${indent}  least: ${least}`,
  ];
}

/** Says how the ranking's weights would be fitted, and how well they do on questions held out. */
function reportRanking(name: string, rows: readonly Row[], start: RankingWeights): void {
  const ranked = rows.flatMap(({ ranking, source }) =>
    ranking === undefined ? [] : [{ ...ranking, real: source === 'real' || source === 'everyday' }],
  );
  const shares = Array.from({ length: PARTS }, (_, part) =>
    rankingShares(
      ranked.filter(({ real }, at) => real && at % PARTS === part),
      fitRanking(
        ranked.filter((_one, at) => at % PARTS !== part),
        start,
      ),
    ),
  );
  const now = rankingShares(
    ranked.filter(({ real }) => real),
    start,
  );
  console.log(
    `${name}: the weights in use put the right one first in ${percent(now.first)} of the real ones, in three in ${percent(now.three)}; fitted on four fifths of ${ranked.length} and judged on the real ones of the rest, first ${percent(mean(shares.map(({ first }) => first)))}, in three ${percent(mean(shares.map(({ three }) => three)))}. Fitted on all: ${JSON.stringify(fitRanking(ranked, start))}`,
  );
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
  return Math.round(Math.min(HIGHEST, Math.max(fewest, lowest)) * 100) / 100;
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
