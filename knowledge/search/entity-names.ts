import type { SearchEntry } from './entries';
import type { AnalyzedText } from './analyzer';

/** A name this many entries share tells them apart from the rest. */
const MOST_SHARED = 5;

/** Words of titles or keywords that few entries have and plain English lacks, such as a regulator's initials or an author. */
export function namesIn(
  entries: readonly SearchEntry[],
  english: ReadonlySet<string>,
  read: (text: string) => AnalyzedText,
): readonly (readonly [string, readonly number[]])[] {
  const holders = new Map<string, Set<number>>();
  entries.forEach(({ titles, keywords }, at) => {
    for (const text of [...titles, ...keywords])
      for (const word of read(text).words) {
        if (word.length < 3 || /\d/.test(word) || english.has(word)) continue;
        const places = holders.get(word) ?? new Set();
        holders.set(word, places.add(at));
      }
  });
  return [...holders].flatMap(([word, places]) =>
    places.size <= MOST_SHARED ? [[word, [...places]] as const] : [],
  );
}

/** Finds the entries that a question calls by name. */
export function createNames(
  names: readonly (readonly [string, readonly number[]])[],
): (reading: AnalyzedText) => ReadonlySet<number> {
  const holders = new Map(names);
  return ({ words }) => new Set(words.flatMap((word) => holders.get(word) ?? []));
}
