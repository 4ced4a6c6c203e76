import { editDistance } from '../text/edit-distance';

/** Puts right a slip of the keyboard, where only one known word is near enough. */
export interface Spelling {
  /** The known word meant, the word itself when it is known, or undefined. */
  repair(word: string): string | undefined;
}

/** Shorter words have too many neighbours to be repaired without guessing. */
const SHORTEST = 5;

/**
 * Makes a repairer over `known` words. A word of 5 to 7 letters may hold one slip, a longer one two; the first
 * letter must be right, two words equally near mean no repair, and nor is a word repaired that `isWord` knows.
 */
export function createSpelling(
  known: Iterable<string>,
  isWord: (word: string) => boolean = () => false,
): Spelling {
  const words = new Set(known);
  const near = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    const bucket = `${word[0] ?? ''}${word.length}`;
    const others = near.get(bucket);
    if (others === undefined) near.set(bucket, [word]);
    else others.push(word);
  }
  return {
    repair: (word) => {
      if (words.has(word)) return word;
      if (word.length < SHORTEST || word.length > 30 || isWord(word)) return undefined;
      const most = word.length < 8 ? 1 : 2;
      let best: string | undefined;
      let least = most + 1;
      for (let length = word.length - most; length <= word.length + most; length++)
        for (const candidate of near.get(`${word[0] ?? ''}${length}`) ?? []) {
          const count = editDistance(word, candidate, least);
          if (count < least) [least, best] = [count, candidate];
          else if (count === least && count <= most) best = undefined;
        }
      return best;
    },
  };
}
