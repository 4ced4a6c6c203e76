import type { ConversationWording, FollowUpWording } from '../loading/lexicon-wording';
import { cutInto } from '../text/phrases';
import { said, wordsIn } from '../text/tokenize';

/** Whether a whole message asks for one more of what was shown, whatever it says of that: "not for us, got a better one?". */
export type ReadAnother = (text: string) => boolean;

export interface AnotherParts {
  readonly wording: Pick<
    ConversationWording,
    'before' | 'after' | 'acknowledged' | 'closing' | 'others' | 'shownThings' | 'verdicts'
  >;
  readonly followUps: Pick<FollowUpWording, 'another' | 'not-that'>;
  readonly requests: { readonly before: readonly string[]; readonly carriers: readonly string[] };
  /** Words that say nothing of what is asked. */
  readonly stopWords: readonly string[];
}

/** More words than these tell something beside it. */
const MOST_WORDS = 16;
const MARKS = /[,.;:!?…–—]+|\s-+\s/;
/** What asks in words of its own: "how else can I do it" is about it, and asks for no other. */
const ASKS_OWN =
  /\b(how|who|whom|whose|when|where|wheres|why|they|he|she|him|her|patients?|if|because)\b/;
/** One more is asked for by such a word alone, or by "more" with what says of which. */
const ANOTHER =
  /\b(another|others?|else|next|new|different|fresh|better|extra|further|similar)\b|\b(any|some|got|one|two|few|couple|last|have|bit|give|lets|again) (?:\w+ ){0,2}more\b|^more\b|\bmore (?:\w+ ){0,2}(?:please|pls|one|ones)\b/;
/** What somebody says of what was shown: they had it, knew it or use it. */
const HAD =
  /^(?:(?:i|ive|we|weve|they|already|oh|ah|ooh|no|nah|yes|yeah|yep|ok|sorry|think|im sure|were) )*(?:(?:all|have|had|already|just|only|did|do|dont|definitely) )*(?:had|seen|saw|knew|know|used|use|using|heard|read|done|did|shared|sent|posted|got|do|doing|covered|tried)\b(?: \w+){0,7}$/;
const POINTS = /\b(that|it|this|one|those|them|these|already|before)\b/;
/** The same where nothing else is said: "had that last week". */
const HAD_ALONE =
  /^(?:(?:i|ive|we|weve|they|oh|ah|no|nah|yes|yeah|ok|sorry|think|already|all) )*(?:had|seen|heard|read) (?:that|it|this|those|them)(?: one| tip)?(?: (?:one )?(?:last|the other|before|already|yesterday|earlier|on|in|at|a few)(?: \w+){0,3})?$/;
/** When, behind what they had. */
const SINCE =
  /\b(last|the other|this|at|in|on|before|already|yesterday|ago|earlier|weeks?|time|months?)\b/;

/** Makes the reader of what asks for another. */
export function createReadAnother({
  wording,
  followUps,
  requests,
  stopWords,
}: AnotherParts): ReadAnother {
  const { before, after, acknowledged, closing, others, shownThings, verdicts } = wording;
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

  const asksAnother = (words: readonly string[]): boolean => {
    const plain = words.join(' ');
    if (ASKS_OWN.test(plain)) return false;
    const cut = cutInto(
      (phrase) =>
        phrases.has(phrase) || idle.has(phrase) || things.has(phrase) || OTHER.test(phrase),
      words,
    );
    if (cut === undefined) return false;
    if (cut.some((phrase) => phrases.has(phrase))) return true;
    return words.includes('different') ? isOther(words) : ANOTHER.test(plain);
  };
  /** "A different one" and not "is it different": a different thing. */
  const isOther = (words: readonly string[]): boolean =>
    words.some((word, at) => word === 'different' && things.has(words[at + 1] ?? ''));
  const isHad = (plain: string): boolean =>
    HAD.test(plain) &&
    (POINTS.test(plain) || (/^(i |ive |we |weve )?(had|seen)\b/.test(plain) && SINCE.test(plain)));
  const isJudging = (words: readonly string[]): boolean => {
    const cut = cutInto(
      (phrase) =>
        judging.has(phrase) || polite.has(phrase) || idle.has(phrase) || things.has(phrase),
      words,
    );
    return cut?.some((phrase) => judging.has(phrase) || polite.has(phrase)) === true;
  };
  const isAside = (words: readonly string[]): boolean => isJudging(words) || isHad(words.join(' '));

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
    if (HAD_ALONE.test(words.join(' '))) return true;
    return words.some(
      (_, at) => at > 0 && isAside(words.slice(0, at)) && asksAnother(words.slice(at)),
    );
  };
}

const OTHER = /^(another|others?|else|next|new|different|fresh|better|extra|further|similar|more)$/;
