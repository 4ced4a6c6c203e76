import { seeded } from '../seeded';

/** A made-up thing to find. */
export interface SyntheticEntry {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Seeded synthetic entries: titles of 4 to 9 words, texts of 12 to 35, words by Zipf's law. The same seed gives the same entries. */
export function createEntries(
  count: number,
  words: readonly string[],
  seed = 7,
): readonly SyntheticEntry[] {
  const random = seeded(seed);
  const harmonic = Math.log(words.length) + 0.5772;
  const word = (): string =>
    words[Math.min(words.length - 1, Math.floor(Math.exp(random() * harmonic)) - 1)] ?? words[0]!;
  const run = (least: number, most: number): string =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, word).join(' ');
  return Array.from({ length: count }, (_, at) => ({
    id: `e${at}`,
    title: run(4, 9),
    text: run(12, 35),
  }));
}

/** Fragments of titles, every second one with a slip of the finger, each with the id it came from. */
export function createQuestions(
  count: number,
  entries: readonly SyntheticEntry[],
  seed = 11,
): readonly { readonly query: string; readonly id: string }[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at) => {
    const entry = entries[Math.floor(random() * entries.length)]!;
    const words = entry.title.split(' ');
    const from = Math.floor(random() * Math.max(1, words.length - 3));
    const taken = words.slice(from, from + 4);
    if (at % 2 === 1) {
      const longest = taken.reduce(
        (best, word, place) => (word.length > taken[best]!.length ? place : best),
        0,
      );
      taken[longest] = slip(taken[longest]!, random);
    }
    return { query: taken.join(' '), id: entry.id };
  });
}

function slip(word: string, random: () => number): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
