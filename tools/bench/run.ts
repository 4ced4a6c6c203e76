import { openKnowledge } from '../../knowledge';
import { loadContent } from '../../knowledge/loading/load';
import { entriesOf } from '../../knowledge/search/entries';
import type { Lexicon } from '../../knowledge/search/lexicon';
import { loadLexicon } from '../../knowledge/search/load-lexicon';
import { readLabelled, type LabelledQuestion } from '../labelled';
import { checkBudgets } from './budgets';
import { drafts } from './drafts';
import { engines, type BenchEntry, type Engine } from './engines';
import { giant } from './giant';
import { createEntries, createQuestions } from './synthetic';

/*
 * npm run bench [-- --full]: every engine on the same questions in one run, then what Signpost costs to run against
 * its budgets. Speed is told as ratios to the engines named, since times alone tell of the machine. With --budgets, only the budgets. Exits with 1 when one is broken.
 */
const FOLDER = 'knowledge/content';
const FULL = process.argv.includes('--full');
const SIZES = FULL ? [1_000, 10_000, 100_000] : [1_000, 10_000];
/** Engines that read every entry for every question get fewer questions, and so do all at the largest size. */
const QUESTIONS = { fast: 300, largest: 100, slow: 8 };
/** The commonest words are in every title and would tell nothing apart. */
const COMMON = 400;

/** Asked first, so that the engine under everything has warmed up. */
const WARM = 200;
const fill = (text: string): string =>
  text.repeat(Math.ceil(16_000 / text.length)).slice(0, 16_000);
const LONGEST = {
  'plain words': fill('We have a busy ward and many things to post about every day of the week. '),
  'misspelt words': fill('hashtgas acessible sosial meda folowers confidentalty qestions twiter '),
  'one word': fill('wxqz'),
};

const { content } = loadContent(FOLDER, new Date().toISOString().slice(0, 10));
const { lexicon } = loadLexicon(`${FOLDER}/lexicon`, () => true);
const bare = { ...lexicon, asks: [], declines: [], concepts: [] };
const medians = new Map<string, { readonly size: number; readonly p50: number }[]>();

interface Question {
  readonly query: string;
  /** Any of these first is right. */
  readonly ids: readonly string[];
}

void main();

async function main(): Promise<void> {
  if (!process.argv.includes('--budgets')) {
    await shipped();
    await whole();
    for (const size of SIZES) await synthetic(size);
    growth();
    await giant(FOLDER);
    await drafts(FOLDER);
  }
  if (!(await checkBudgets())) process.exitCode = 1;
}

async function shipped(): Promise<void> {
  const entries = entriesOf(content).map((entry) => ({
    ...entry,
    title: entry.titles.join('. '),
    text: `${entry.text} ${entry.keywords.join(' ')}`,
  }));
  for (const [names, title] of [
    [['../real-questions/unseen'], 'real people’s questions, on which nothing here was tuned'],
    [['dev', 'tune', 'tune-2'], 'questions that Signpost was tuned on, to its advantage'],
  ] as const) {
    const questions = labelled(names)
      .filter(({ expected }) => Object.keys(expected).length > 0)
      .map(({ query, expected }) => ({ query, ids: Object.keys(expected) }));
    await compare(
      `Shipped content: ${entries.length} entries, ${questions.length} ${title}`,
      entries,
      questions,
      lexicon,
      0,
    );
  }
}

