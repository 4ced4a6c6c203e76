import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Knowledge, plainText, withCare } from '../../knowledge';
import type { Reply } from '../ports';
import { Usage } from '../settings/explain-fault';

const HELP = `Ask Signpost a question.

  npm run -s ask -- "how should I use hashtags"   the reply as readable text
  npm run -s ask -- --json "tips"                 one JSON object
  npm run -s ask -- --explain "rules for docters" why it answers as it does
  npm run -s ask -- --jsonl < questions.jsonl     lines {"id","query"} in, one JSON line each out
`;

export type Answering = Pick<Knowledge, 'read' | 'answer' | 'describeChange' | 'explain'>;

/** What a terminal lends. */
export interface Terminal {
  readonly input: Readable;
  /** Writes a line, and resolves once it was taken. */
  readonly print: (text: string) => Promise<void>;
}

/**
 * Answers what was typed after the command, or each line of the input, opening the content only when something is
 * asked. Resolves to whether every line could be read. Rejects with Usage where the command makes no sense.
 */
export async function answerInTerminal(
  args: readonly string[],
  { input, print }: Terminal,
  open: () => Answering,
): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      explain: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const said = async (text: string): Promise<true> => {
    await print(text);
    return true;
  };
  if (values.help === true) return said(HELP.trimEnd());
  const words = positionals.join(' ');
  if (values.jsonl === true && words !== '')
    throw new Usage('--jsonl reads questions from standard input, so give no words after it.');
  if (values.jsonl !== true && words.trim() === '')
    throw new Usage(
      'Nothing was asked. Put a question after --, for example: npm run -s ask -- "tips"',
    );
  const knowledge = open();
  if (values.jsonl === true) return answerLines(knowledge, { input, print });
  if (values.explain === true) return said((await knowledge.explain(words)).join('\n'));
  const reply = await ask(knowledge, words);
  return said(values.json === true ? JSON.stringify(summary(reply), null, 2) : plainText(reply));
}

async function ask(knowledge: Answering, words: string): Promise<Reply> {
  const { asked, patient } = knowledge.read(words);
  const reply =
    asked.kind === 'change'
      ? knowledge.describeChange(asked)
      : await knowledge.answer(asked, new Date());
  return patient ? withCare(reply) : reply;
}

function summary(reply: Reply): object {
  const { kind, care, results } = reply;
  return { kind, ...(care !== undefined && { care }), results, text: plainText(reply) };
}

/** Answers each line in order. A line that can't be read is reported in its place and the rest go on. */
async function answerLines(knowledge: Answering, { input, print }: Terminal): Promise<boolean> {
  let number = 0;
  let sound = true;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if ('error' in read) {
      sound = false;
      await print(JSON.stringify({ line: number, ...read }));
      continue;
    }
    await print(JSON.stringify({ id: read.id, ...summary(await ask(knowledge, read.query)) }));
  }
  return sound;
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
