import type { Concept } from './concepts';
import { createConceptFinder } from './concepts';
import type { Repair } from './repair';
import { stemOf, wordsOf } from './words';

/** A text as the search sees it. */
export interface Reading {
  /** Its words, with slips repaired. */
  readonly words: readonly string[];
  /** Words that were repaired: what was typed and what it was taken for. */
  readonly repairs: readonly { readonly typed: string; readonly taken: string }[];
  /** Stems of the words that carry meaning, each once. */
  readonly stems: readonly string[];
  /** Concepts touched, with the words that touched them. */
  readonly concepts: readonly { readonly id: string; readonly from: string }[];
  /** Everything to match on: stems, concepts (`#id`) and pairs of neighbouring stems (`a_b`). */
  readonly features: readonly string[];
}

export interface ReaderParts {
  readonly concepts: readonly Concept[];
  readonly stopWords: readonly string[];
}

/** Makes the function that turns text into features. Without `repair`, words are taken as typed. */
export function createReader(parts: ReaderParts): (text: string, repair?: Repair) => Reading {
  const finder = createConceptFinder(parts.concepts);
  const stop = new Set(parts.stopWords.flatMap((word) => [word, ...wordsOf(word)]));
  return (text, repair) => {
    const repairs: { typed: string; taken: string }[] = [];
    const words = wordsOf(text).flatMap((typed) => {
      const taken = repair?.word(typed) ?? [typed];
      if (taken.length > 1 || taken[0] !== typed) repairs.push({ typed, taken: taken.join(' ') });
      return taken;
    });
    const concepts = finder.find(words);
    const kept = words.filter((word) => !stop.has(word)).map(stemOf);
    const stems = [...new Set(kept)];
    const pairs = new Set<string>();
    for (let at = 0; at < kept.length - 1; at += 1)
      pairs.add(`${kept[at] ?? ''}_${kept[at + 1] ?? ''}`);
    return {
      words,
      repairs,
      stems,
      concepts,
      features: [...stems, ...concepts.map(({ id }) => `#${id}`), ...pairs],
    };
  };
}
