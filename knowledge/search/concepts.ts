import { stemOf, wordsOf } from './words';

/** Words that mean much the same in this field. */
export interface Concept {
  readonly id: string;
  readonly words: readonly string[];
  /** Whether touching it shows by itself that a question is about this field. */
  readonly anchor: boolean;
}

/** Finds which concepts a run of words touches; each at most once, in order of appearance. */
export interface ConceptFinder {
  find(words: readonly string[]): readonly { readonly id: string; readonly from: string }[];
}

const LONGEST_PHRASE = 6;

/** Indexes concepts by stemmed word and phrase, so that finding costs the same however many there are. */
export function createConceptFinder(concepts: readonly Concept[]): ConceptFinder {
  const byPhrase = new Map<string, Set<string>>();
  for (const concept of concepts)
    for (const phrase of concept.words) {
      const key = wordsOf(phrase).map(stemOf).join(' ');
      if (key === '') continue;
      const ids = byPhrase.get(key);
      if (ids) ids.add(concept.id);
      else byPhrase.set(key, new Set([concept.id]));
    }
  return {
    find(words) {
      const stems = words.map(stemOf);
      const found = new Map<string, string>();
      for (let from = 0; from < stems.length; from += 1)
        for (let length = 1; length <= Math.min(LONGEST_PHRASE, stems.length - from); length += 1) {
          const ids = byPhrase.get(stems.slice(from, from + length).join(' '));
          if (!ids) continue;
          for (const id of ids)
            if (!found.has(id)) found.set(id, words.slice(from, from + length).join(' '));
        }
      return [...found].map(([id, from]) => ({ id, from }));
    },
  };
}
