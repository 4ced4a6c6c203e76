import type { ConversationWording, FollowUpWording } from '../loading/lexicon-wording';
import { cutInto } from '../text/phrases';
import { createReadHad } from './had-before';
import { said, wordsIn } from '../text/tokenize';

/** Whether a whole message asks for one more of what was shown, whatever it says of that: "not for us, got a better one?". */
export type ReadAnother = (text: string) => boolean;

export interface AnotherParts {
  readonly wording: Pick<
    ConversationWording,
    | 'before'
    | 'after'
    | 'acknowledged'
    | 'closing'
    | 'others'
    | 'shownThings'
    | 'verdicts'
    | 'another'
  >;
  readonly followUps: Pick<FollowUpWording, 'another' | 'not-that'>;
  readonly requests: { readonly before: readonly string[]; readonly carriers: readonly string[] };
  /** Words that say nothing of what is asked. */
  readonly stopWords: readonly string[];
}

/** More words than these tell something beside it. */
const MOST_WORDS = 16;
const MARKS = /[,.;:!?…–—]+|\s-+\s/;

/** Makes the reader of what asks for another. */
export function createReadAnother({
  wording,
  followUps,
  requests,
  stopWords,
}: AnotherParts): ReadAnother {
  const { before, after, acknowledged, closing, others, shownThings, verdicts, another } = wording;
  const idle = new Set([
    ...stopWords.flatMap(wordsIn),
    ...requests.carriers,
    ...[...before, ...after].flatMap(wordsIn),
  ]);
  const things = new Set(shownThings);
  const phrases = new Set([...others, ...followUps.another]);
  const unwanted = new Set(followUps['not-that']);
  const polite = new Set([...before, ...after, ...acknowledged, ...closing, ...requests.before]);
  const judging = new Set([...verdicts, ...unwanted]);

  const asksOwn = new Set(another.asksOwn);
  const anew = new Set(another.words);
  const more = new Set(another.more);
  const different = new Set(another.different);
  const beforeMore = new Set(another.beforeMore);
  const afterMore = new Set(another.afterMore);
  const had = createReadHad(another);

  const asksAnother = (words: readonly string[]): boolean => {
    if (words.some((word) => asksOwn.has(word))) return false;
    const cut = cutInto(
      (phrase) =>
        phrases.has(phrase) ||
        idle.has(phrase) ||
        things.has(phrase) ||
        anew.has(phrase) ||
        more.has(phrase),
      words,
    );
    if (cut === undefined) return false;
    if (cut.some((phrase) => phrases.has(phrase))) return true;
    if (words.some((word) => different.has(word))) return isOther(words);
    return words.some((word) => anew.has(word)) || asksMore(words);
  };
  /** "A different one" and not "is it different": a different thing. */
  const isOther = (words: readonly string[]): boolean =>
    words.some((word, at) => different.has(word) && things.has(words[at + 1] ?? ''));
  /** "More", at the beginning or no more than two words from what says of which. */
  const asksMore = (words: readonly string[]): boolean =>
    words.some(
      (word, at) =>
        more.has(word) &&
        (at === 0 ||
          words.slice(Math.max(0, at - 3), at).some((one) => beforeMore.has(one)) ||
          words.slice(at + 1, at + 4).some((one) => afterMore.has(one))),
    );
  const isJudging = (words: readonly string[]): boolean => {
    const cut = cutInto(
      (phrase) =>
        judging.has(phrase) || polite.has(phrase) || idle.has(phrase) || things.has(phrase),
      words,
    );
    return cut?.some((phrase) => judging.has(phrase) || polite.has(phrase)) === true;
  };
  const isAside = (words: readonly string[]): boolean => isJudging(words) || had.isSaid(words);

  return (text) => {
    const clauses = text
      .split(MARKS)
      .map((clause) => said(clause).split(' ').filter(Boolean))
      .filter((words) => words.length > 0);
    if (clauses.length === 0 || clauses.flat().length > MOST_WORDS) return false;
    const rest = clauses.filter((words) => !asksAnother(words));
    if (rest.length < clauses.length) return rest.every(isAside);
    // "Not that one, we know that" asks for another in all but words.
    if (rest.length > 1)
      return rest.every(isAside) && rest.some((words) => unwanted.has(words.join(' ')));
    // No mark stands between what is said of the one and what asks for the other.
    const [words = []] = rest;
    if (had.isAll(words)) return true;
    return words.some(
      (_, at) => at > 0 && isAside(words.slice(0, at)) && asksAnother(words.slice(at)),
    );
  };
}
