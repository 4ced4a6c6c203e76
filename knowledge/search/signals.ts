import type { Lexicon } from './lexicon';
import type { Reading } from './reader';
import { stemOf, wordsOf } from './words';

/** How familiar the words of a question are, each from 0 to 1. */
export interface Familiarity {
  /** Share of the meaning-bearing words, by rarity, that the content and its asks use at all. */
  readonly known: number;
  /** Share that only the questions to decline use. */
  readonly foreign: number;
  /** Words nobody has used here. */
  readonly strange: readonly string[];
}

/** Measures familiarity against all texts in scope and all texts to decline. */
export function createFamiliarity(
  inScope: Iterable<Reading>,
  declined: Iterable<Reading>,
  lexicon: Lexicon,
): (reading: Reading) => Familiarity {
  const ours = new Set<string>();
  for (const { stems } of inScope) for (const stem of stems) ours.add(stem);
  for (const { words } of lexicon.concepts)
    for (const phrase of words) for (const word of wordsOf(phrase)) ours.add(stemOf(word));
  const theirs = new Set<string>();
  for (const { stems } of declined) for (const stem of stems) theirs.add(stem);
  const rank = new Map<string, number>();
  lexicon.english.forEach((word, at) => {
    const stem = stemOf(word);
    if (!rank.has(stem)) rank.set(stem, at);
  });
  const rarest = Math.log(lexicon.english.length + 10);
  const rarity = (stem: string): number =>
    Math.log((rank.get(stem) ?? lexicon.english.length) + 10) / rarest;
  return ({ stems }) => {
    let all = 0;
    let known = 0;
    let foreign = 0;
    const strange: string[] = [];
    for (const stem of stems) {
      const weight = rarity(stem);
      all += weight;
      if (ours.has(stem)) known += weight;
      else if (theirs.has(stem)) foreign += weight;
      else strange.push(stem);
    }
    if (all === 0) return { known: 0, foreign: 0, strange };
    return { known: known / all, foreign: foreign / all, strange };
  };
}
