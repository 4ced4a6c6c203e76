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
          const slips = distance(word, candidate, least);
          if (slips < least) [least, best] = [slips, candidate];
          else if (slips === least && slips <= most) best = undefined;
        }
      return best;
    },
  };
}

/** Letters added, left out, changed or swapped with their neighbour; `most + 1` where it is more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
