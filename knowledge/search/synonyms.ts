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

/** Finds which concepts a run of words touches; each at most once, in order of appearance. */
export interface ConceptFinder {
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
  return {
    find(words, stems) {
      const found = new Map<string, string>();
      stems.forEach((first, at) => {
        for (const { rest, ids } of byFirst.get(first) ?? []) {
          if (!rest.every((word, further) => stems[at + 1 + further] === word)) continue;
          for (const id of ids)
            if (!found.has(id)) found.set(id, words.slice(at, at + 1 + rest.length).join(' '));
        }
      });
      return [...found].map(([id, from]) => ({ id, from }));
    },
  };
}
