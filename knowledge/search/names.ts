import type { SearchEntry } from './entries';
import type { Reading } from './reader';

/** A name this many entries share tells them apart from the rest. */
const MOST_SHARED = 5;

/**
 * Finds the entries that a question calls by a name: a word of their titles or keywords that few entries have and
 * plain English lacks, such as a regulator's initials or an author.
 */
export function createNames(
  entries: readonly SearchEntry[],
  isEnglish: (word: string) => boolean,
  read: (text: string) => Reading,
): (reading: Reading) => ReadonlySet<number> {
  const holders = new Map<string, Set<number>>();
  entries.forEach(({ titles, keywords }, at) => {
    for (const text of [...titles, ...keywords])
      for (const word of read(text).words) {
        if (word.length < 3 || /\d/.test(word) || isEnglish(word)) continue;
        const places = holders.get(word) ?? new Set();
        holders.set(word, places.add(at));
      }
  });
  return ({ words }) => {
    const named = new Set<number>();
    for (const word of words) {
      const places = holders.get(word);
      if (places && places.size <= MOST_SHARED) for (const at of places) named.add(at);
    }
    return named;
  };
}
