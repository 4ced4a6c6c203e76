import type { ConversationWording, FollowUpWording } from '../loading/lexicon-wording';
import type { Knows } from '../text/dictionary';
import { createSpeller } from '../text/spelling';
import { said } from '../text/tokenize';
import { cutInto } from '../text/phrases';

/** What a short message wants of the last answer. */
export type Want = keyof FollowUpWording;

/** What a whole message wants of the last answer, whatever courtesies stand around it; undefined where it asks something. */
export type ReadWant = (text: string) => Want | undefined;

const MOST_WORDS = 10;
/** A word of fewer letters has too many neighbours to be put right. */
const SHORTEST = 5;

export interface WantWording {
  readonly followUps: FollowUpWording;
  readonly conversation: Pick<ConversationWording, 'before' | 'after'>;
  /** Words around a request: "can you give me". */
  readonly requests: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Makes the reader of short messages: "had that one already, next" and "ok, can i see the source pls" are made of known phrases only. */
export function createReadWant(
  { followUps, conversation, requests }: WantWording,
  isKnown: Knows,
): ReadWant {
  const wants = new Map<string, Want>(
    Object.entries(followUps).flatMap(([want, all]) =>
      all.map((one) => [pointing(one), want as Want] as const),
    ),
  );
  const around = new Set(
    [...conversation.before, ...conversation.after, ...requests.before, ...requests.after].map(
      pointing,
    ),
  );
  const spell = createSpeller(
    new Set(
      [...wants.keys()].flatMap((one) => one.split(' ')).filter((one) => one.length >= SHORTEST),
    ),
    { isKnown },
  );

  const read = (words: readonly string[]): Want | undefined => {
    const cut = cutInto((phrase) => wants.has(phrase) || around.has(phrase), words);
    const found = cut?.filter((phrase) => wants.has(phrase) && !around.has(phrase)) ?? [];
    return wants.get(found.at(-1) ?? cut?.findLast((phrase) => wants.has(phrase)) ?? '');
  };

  return (text) => {
    const plain = pointing(said(text));
    const whole = wants.get(plain);
    if (whole !== undefined) return whole;
    const words = plain.split(' ');
    if (words.length > MOST_WORDS) return undefined;
    const want = read(words);
    if (want !== undefined || words.length > 4) return want;
    return read(words.map((word) => (word.length < SHORTEST ? word : (spell(word) ?? word))));
  };
}

/** Words with one word in the place of any that points back: "shorten this" is "shorten it". */
const pointing = (words: string): string =>
  words.replace(/\b(this|that|these|those|them)(?= |$)/g, 'it');
