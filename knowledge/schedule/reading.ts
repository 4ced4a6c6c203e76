/** What was typed, one word at a time: small letters, marks of no meaning gone. */
export type Words = readonly string[];

/** What a reader made of the words from one place on: how many it took, and what they mean or what is wrong. */
export type Read<Value> =
  | { readonly took: number; readonly value: Value }
  | { readonly took: number; readonly problem: string };

/** Tries to make sense of the words from a place on; undefined when they mean nothing to it. */
export type Reader<Value> = (words: Words, at: number) => Read<Value> | undefined;

/** Splits typed text into words, so that "8 a.m." is one and "Mon–Fri" is three. Commas stay, as words. */
export function wordsOf(text: string): Words {
  return text
    .slice(0, 400)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘']/g, '')
    .replace(/[–—−]/g, '-')
    .replace(/\bo ?clock\b/g, ' oclock ')
    .replace(/(\d)\s*([ap])\.?\s?m\b\.?/g, '$1$2m ')
    .replace(
      /\b(mon|tue|wed|thu|fri|sat|sun)([a-z]*)\s?-\s?(mon|tue|wed|thu|fri|sat|sun)/g,
      '$1$2 to $3',
    )
    .replace(/[,;]+/g, ' , ')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}:./+,_-]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[.:/-]+|[.:/-]+$/g, ''))
    .filter((word) => word !== '');
}

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
