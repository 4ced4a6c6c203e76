import type { Audience } from '../loading/topic';
import { createConceptFinder, type Spot } from '../search/synonyms';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** Finds names of professions, nations or platforms in words. */
export interface NameFinder {
  /** The ids of all. */
  readonly ids: readonly string[];
  /** The ids of those that the words name. */
  of(words: readonly string[]): readonly string[];
  /** The words without the names. */
  without(words: readonly string[]): readonly string[];
  /** The words that name something. */
  named(words: readonly string[]): readonly string[];
  /** The words with names in the place of the first that stands there, and without any other; undefined where none does. */
  swapped(words: readonly string[], names: readonly string[]): readonly string[] | undefined;
  /** The ids of those whom a text says its writer is: "I'm a dentist and …". */
  ofAsker(text: string): readonly string[];
}

/** Makes a finder of some names. */
export function createNameFinder(audiences: readonly Pick<Audience, 'id' | 'words'>[]): NameFinder {
  const stem = createStem();
  const finder = createConceptFinder(
    audiences.map(({ id, words }) => ({ id, words, anchor: false })),
    stem,
  );
  const spelled = new Map(audiences.map(({ id, words }) => [id, words.map(wordsIn)]));
  /** Whether words are a name and not only have its stem: "community" is not "communications". */
  const isName = (words: readonly string[], { id, at, length }: Spot): boolean =>
    spelled
      .get(id)
      ?.some(
        (name) =>
          name.length === length &&
          name.every((word, place) => alike(word, words[at + place] ?? '')),
      ) === true;
  /** The longest name that begins at each place. */
  const names = (words: readonly string[]): readonly Spot[] => {
    const longest = new Map<number, Spot>();
    for (const spot of finder.spots(words.map(stem)).filter((one) => isName(words, one)))
      if (spot.length > (longest.get(spot.at)?.length ?? 0)) longest.set(spot.at, spot);
    return [...longest.values()];
  };
  const of = (words: readonly string[]): readonly string[] => [
    ...new Set(names(words).map(({ id }) => id)),
  ];
  const isNamed = (words: readonly string[]): ((place: number) => boolean) => {
    const found = names(words);
    return (place) => found.some(({ at, length }) => at <= place && place < at + length);
  };
  return {
    ids: audiences.map(({ id }) => id),
    of,
    without(words) {
      const named = isNamed(words);
      return words.filter((_, place) => !named(place));
    },
    named(words) {
      const named = isNamed(words);
      return words.filter((_, place) => named(place));
    },
    swapped(words, others) {
      const named = isNamed(words);
      const first = words.findIndex((_, place) => named(place));
      if (first < 0) return undefined;
      return words.flatMap((word, place) =>
        place === first ? others : named(place) ? [] : [word],
      );
    },
    ofAsker(text) {
      const words = wordsIn(text);
      const from = words.findIndex((word, place) =>
        word === 'im' ? true : word === 'i' && words[place + 1] === 'am',
      );
      return from < 0 ? [] : of(words.slice(from, from + NEAR));
    },
  };
}

/** "I'm a newly qualified band five nurse": a name this many words on is still the writer's. */
const NEAR = 7;

/** Words that differ in their endings only: of the longer at most four letters, as in "nursing". */
function alike(one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one.charAt(same) === other.charAt(same)) same += 1;
  return (
    Math.max(one.length, other.length) - same <= 4 && Math.min(one.length, other.length) - same <= 3
  );
}
