import type { Idea } from '../loading/sensitive-entry';
import { createConceptFinder } from '../search/synonyms';
import { createStem } from '../text/stem';

/** Says whether some words touch one of the sets that are marked as evidence; without any such set, all words do. */
export function createEvidence(ideas: readonly Idea[]): (words: readonly string[]) => boolean {
  const stem = createStem();
  const marked = ideas.filter(({ evidence }) => evidence === true);
  if (marked.length === 0) return () => true;
  const finder = createConceptFinder(
    marked.map(({ id, words }) => ({ id, words, anchor: false })),
    stem,
  );
  return (words) => finder.find(words, words.map(stem)).length > 0;
}
