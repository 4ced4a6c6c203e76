import { readFileSync } from 'node:fs';
import { Usage } from '../src/settings/explain-fault';

/** A question with what we know of its answer. */
export interface LabelledQuestion {
  readonly id: string;
  /** What sort of question it is: "title", "typo", "paraphrase", "oos" … */
  readonly tag: string;
  readonly query: string;
  /** Ids of fair answers, 2 for a right one and 1 for a near one; none, or left out, where it should be declined. */
  readonly expected: Readonly<Record<string, number>>;
  /** The sort of out-of-scope question. */
  readonly sub?: string;
  /** The command meant, where the message is a command in plain words. */
  readonly intent?: string;
}

/** Reads labelled questions, one JSON object a line. Throws Usage naming the file and line that can't be read. */
export function readLabelled(file: string): readonly LabelledQuestion[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Usage(`${file} can't be read. Name a file with one JSON question a line.`);
  }
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const question = questionIn(line);
    if (question === undefined)
      throw new Usage(
        `${file}:${at + 1} is not a labelled question. Write {"id": "1", "tag": "question", "query": "…", "expected": {"an-id": 2}}.`,
      );
    return [question];
  });
}

function questionIn(line: string): LabelledQuestion | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const read = (value ?? {}) as Partial<LabelledQuestion>;
  const { id, tag, query, expected = {} } = read;
  if (typeof id !== 'string' || typeof tag !== 'string' || typeof query !== 'string')
    return undefined;
  return typeof expected === 'object' ? { ...read, id, tag, query, expected } : undefined;
}
