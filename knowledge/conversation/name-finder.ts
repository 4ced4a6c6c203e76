import type { Audience } from '../loading/topic';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** Finds names of professions, nations or platforms in words. */
export interface NameFinder {
  /** The ids of those that the words name. */
  of(words: readonly string[]): readonly string[];
  /** The words without the names. */
  without(words: readonly string[]): readonly string[];
  /** The ids of those whom a text says its writer is: "I'm a dentist and …". */
  ofAsker(text: string): readonly string[];
}

interface Name {
  readonly id: string;
  readonly stems: readonly string[];
}

/** Makes a finder of some names. */
export function createNameFinder(audiences: readonly Audience[]): NameFinder {
  const stem = createStem();
  const names = audiences
    .flatMap(({ id, words }) => words.map((name): Name => ({ id, stems: wordsIn(name).map(stem) })))
    .sort((a, b) => b.stems.length - a.stems.length);
  const at = (stems: readonly string[], place: number): Name | undefined =>
    names.find((name) => name.stems.every((one, offset) => stems[place + offset] === one));

  const of = (words: readonly string[]): readonly string[] => {
    const stems = words.map(stem);
    return [...new Set(stems.flatMap((_, place) => at(stems, place)?.id ?? []))];
  };
  return {
    of,
    without(words) {
      const stems = words.map(stem);
      const gone = new Set<number>();
      stems.forEach((_, place) => {
        const name = at(stems, place);
        name?.stems.forEach((__, offset) => gone.add(place + offset));
      });
      return words.filter((_, place) => !gone.has(place));
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
