import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDEN_QUESTIONS } from '../../test/fixtures/golden-questions';
import { HOSTILE_TEXT } from '../../test/fixtures/hostile-text';

/** Draws what somebody says: mostly labelled questions and golden ones, and, by `hostile`, text made to upset. */
export function createQuestions(random: () => number, hostile: number): () => string {
  const folder = join(process.cwd(), 'test/fixtures/questions');
  const labelled = ['commands', 'dev', 'once', 'sensitive', 'tune'].flatMap((name) =>
    readFileSync(join(folder, `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { query: string }).query),
  );
  const plain = [...labelled, ...GOLDEN_QUESTIONS.map(({ ask }) => ask)].filter(postsNothing);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)]!;
  const long = 'how should a nurse reply to a complaint on social media? '.repeat(300);
  return () => {
    const draw = random();
    if (draw < 0.01) return long.slice(0, 16_000);
    if (draw < 0.01 + hostile) return pick(HOSTILE_TEXT);
    return pick(plain);
  };
}

/** A subscription would post to people whom this run does not follow. */
function postsNothing(text: string): boolean {
  return !/subscri|schedule|every|daily|weekly|pause|resume|skip|swap|forget|stop/i.test(text);
}