/** From the typed question to the Reply, as every platform asks for it: parsing, sensitive questions, search, figures. */
async function whole(): Promise<void> {
  const now = new Date();
  const knowledge = openKnowledge({ folder: FOLDER, now, timeZone: 'Europe/London' });
  const ask = async (text: string) => {
    const asked = knowledge.parse(text);
    return asked.kind === 'change' ? undefined : knowledge.answer(asked, now);
  };
  const queries = labelled(['dev', 'tune', 'tune-2', 'once', 'commands']).map(({ query }) => query);
  for (const query of queries.slice(0, WARM)) await ask(query);
  const times = await timed(queries, ask);
  console.log(
    `\nQuestion to Reply, shipped content: ${queries.length} questions, p50 ${part(times, 0.5).toFixed(2)} ms, p99 ${part(times, 0.99).toFixed(2)} ms`,
  );
  for (const [name, text] of Object.entries(LONGEST)) {
    const [took] = await timed([text], ask);
    console.log(`${text.length} characters of ${name}: ${took!.toFixed(1)} ms`);
  }
}

async function timed<T>(
  queries: readonly T[],
  ask: (query: T) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await ask(query);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function part(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function labelled(names: readonly string[]): readonly LabelledQuestion[] {
  return names.flatMap((name) => readLabelled(`test/fixtures/questions/${name}.jsonl`));
}

async function synthetic(size: number): Promise<void> {
  const entries = createEntries(size, [...lexicon.english.keys()].slice(COMMON));
  const count = size > 10_000 ? QUESTIONS.largest : QUESTIONS.fast;
  const questions = createQuestions(count, entries).map(({ query, id }) => ({
    query,
    ids: [id],
  }));
  await compare(
    `Synthetic content: ${size} entries, pieces of titles, half of them misspelt`,
    entries,
    questions,
    bare,
    size,
  );
}

async function compare(
  title: string,
  entries: readonly BenchEntry[],
  questions: readonly Question[],
  words: Lexicon,
  size: number,
): Promise<void> {
  console.log(`\n${title}`);
  console.log(
    [
      'engine'.padEnd(22),
      ...['build ms', 'memory MB', 'p50 ms', 'p99 ms', '× ours p50', 'right first', 'asked'].map(
        (name) => name.padStart(12),
      ),
    ].join(''),
  );
  let ours: number | undefined;
  for (const { name, make, slow } of engines(words)) {
    const asked = slow ? questions.slice(0, size > 0 ? QUESTIONS.slow : 40) : questions;
    const row = await measure(make, entries, asked);
    ours ??= row.p50;
    medians.set(name, [...(medians.get(name) ?? []), { size, p50: row.p50 }]);
    console.log(
      [
        name.padEnd(22),
        ...[
          row.build.toFixed(0),
          row.memory.toFixed(0),
          row.p50.toFixed(3),
          row.p99.toFixed(2),
          (row.p50 / ours).toFixed(1),
          `${(row.right * 100).toFixed(1)} %`,
          String(asked.length),
        ].map((cell) => cell.padStart(12)),
      ].join(''),
    );
  }
}

async function measure(
  make: Engine['make'],
  entries: readonly BenchEntry[],
  questions: readonly Question[],
) {
  globalThis.gc?.();
  const before = held();
  const from = performance.now();
  const find = await make(entries);
  const build = performance.now() - from;
  globalThis.gc?.();
  const memory = Math.max(0, held() - before) / 1e6;
  for (const { query } of questions.slice(0, 8)) await find(query);
  const found: boolean[] = [];
  const times = await timed(questions, async ({ query, ids }) => {
    const [first] = await find(query);
    found.push(first !== undefined && ids.includes(first));
  });
  const right = found.filter(Boolean).length / questions.length;
  return { build, memory, p50: part(times, 0.5), p99: part(times, 0.99), right };
}

/** Typed arrays lie outside the heap. */
function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function growth(): void {
  console.log('\nGrowth of the median with size (log-log; 1 is linear)');
  for (const [name, rows] of medians) {
    const sized = rows.filter(({ size }) => size > 0);
    const [first, last] = [sized[0], sized.at(-1)];
    if (!first || !last || first === last) continue;
    const slope = Math.log(last.p50 / first.p50) / Math.log(last.size / first.size);
    console.log(`${name.padEnd(22)}${slope.toFixed(2).padStart(12)}`);
  }
}
