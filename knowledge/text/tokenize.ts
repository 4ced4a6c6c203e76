import { plainCharacters, unaccented } from './normalize';
import { inFigures } from './number-words';

/** One word or number of a text. */
export interface Token {
  /** In small letters, without accents, apostrophes or a possessive ending: "nurse" for "nurse’s". */
  readonly text: string;
  /** The same with its possessive ending: "nurses". */
  readonly whole: string;
  /** As it was typed, in small letters, for saying back. */
  readonly typed: string;
  /** A whole or decimal number in figures. */
  readonly number?: number;
  /** What stood right behind a number: "+" in "75+", "%" in "92%". */
  readonly suffix?: '+' | '%';
  /** What stood between it and the token before, empty where they touch, as in "8am"; a space before the first. */
  readonly lead: string;
}

/** The most characters that are read before choosing words: enough for any page of context. */
const MOST_CHARACTERS = 5000;
/** The most words of one text that are read; the rest say nothing new. */
const MOST_WORDS = 1200;

const PIECE = /(\d+(?:\.\d+)?)(%|\+)?|\p{L}+(?:'\p{L}+)*/gu;

/**
 * Splits a text into words and numbers, the one way there is. Takes any text of any length; a very long one gives
 * its beginning and its end.
 */
export function tokenize(text: string): readonly Token[] {
  if (isPlain(text)) return plainWords(text).map(plainToken);
  const plain = plainForm(text);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of plain.matchAll(PIECE)) {
    if (tokens.length === MOST_WORDS) break;
    const [typed, digits, suffix] = match;
    const lead = tokens.length === 0 ? ' ' : plain.slice(end, match.index);
    end = match.index + typed.length;
    if (digits === undefined)
      tokens.push({
        text: typed.replace(/'s$/, '').replaceAll("'", ''),
        whole: typed.replaceAll("'", ''),
        typed,
        lead,
      });
    else
      tokens.push({
        text: digits,
        whole: digits,
        typed,
        number: Number(digits),
        lead,
        ...(suffix === '+' || suffix === '%' ? { suffix } : {}),
      });
  }
  return tokens;
}

/** What people write in more than one way is written in one. */
function plainForm(text: string): string {
  const read =
    text.length <= MOST_CHARACTERS
      ? text
      : `${text.slice(0, MOST_CHARACTERS / 2)} ${text.slice(-MOST_CHARACTERS / 2)}`;
  return unaccented(plainCharacters(read))
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/&/g, ' and ')
    .replace(/\bx[\s-]?ray(s?)\b/g, 'xray$1')
    .replace(/\bst\.\s/g, 'st ')
    .replace(/\bu\.k\b\.?/g, 'uk')
    .replace(/(^|\s)%(?=\s|$)/g, '$1percent')
    .replace(/\bper\s?cent\b/g, 'percent')
    .replace(/\bo'? ?clock\b/g, 'oclock')
    .replace(/(\d)\s*([ap])\.?\s?m\b\.?/g, '$1$2m')
    .replace(/(^|[\s(])'([12]\d)\b/g, '$120$2')
    .replace(/\b2k([012]\d)\b/g, '20$1')
    .replace(/(\d)\s*(?:y(?:ea)?rs?)?\s*\+/g, '$1+')
    .replace(/(\d)'s\b/g, '$1s');
}

/** Most examples are small letters and spaces, and need none of the care above. */
const PLAIN = /^(?!.*(?:\b(?:x rays?|per cent|o clock)\b|  ))[a-z ]*$/;

/** Whether a text is small letters with one space between words, each of which is a token as it stands. */
export const isPlain = (text: string): boolean =>
  text.length <= MOST_CHARACTERS && PLAIN.test(text);

/** The words of a text that is plain. */
export const plainWords = (plain: string): string[] =>
  plain.split(' ').filter(Boolean).slice(0, MOST_WORDS);

const plainToken = (word: string): Token => ({ text: word, whole: word, typed: word, lead: ' ' });

/**
 * The words of a text as they are matched: letters and digits that touch are one ("covid19", "8am"), and numbers in
 * words are in figures ("twenty four" and "two dozen" are 24).
 */
export function wordsIn(text: string): string[] {
  if (isPlain(text)) return inFigures(plainWords(text));
  return inFigures(together(tokenize(text), (token) => token.text));
}

/** The words of a text as they were said, with nothing between them but a space: what whole phrases are compared by. */
export function said(text: string): string {
  if (isPlain(text)) return plainWords(text).join(' ');
  return together(tokenize(text), (token) => token.whole).join(' ');
}

/** Tokens as words, those that touch put together; but "60s" stays a number and its plural. */
function together(tokens: readonly Token[], form: (token: Token) => string): string[] {
  const words: string[] = [];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const touches = before !== undefined && token.lead === '' && before.suffix === undefined;
    const plural = before?.number !== undefined && before.lead !== '' && token.whole === 's';
    if (touches && !plural) words[words.length - 1] = (words.at(-1) ?? '') + form(token);
    else words.push(form(token));
  });
  return words;
}
