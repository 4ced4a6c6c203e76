const UNITS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const BY_WORD: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, number) => [word, number] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);
const DECADES: ReadonlyMap<string, number> = new Map(
  TENS.map((word, at) => [word.replace(/y$/, 'ies'), (at + 2) * 10]),
);
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...(
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
    'fifteenth sixteenth seventeenth eighteenth nineteenth'
  )
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
  ...TENS.map((word, at) => [word.replace(/y$/, 'ieth'), (at + 2) * 10] as const),
]);
const DOZEN = 12;

/** Every word that is read as digits. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set([...BY_WORD.keys(), 'dozen']);

const NUMBER_WORD = new RegExp(`\\b(?:half|${[...NUMBER_WORDS].join('|')})`);

/** Whether words may say a number; where not, none of the readers below finds one. */
export const mayNumber = (words: string): boolean => NUMBER_WORD.test(words);

/** The number that one word is: "nine", "forty"; undefined for any other, figures among them. */
export function numberNamed(word: string | undefined): number | undefined {
  return BY_WORD.get(word ?? '');
}

/** The first year of age that a word for ten of them means: "sixties". */
export function decadeNamed(word: string | undefined): number | undefined {
  return DECADES.get(word ?? '');
}

/** A number that some words say, and how many words that took. */
export interface NumberRead {
  readonly value: number;
  readonly took: number;
}

/** The place in a row that words name: "3rd", "third", "twenty first", "twenty-first". */
export function readOrdinal(words: readonly string[], at: number): NumberRead | undefined {
  const word = words[at] ?? '';
  const figure = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (figure !== undefined) return { value: Number(figure), took: 1 };
  const alone = ORDINALS.get(word);
  if (alone !== undefined) return { value: alone, took: 1 };
  const [tens = '', ones = words[at + 1] ?? ''] = word.split('-');
  const [start, rest] = [BY_WORD.get(tens) ?? 0, ORDINALS.get(ones) ?? 10];
  if (start < 20 || rest > 9) return undefined;
  return { value: start + rest, took: word.includes('-') ? 1 : 2 };
}

/**
 * The number that words say from a place on: "seven", "seventy five", "two dozen", "half a dozen", "two hundred and
 * five", and years as they are said: "twenty nineteen", "two thousand and nineteen". Figures are none.
 */
export function readNumber(words: readonly string[], at: number): NumberRead | undefined {
  if (words[at] === 'half' && words[at + 1] === 'a' && words[at + 2] === 'dozen')
    return { value: DOZEN / 2, took: 3 };
  if (words[at] === 'dozen') return { value: DOZEN, took: 1 };
  const first = belowHundred(words, at);
  if (first === undefined) return undefined;
  const next = at + first.took;
  if (words[next] === 'dozen') return { value: first.value * DOZEN, took: first.took + 1 };
  if (first.value === 20 && first.took === 1) {
    const late = belowHundred(words, next);
    if (late !== undefined && late.value >= 10)
      return { value: 2000 + late.value, took: 1 + late.took };
  }
  const scale = words[next] === 'hundred' ? 100 : words[next] === 'thousand' ? 1000 : 0;
  if (scale === 0 || first.value === 0) return first;
  const and = words[next + 1] === 'and' ? 1 : 0;
  const rest = belowHundred(words, next + 1 + and);
  const took = first.took + 1 + (rest === undefined ? 0 : and + rest.took);
  return { value: first.value * scale + (rest?.value ?? 0), took };
}

function belowHundred(words: readonly string[], at: number): NumberRead | undefined {
  const word = words[at] ?? '';
  // Asked of every word of every text, and nearly none is a number.
  const [tens = '', joined] = word.includes('-') ? word.split('-') : [word];
  const value = BY_WORD.get(tens);
  if (value === undefined) return undefined;
  if (joined !== undefined) {
    const small = BY_WORD.get(joined) ?? 0;
    return value >= 20 && small >= 1 && small <= 9 ? { value: value + small, took: 1 } : undefined;
  }
  const ones = BY_WORD.get(words[at + 1] ?? '') ?? 0;
  if (value >= 20 && ones >= 1 && ones <= 9) return { value: value + ones, took: 2 };
  return { value, took: 1 };
}

/** Words with the numbers among them in figures: "twenty four posts" is "24 posts". */
export function inFigures(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length;) {
    const read = readNumber(words, at);
    // "2 dozen"
    const figure = /^\d{1,3}$/.exec(words[at] ?? '')?.[0];
    if (figure !== undefined && words[at + 1] === 'dozen') {
      out.push(String(Number(figure) * DOZEN));
      at += 2;
    } else {
      out.push(read === undefined ? (words[at] ?? '') : String(read.value));
      at += read?.took ?? 1;
    }
  }
  return out;
}
