import { SettingsError } from '../../ports';
import { Usage } from '../../settings/explain-fault';
import { QUESTIONS, USUAL, type Answers, type Question } from './setup-questions';

/** Somebody who answers: at a terminal, or through a pipe. */
export interface Asked {
  readonly say: (line: string) => void;
  /** The next line typed; empty once there are no more. */
  readonly next: () => Promise<string>;
  /** Whether a question may be asked again. Where answers are piped, a wrong one ends it. */
  readonly again: boolean;
}

/** Asks what is to be known. Rejects with Usage after a wrong answer that can't be asked for again. */
export async function askAll(asked: Asked): Promise<Answers> {
  let answers = USUAL;
  for (const question of QUESTIONS)
    if (question.wanted?.(answers) !== false) answers = await askOne(question, answers, asked);
  return answers;
}

async function askOne(
  { asks, explains, usual, take }: Question,
  soFar: Answers,
  { say, next, again }: Asked,
): Promise<Answers> {
  say(`\n${asks}\n  ${explains} Enter: ${usual}.`);
  for (;;) {
    try {
      return take((await next()).trim(), soFar);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      const todo = error.problems.join(' ');
      if (!again) throw new Usage(`“${asks}” ${todo}`);
      say(`  ${todo}`);
    }
  }
}
