import { DECLINED } from '../knowledge/search/embedding-classifier';
import type { SearchEntry } from '../knowledge/search/entries';
import type { KnownQuestion } from '../knowledge/search/search-examples';
import type { ClassifierExample } from './learn-classifier';

/** Known questions as a classifier of vectors learns from them; those without a vector teach nothing. */
export function examplesOf(
  entries: readonly SearchEntry[],
  known: readonly KnownQuestion[],
  vectors: ReadonlyMap<string, Float32Array>,
): readonly ClassifierExample[] {
  return known.flatMap(({ text, entries: places, subject }) => {
    const vector = vectors.get(text);
    const names = subject === '' ? places.flatMap((at) => entries[at]?.id ?? []) : [DECLINED];
    return vector === undefined || names.length === 0 ? [] : [{ vector, names }];
  });
}
