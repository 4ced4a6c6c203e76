import { openKnowledge, type Knowledge } from '../knowledge';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault } from '../src/settings/explain-fault';
import { builtEncoder } from './encode-all';
import { readLabelled, type LabelledQuestion } from './labelled';
import { judge, measure, type Measures, type Outcome } from './measure';

/** Measured when no file is named: everything the project may tune on. */
const USUAL = ['dev', 'tune', 'tune-2'].map((name) => `test/fixtures/questions/${name}.jsonl`);

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

async function main(): Promise<void> {
  const { knowledgeDir, timeZone, encoder } = readConfig(readEnvironment());
  const files = process.argv.slice(2);
  const sets = (files.length > 0 ? files : USUAL).map((file) => ({
    file,
    questions: readLabelled(file),
  }));
  const knowledge = openKnowledge({
    ...{ folder: knowledgeDir, now: new Date(), timeZone },
    encoder: encoder ? builtEncoder() : undefined,
  });
  for (const { file, questions } of sets) {
    const outcomes: Outcome[] = [];
    const times: number[] = [];
    for (const question of questions) {
      const from = performance.now();
      outcomes.push(await outcomeOf(knowledge, question));
      times.push(performance.now() - from);
    }
    console.log(
      [
        `\n${file}: ${questions.length} questions`,
        ...table(outcomes),
        '',
        ...misses(outcomes),
        pace(times),
      ].join('\n'),
    );
  }
}

async function outcomeOf(knowledge: Knowledge, question: LabelledQuestion): Promise<Outcome> {
  const asked = knowledge.parse(question.query);
  const reply =
    asked.kind === 'change'
      ? knowledge.describeChange(asked)
      : await knowledge.answer(asked, new Date());
  return judge(question, reply);
}

function table(outcomes: readonly Outcome[]): readonly string[] {
  const tags = [...new Set(outcomes.map(({ question }) => question.tag))];
  const subs = [...new Set(outcomes.flatMap(({ question }) => question.sub ?? []))];
  const row = (name: string, some: readonly Outcome[]): string => line(name, measure(some));
  return [
    HEAD,
    ...tags.map((tag) =>
      row(
        tag,
        outcomes.filter(({ question }) => question.tag === tag),
      ),
    ),
    ...subs.map((sub) =>
      row(
        `  ${sub}`,
        outcomes.filter(({ question }) => question.sub === sub),
      ),
    ),
    row('all', outcomes),
  ];
}

const COLUMNS: readonly (readonly [string, keyof Measures])[] = [
  ['first', 'first'],
  ['in three', 'withinThree'],
  ['MRR@5', 'reciprocal'],
  ['wrongly refused', 'wronglyRefused'],
  ['refused', 'refused'],
  ['commands', 'commands'],
  ['end to end', 'endToEnd'],
];
const HEAD = [
  'tag'.padEnd(14),
  'count'.padStart(5),
  ...COLUMNS.map(([name]) => name.padStart(15)),
].join(' ');

function line(name: string, measures: Measures): string {
  const cells = COLUMNS.map(([, field]) => percent(measures[field]).padStart(15));
  return [name.padEnd(14), String(measures.count).padStart(5), ...cells].join(' ');
}

const percent = (value: number | undefined): string =>
  value === undefined ? '–' : `${(value * 100).toFixed(1)} %`;

function misses(outcomes: readonly Outcome[]): readonly string[] {
  const wrong = outcomes.filter(({ right }) => !right);
  if (wrong.length === 0) return ['No misses.'];
  return [
    `${wrong.length} misses:`,
    ...wrong.map(({ question, kind, found }) => {
      const wanted =
        question.intent ?? (Object.keys(question.expected).join(' or ') || 'an honest no');
      return `  ${question.id} [${question.tag}${question.sub === undefined ? '' : ` ${question.sub}`}] “${question.query}”: ${kind} ${found.slice(0, 3).join(', ')}; wanted ${wanted}`;
    }),
  ];
}

function pace(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2);
  return `Question to reply: ${at(0.5)} ms in the middle, ${at(0.99)} ms at the slowest hundredth.`;
}
