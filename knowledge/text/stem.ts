import { stemmer } from '@orama/stemmers/english';

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
