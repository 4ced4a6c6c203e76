import { NO_PAST, type Knowledge, type Past } from '../../knowledge';
import type { Reply } from '../../knowledge/reply/reply';

/** Makes what holds a whole conversation: the replies to what is said in it, in order, each in the light of those before. */
export function createTalk(
  knowledge: Knowledge,
  now: Date,
): (...said: readonly string[]) => Promise<readonly Reply[]> {
  return async (...said) => {
    let past: Past = NO_PAST;
    const replies: Reply[] = [];
    for (const text of said) {
      const { asked, asker } = knowledge.read(text, past);
      if (asked.kind === 'change') throw new Error(`“${text}” was read as a change`);
      const reply = await knowledge.answer(asked, now);
      const turn = knowledge.turn(asked, reply);
      past = {
        turns: turn === undefined ? past.turns : [...past.turns, turn],
        asker: asker.length > 0 ? asker : past.asker,
      };
      replies.push(reply);
    }
    return replies;
  };
}
