import type { FollowUpWording, SmallAnswer, SmallTalkWording } from '../loading/lexicon-wording';
import type { Query } from './query';

/** A greeting, a thank-you or abuse thrown at the bot, when that is the whole message, said in plain words. */
export type SmallTalk = (said: string) => Query | undefined;

/** Past so many words, a rude word may be what a question is about. */
const MOST_WORDS = 6;

/** Makes the reader of small talk. */
export function createSmallTalk(wording: SmallTalkWording): SmallTalk {
  const greetings = new Set(wording.greetings);
  const thanks = new Set(wording.thanks);
  const rude = anyOf(wording.rude, (words) => `\\b(?:${words})\\b`);
  const atTheBot = anyOf(
    wording.atTheBot,
    (words) => `^(?:${words})\\b|\\b(?:you|bot|thing)$|^\\S+$`,
  );
  return (said) => {
    if (greetings.has(said)) return { kind: 'greeting' };
    if (thanks.has(said)) return { kind: 'thanks' };
    const short = said.split(' ').length <= MOST_WORDS;
    return short && rude.test(said) && atTheBot.test(said) ? { kind: 'abuse' } : undefined;
  };
}

/**
 * What a whole message asks or says about the bot itself, said in plain words. What goes on from an answer is told of
 * too: the parser knows of none.
 */
export function createSmallAnswers(
  answers: readonly SmallAnswer[],
  goingOn: FollowUpWording,
): SmallTalk {
  const following = answers.flatMap(({ id, followUps }) =>
    followUps.flatMap((sort) => goingOn[sort].map((one) => [one, id] as const)),
  );
  const own = answers.flatMap(({ id, said }) => said.map((one) => [one, id] as const));
  const ids = new Map([...following, ...own]);
  return (said) => {
    const id = ids.get(said);
    return id === undefined ? undefined : { kind: 'small', id };
  };
}

/** Words that hold letters and stars only, as the content's check makes sure. */
function anyOf(words: readonly string[], pattern: (words: string) => string): RegExp {
  if (words.length === 0) return /(?!)/;
  return new RegExp(pattern(words.map((word) => word.replace('*', '\\w*')).join('|')));
}
