import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline';
import { type Knowledge, openKnowledge, plainText, withCare } from '../../knowledge';
import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import type { Reply } from '../ports';
import { explainFault, Usage } from '../settings/explain-fault';

const HELP = `Ask Signpost a question.

  npm run -s ask -- "how should I use hashtags"   the reply as readable text
  npm run -s ask -- --json "tips"                 one JSON object
  npm run -s ask -- --explain "rules for docters" why it answers as it does
  npm run -s ask -- --jsonl < questions.jsonl     lines {"id","query"} in, one JSON line each out
`;

// Whoever reads the answers may stop early, as `head` does: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      explain: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return print(HELP.trimEnd());
  const words = positionals.join(' ');
  if (values.jsonl === true && words !== '')
    throw new Usage('--jsonl reads questions from standard input, so give no words after it.');
  if (values.jsonl !== true && words.trim() === '')
    throw new Usage(
      'Nothing was asked. Put a question after --, for example: npm run -s ask -- "tips"',
    );
  const knowledge = open();
  if (values.jsonl === true) return answerLines(knowledge);
  if (values.explain === true) return print((await knowledge.explain(words)).join('\n'));
  const reply = await ask(knowledge, words);
  await print(values.json === true ? JSON.stringify(summary(reply), null, 2) : plainText(reply));
}

function open(): Knowledge {
  const config = readConfig(readEnvironment());
  return openKnowledge({
    folder: config.knowledgeDir,
    shipped: config.shippedKnowledge,
    now: new Date(),
    timeZone: config.timeZone,
    cache: config.cacheDir,
    onLearning: () => {
      console.error('Learning from the content, which is kept for the next question…');
    },
  });
}

async function ask(knowledge: Knowledge, words: string): Promise<Reply> {
  const { asked, patient } = knowledge.read(words);
  const reply =
    asked.kind === 'change'
      ? knowledge.describeChange(asked)
      : await knowledge.answer(asked, new Date());
  return patient ? withCare(reply) : reply;
}

function summary(reply: Reply): object {
  const { kind, results } = reply;
  return { kind, results, text: plainText(reply) };
}

/** Answers each line in order. A line that can't be read is reported in its place and the rest go on. */
async function answerLines(knowledge: Knowledge): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if ('error' in read) {
      process.exitCode = 1;
      await print(JSON.stringify({ line: number, ...read }));
      continue;
    }
    await print(JSON.stringify({ id: read.id, ...summary(await ask(knowledge, read.query)) }));
  }
}

type Line = { id: string | number; query: string } | { id?: string | number; error: string };

function readLine(line: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'This line is not JSON. Write {"id": "1", "query": "tips"}.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { error: 'This line is not a JSON object. Write {"id": "1", "query": "tips"}.' };
  }
  const { id, query } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') {
    return { error: '"id" is missing, or is neither text nor a number.' };
  }
  if (typeof query !== 'string') return { id, error: '"query" is missing, or is not text.' };
  if (query.trim() === '') return { id, error: '"query" is empty.' };
  return { id, query };
}

/** Writes a line and waits until it was taken, so thousands of answers never pile up in memory. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
