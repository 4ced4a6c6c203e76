import { mayNumber, numberNamed, readNumber } from '../text/number-words';
import { isPlain, plainWords, tokenize, type Token as TextToken } from '../text/tokenize';

/** One word or number of a question. */
export interface Token extends TextToken {
  /** Whether a dash stood before it, as before 24 in "16-24". */
  readonly dashed: boolean;
  /** Whether a comma or the like stood before it, so that it begins something new. */
  readonly apart: boolean;
  /** Whether a full stop or the like stood before it. */
  readonly begins: boolean;
}

/** What a reader of tokens gives: what it found, and how many tokens that took. */
export interface Part<Of> {
  readonly found: Of;
  readonly length: number;
}

/** Whether only a space stands before a word, so that it belongs to the one before. */
export const isBeside = ({ lead }: Token): boolean => lead.trim() === '';

/** A question is read this far; whatever follows is not looked at. */
export const MOST_CHARACTERS = 2000;
/** "ten" and its like are also counts, as in "top ten", so only these are ages alone. */
const LEAST_AGE = 15;

/** "what's" is what is, and nothing of anybody's. */
const IS = /^(what|that|it|how|there|here|where|let)'s$/;

/** A word with but a space before it, put together by name: spreading takes several times as long. */
const beside = ({ text, whole, typed, lead }: TextToken): Token => ({
  text,
  whole,
  typed,
  lead,
  dashed: false,
  apart: false,
  begins: false,
});

/** Places in an order that are read, first first. */
export const ORDINALS: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The words of a phrase that is gathered, and at which of them something new begins. */
interface PhraseWords {
  readonly words: readonly string[];
  readonly apart: readonly number[];
}
const NOWHERE: readonly number[] = [];

/** Whether each word stands for itself, as in nearly all phrases that are gathered, of which there are tens of thousands. */
const asItStands = (text: string): boolean =>
  text.length <= MOST_CHARACTERS && isPlain(text) && !mayNumber(text);

/** What `tokenise` finds of a phrase, without all that is only asked of a question. */
export function phraseWords(phrase: string): PhraseWords {
  if (asItStands(phrase)) return { words: plainWords(phrase), apart: NOWHERE };
  const tokens = tokenise(phrase);
  return {
    words: tokens.map(({ text }) => text),
    apart: tokens.flatMap(({ apart }, at) => (at > 0 && apart ? [at] : [])),
  };
}

/**
 * Splits a question into words and numbers, ages and years in words among them: "seventy-fives" is 75, "twenty nineteen"
 * 2019. Takes any text of any length, at the cost of its first 2,000 characters.
 */
export function tokenise(question: string): readonly Token[] {
  if (asItStands(question)) return tokenize(question).map(beside);
  // "N.I." is one name, and no "n" and "I".
  const named = question
    .slice(0, MOST_CHARACTERS)
    .replace(/\b([a-z])\.([a-z])\b\.?/gi, '$1$2')
    .replace(/ \+ /g, ' plus ')
    // "who're" is who are, and nothing else.
    .replace(/\b(who|which|that|there|what|how|where)['’](re|ve|d|ll)\b/gi, '$1 $2')
    .replace(/\b([1-5])(st|nd|rd|th)\b/gi, (_, digit: string) => ORDINALS[Number(digit) - 1] ?? '')
    .replace(/(\s)['‘’](1[1-9]|20)\b/g, (_, space: string, year: string) => `${space}20${year}`);
  const tokens = tokenize(named).map((token): Token => ({
    ...token,
    text: IS.test(token.typed) ? token.whole : token.text,
    dashed: token.lead.includes('-'),
    apart: /[,;:/()?!.]|\s[-–—]+\s/.test(token.lead),
    begins: /[.?!;]/.test(token.lead),
  }));
  const singular = tokens.map(({ text }) => {
    const one = text.replace(/s$/, '');
    return numberNamed(one) === undefined ? text : one;
  });
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    const read = readNumber(singular, at);
    const age = read !== undefined && read.value >= LEAST_AGE ? read : undefined;
    const took = age?.took ?? 1;
    if (age === undefined) joined.push(token);
    else {
      const typed = tokens.slice(at, at + took).map((one) => one.typed);
      const text = String(age.value);
      joined.push({ ...token, text, whole: text, typed: typed.join(' '), number: age.value });
    }
    at += took;
  }
  return joined;
}
