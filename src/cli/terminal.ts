import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Knowledge, plainText, withCare } from '../../knowledge';
import { createConversationMemory, type ConversationMemory } from '../bot/conversation-memory';
import type { Message, Reply } from '../ports';
import { Usage } from '../settings/explain-fault';

const HELP = `Ask Signpost a question.

  npm run -s ask -- "how should I use hashtags"   the reply as readable text
  npm run -s ask -- --json "tips"                 one JSON object
  npm run -s ask -- --explain "rules for docters" why it answers as it does
  npm run -s ask -- --jsonl < questions.jsonl     lines {"id","query"} in, one JSON line each out
  npm run -s ask -- --talk < talk.jsonl           lines {"conversation","id","query"}, each answered in the light
                                                  of what its conversation said before
`;

export type Answering = Pick<Knowledge, 'read' | 'answer' | 'describeChange' | 'explain' | 'turn'>;

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
      talk: { type: 'boolean' },
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
  const lines = values.jsonl === true || values.talk === true;
  if (lines && words !== '')
    throw new Usage(
      `--${values.talk === true ? 'talk' : 'jsonl'} reads questions from standard input, so give no words after it.`,
    );
  if (!lines && words.trim() === '')
    throw new Usage(
      'Nothing was asked. Put a question after --, for example: npm run -s ask -- "tips"',
    );
  const knowledge = open();
  if (lines) {
    const memory = createConversationMemory({ now: () => new Date() });
    return answerLines(knowledge, { input, print }, values.talk === true ? memory : undefined);
  }
  if (values.explain === true) return said((await knowledge.explain(words)).join('\n'));
  const reply = await ask(knowledge, words);
  return said(values.json === true ? JSON.stringify(summary(reply), null, 2) : plainText(reply));
}

/** Answers in the light of a conversation where there is one to remember. */
async function ask(
  knowledge: Answering,
  words: string,
  memory?: ConversationMemory,
  conversation = '',
): Promise<Reply> {
  const message: Message = {
    text: words,
    from: { adapter: 'terminal', org: '', ref: conversation },
    direct: true,
  };
  const { asked, patient, asker } = knowledge.read(words, memory?.recall(message));
  if (asked.kind === 'change') {
    const reply = knowledge.describeChange(asked);
    return patient ? withCare(reply) : reply;
  }
  const reply = await knowledge.answer(asked, new Date());
  if (!patient) memory?.keep(message, knowledge.turn(asked, reply), asker);
  return patient ? withCare(reply) : reply;
}

function summary(reply: Reply): object {
  const { kind, care, results } = reply;
  return { kind, ...(care !== undefined && { care }), results, text: plainText(reply) };
}

/** Answers each line in order. A line that can't be read is reported in its place and the rest go on. */
async function answerLines(
  knowledge: Answering,
  { input, print }: Terminal,
  memory?: ConversationMemory,
): Promise<boolean> {
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
    const { id, query, conversation } = read;
    const reply = await ask(knowledge, query, memory, conversation);
    await print(
      JSON.stringify({
        ...(conversation !== undefined && { conversation }),
        id,
        ...summary(reply),
      }),
    );
  }
  return sound;
}

type Line =
  | { id: string | number; query: string; conversation?: string }
  | { id?: string | number; error: string };

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
  const { id, query, conversation } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') {
    return { error: '"id" is missing, or is neither text nor a number.' };
  }
  if (typeof query !== 'string') return { id, error: '"query" is missing, or is not text.' };
  if (query.trim() === '') return { id, error: '"query" is empty.' };
  return { id, query, ...(typeof conversation === 'string' && { conversation }) };
}
