import { tokenize } from '../text/tokenize';

/** What was typed, one word at a time: small letters, marks of no meaning gone. */
export type Words = readonly string[];

/** What a reader made of the words from one place on: how many it took, and what they mean or what is wrong. */
export type Read<Value> =
  | { readonly took: number; readonly value: Value }
  | { readonly took: number; readonly problem: string };

/** Tries to make sense of the words from a place on; undefined when they mean nothing to it. */
export type Reader<Value> = (words: Words, at: number) => Read<Value> | undefined;

const MOST_CHARACTERS = 400;
const DAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;

/**
 * Typed text as words for schedules: times, dates and zones are one each ("8:30am", "25/12/2026", "europe/dublin"),
 * days are words of their own ("Mon–Fri" is three, "Tue/Thu" too). Commas stay, as words.
 */
export function wordsOf(text: string): Words {
  const words: string[] = [];
  let before = '';
  tokenize(text.slice(0, MOST_CHARACTERS)).forEach(({ whole, lead }, at) => {
    const link = at > 0 && DAY.test(before) && DAY.test(whole) ? LINKS.get(lead.trim()) : undefined;
    if (at > 0 && /[,;]/.test(lead)) words.push(',');
    if (link !== undefined) words.push(link, whole);
    else if (at > 0 && /^[.:/+_-]*$/.test(lead))
      words[words.length - 1] = (words.at(-1) ?? '') + lead + whole;
    else words.push(whole);
    before = whole;
  });
  return words;
}

/** What stands between two days, and what it means. */
const LINKS: ReadonlyMap<string, string> = new Map([
  ['-', 'to'],
  ['/', 'and'],
  ['+', 'and'],
]);

/** The words in a window, as one text. */
export function phrase(words: Words, at: number, count: number): string {
  return words.slice(at, at + count).join(' ');
}

/** How many words a phrase from a list takes at a place: the longest that is there; 0 when none is. */
export function phraseAt(words: Words, at: number, phrases: Iterable<string>): number {
  let longest = 0;
  const first = words[at];
  if (first === undefined) return 0;
  for (const candidate of phrases) {
    if (!candidate.startsWith(first)) continue;
    const count = candidate.split(' ').length;
    if (count > longest && phrase(words, at, count) === candidate) longest = count;
  }
  return longest;
}
