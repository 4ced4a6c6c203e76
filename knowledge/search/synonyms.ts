import type { Stem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** Words that mean much the same in this field. */
export interface Concept {
  readonly id: string;
  readonly words: readonly string[];
  /** Whether touching it shows by itself that a question is about this field. */
  readonly anchor: boolean;
}

/** A concept that a text touches, with the words that touched it. */
export interface Touched {
  readonly id: string;
  readonly from: string;
}

/** Where words of a concept stand: from `at`, so many of them. */
export interface Spot {
  readonly id: string;
  readonly at: number;
  readonly length: number;
}

/** Finds which concepts a run of words touches. */
export interface ConceptFinder {
  /** Every place where one is touched, in order of appearance. */
  spots(stems: readonly string[]): readonly Spot[];
  /** Each that is touched once, in order of appearance. */
  find(words: readonly string[], stems: readonly string[]): readonly Touched[];
}

interface Phrase {
  readonly rest: readonly string[];
  readonly ids: string[];
}

/** Indexes concepts by the first stem of each word or phrase, so that finding costs the same however many there are. */
export function createConceptFinder(concepts: readonly Concept[], stem: Stem): ConceptFinder {
  const byFirst = new Map<string, Phrase[]>();
  for (const concept of concepts)
    for (const words of concept.words) {
      const [first, ...rest] = wordsIn(words).map(stem);
      if (first === undefined) continue;
      const phrases = byFirst.get(first) ?? [];
      byFirst.set(first, phrases);
      const same = phrases.find((phrase) => phrase.rest.join(' ') === rest.join(' '));
      if (same) same.ids.push(concept.id);
      else phrases.push({ rest, ids: [concept.id] });
    }
  const spots = (stems: readonly string[]): readonly Spot[] =>
    stems.flatMap((first, at) =>
      (byFirst.get(first) ?? [])
        .filter(({ rest }) => rest.every((word, further) => stems[at + 1 + further] === word))
        .flatMap(({ rest, ids }) => ids.map((id) => ({ id, at, length: 1 + rest.length }))),
    );
  return {
    spots,
    find(words, stems) {
      const found = new Map<string, string>();
      for (const { id, at, length } of spots(stems))
        if (!found.has(id)) found.set(id, words.slice(at, at + length).join(' '));
      return [...found].map(([id, from]) => ({ id, from }));
    },
  };
}
