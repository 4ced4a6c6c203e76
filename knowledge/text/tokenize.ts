import { stemmer } from '@orama/stemmers/english';

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const DIGITS: ReadonlyMap<string, string> = new Map([
  ...NUMBERS.map((word, number) => [word, String(number)] as const),
  ...TENS.map((word, at) => [word, String((at + 2) * 10)] as const),
  ['dozen', '12'],
]);

/** Every word that is read as digits. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(DIGITS.keys());

/** The most words of one question that are read; the rest say nothing new. */
const MOST_WORDS = 1200;
/** The most characters that are read before choosing words: enough for any page of context. */
const MOST_CHARACTERS = 5000;

/**
 * The words of a text in plain form: lower case, no accents, no punctuation, number words as digits
 * ("twenty-four" and "two dozen" are 24). A very long text gives its beginning and its end.
 */
export function tokenize(text: string): string[] {
  const read =
    text.length <= MOST_CHARACTERS
      ? text
      : `${text.slice(0, MOST_CHARACTERS / 2)} ${text.slice(-MOST_CHARACTERS / 2)}`;
  if (PLAIN.test(read)) return digits(read.split(' ').filter(Boolean).slice(0, MOST_WORDS));
  const plain = unaccented(read)
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\bx[\s-]?ray(s?)\b/g, 'xray$1')
    .replace(/&/g, ' and ')
    .replace(/(\d)[,](\d{3})\b/g, '$1$2')
    .replace(/'s\b/g, '')
    .replace(/'/g, '');
  const words = plain.match(/\d+\.\d+|\d+(?=%|s\b)|[\p{L}\p{N}]+/gu) ?? [];
  return digits(words.slice(0, MOST_WORDS));
}

/** Most texts are plain English letters, which need no work. */
function unaccented(text: string): string {
  return /^[ -~\s]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** Most examples are small letters and spaces, and need none of the care below; "x ray" does. */
const PLAIN = /^(?!.*\bx rays?\b)[a-z ]*$/;

/** Number words as digits, with "two dozen", "half a dozen" and "twenty four" put together. */
export function digits(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) {
    const plain = DIGITS.get(word);
    const last = out.at(-1);
    if (plain === undefined) out.push(word);
    else if (word === 'dozen' && last === '2') out[out.length - 1] = '24';
    else if (word === 'dozen' && last === 'a' && out.at(-2) === 'half') out.splice(-2, 2, '6');
    else if (/^[1-9]$/.test(plain) && last !== undefined && /^[2-9]0$/.test(last))
      out[out.length - 1] = String(Number(last) + Number(plain));
    else out.push(plain);
  }
  return out;
}

/** The part of a word that its forms share. */
export type Stem = (word: string) => string;

const MOST_REMEMBERED = 50_000;

/** Makes a stemmer that remembers. Numbers and words of up to three letters stay whole. */
export function createStem(): Stem {
  const remembered = new Map<string, string>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (word.length < 4 || /\d/.test(word)) return word;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    // "Using" must not become "us".
    const cut = stemmer(word);
    const stem = cut === 'us' ? 'use' : cut;
    remembered.set(word, stem);
    return stem;
  };
}
