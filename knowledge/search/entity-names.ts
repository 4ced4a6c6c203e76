import type { SearchEntry } from './entries';
import type { Audience } from '../loading/topic';
import type { Stem } from '../text/stem';
import type { AnalyzedText } from './analyzer';
import { createConceptFinder } from './synonyms';

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

/** The share of a title's words that name it, and how few are enough. */
const MOST_OF_TITLE = 0.6;
const FEWEST_WORDS = 2;

/** Says whether a question has most of the words of one of an entry's titles. */
export function createTitleMatch(
  entries: readonly SearchEntry[],
  stemsOf: (title: string) => readonly string[],
): (reading: AnalyzedText, at: number) => boolean {
  const titles = new Map<number, readonly (readonly string[])[]>();
  return (reading, at) => {
    const own = titles.get(at) ?? entries[at]?.titles.map(stemsOf) ?? [];
    titles.set(at, own);
    const asked = new Set(reading.stems);
    return own.some((title) => {
      const shared = title.filter((one) => asked.has(one)).length;
      return shared >= FEWEST_WORDS && shared >= MOST_OF_TITLE * title.length;
    });
  };
}

/** Finds the professions and nations that a question names, by their ids. */
export function createAudienceFinder(
  audiences: readonly Audience[],
  stem: Stem,
): (reading: Pick<AnalyzedText, 'words'>) => ReadonlySet<string> {
  const finder = createConceptFinder(
    audiences.map(({ id, words }) => ({ id, words, anchor: false })),
    stem,
  );
  return ({ words }) => new Set(finder.find(words, words.map(stem)).map(({ id }) => id));
}
