import { digestOf } from '../text/digest';
import type { KnownQuestion } from './search-examples';

/** What the examples say of one and the same question. */
export interface ExactMatch {
  /** Places of the entries that answer it, best first. */
  readonly entries: readonly number[];
  /** The subject it is to be declined for; empty when it is in scope. */
  readonly subject: string;
}

/** What examples say of a question that has all their features and no other, by their digest. */
export type ExactMatches = ReadonlyMap<string, ExactMatch>;

/** Gathers what examples say; `features` are theirs, in the same order. Where they disagree, nothing is said. */
export function exactMatchesOf(
  known: readonly KnownQuestion[],
  features: readonly (readonly string[])[],
): ExactMatches {
  const matches = new Map<string, ExactMatch>();
  const torn = new Set<string>();
  known.forEach(({ entries, subject }, at) => {
    const key = keyOf(features[at] ?? []);
    const before = matches.get(key);
    if (before && (before.subject === '') !== (subject === '')) torn.add(key);
    const all = new Set([...(before?.entries ?? []), ...entries]);
    matches.set(key, { entries: [...all], subject: before?.subject ?? subject });
  });
  for (const key of [...torn, keyOf([])]) matches.delete(key);
  return matches;
}

/** What was said of a question with these features, if anything. */
export function findExact(
  matches: ExactMatches,
  features: readonly string[],
): ExactMatch | undefined {
  return matches.get(keyOf(features));
}

const keyOf = (features: readonly string[]): string => digestOf(features.join(' '));
