import { editDistance } from '../text/edit-distance';

/** Puts right a slip of the keyboard, where only one known word is near enough. */
export interface Spelling {
  /** The known word meant, the word itself when it is known, or undefined. */
  repair(word: string): string | undefined;
}

/** What sort of word is known, which says how near a slip must be. */
export type Known = 'meaning' | 'place' | 'noise';

/** Shorter words have too many neighbours to be repaired without guessing. */
const SHORTEST = 5;

/** How many slips a typed word of each length may hold: none for noise, where only neighbours may be swapped. */
const MOST: { readonly [Kind in Known]: (length: number) => number } = {
  meaning: (length) => (length < 8 ? 1 : 2),
  place: (length) => (length < 9 ? 1 : 2),
  noise: () => 1,
};

/**
 * Makes a repairer over `known` words. The first letter must be right, two words equally near mean no repair, and
 * nor is a word repaired that `isWord` knows, be it plain English or the name of another place.
 */
export function createSpelling(
  known: ReadonlyMap<string, Known>,
  isWord: (word: string) => boolean = () => false,
): Spelling {
  const near = new Map<string, string[]>();
  for (const word of known.keys()) {
    if (word.length < SHORTEST) continue;
    const bucket = `${word[0] ?? ''}${word.length}`;
    const others = near.get(bucket);
    if (others === undefined) near.set(bucket, [word]);
    else others.push(word);
  }
  const fits = (word: string, candidate: string, count: number): boolean => {
    const kind = known.get(candidate) ?? 'noise';
    return count <= MOST[kind](word.length) && (kind !== 'noise' || isSwap(word, candidate));
  };
  return {
    repair: (word) => {
      if (known.has(word)) return word;
      if (word.length < SHORTEST || word.length > 30 || isWord(word)) return undefined;
      let best: string | undefined;
      let least = 3;
      for (let length = word.length - 2; length <= word.length + 2; length++)
        for (const candidate of near.get(`${word[0] ?? ''}${length}`) ?? []) {
          const count = editDistance(word, candidate, least);
          if (count > least || !fits(word, candidate, count)) continue;
          best = count === least ? undefined : candidate;
          least = count;
        }
      return best;
    },
  };
}

/** Whether two words have the same letters, so that neighbours were swapped: "abuot" and "about". */
const isSwap = (one: string, other: string): boolean => letters(one) === letters(other);
const letters = (word: string): string => Array.from(word).sort().join('');
