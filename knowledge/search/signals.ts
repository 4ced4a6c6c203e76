import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';
import type { Reading } from './reader';
import { stemOf, wordsOf } from './words';

/** How familiar the words of a question are. Shares are of the meaning-bearing words, by rarity, from 0 to 1. */
export interface Familiarity {
  /** Share that the asks, titles, keywords or meanings use. */
  readonly known: number;
  /** Share that only questions to decline use. */
  readonly foreign: number;
  /** How much foreign and strange meaning there is in all, in rare words. */
  readonly alien: number;
  /** Words nobody has used here. */
  readonly strange: readonly string[];
}

/** Words this common say nothing about the subject; rarity grows from here. */
const COMMON = 250;

/** Measures how familiar a reading is. `read` must be the reader the search uses. */
export function createFamiliarity(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  read: (text: string) => Reading,
): (reading: Reading) => Familiarity {
  const ours = new Set<string>();
  const take = (into: Set<string>, text: string): void => {
    for (const stem of read(text).stems) into.add(stem);
  };
  for (const { titles, keywords, asks } of entries)
    for (const text of [...titles, ...keywords, ...asks]) take(ours, text);
  for (const { asks } of lexicon.asks) for (const text of asks) take(ours, text);
  for (const { words } of lexicon.concepts)
    for (const phrase of words) for (const word of wordsOf(phrase)) ours.add(stemOf(word));
  const theirs = new Set<string>();
  for (const { asks, words } of lexicon.declines)
    for (const text of [...asks, ...words]) take(theirs, text);
  const rarity = createRarity(lexicon.english);
  return ({ stems }) => {
    let all = 0;
    let known = 0;
    let foreign = 0;
    let strangeness = 0;
    const strange: string[] = [];
    for (const stem of stems) {
      const weight = rarity(stem);
      all += weight;
      if (ours.has(stem)) known += weight;
      else if (theirs.has(stem)) foreign += weight;
      else {
        strangeness += weight;
        strange.push(stem);
      }
    }
    if (all === 0) return { known: 0, foreign: 0, alien: 0, strange };
    return { known: known / all, foreign: foreign / all, alien: foreign + strangeness, strange };
  };
}

/** How rare a stem is in plain English: 0 for the commonest words, 1 for a word no list has. */
export function createRarity(english: readonly string[]): (stem: string) => number {
  const rank = new Map<string, number>();
  english.forEach((word, at) => {
    const stem = stemOf(word);
    if (!rank.has(stem)) rank.set(stem, at);
  });
  const least = Math.log(COMMON);
  const most = Math.log(english.length + COMMON);
  return (stem) =>
    Math.max(
      0.05,
      (Math.log((rank.get(stem) ?? english.length) + COMMON) - least) / (most - least),
    );
}
