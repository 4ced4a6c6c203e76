import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';
import type { Reading } from './reader';
import { wordsOf, type Stem } from './words';

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
  stem: Stem,
): (reading: Reading) => Familiarity {
  const ours = new Set<string>();
  const take = (into: Set<string>, text: string): void => {
    for (const one of read(text).stems) into.add(one);
  };
  for (const { titles, keywords, asks } of entries)
    for (const text of [...titles, ...keywords, ...asks]) take(ours, text);
  for (const { asks } of lexicon.asks) for (const text of asks) take(ours, text);
  for (const { words } of lexicon.concepts)
    for (const phrase of words) for (const word of wordsOf(phrase)) ours.add(stem(word));
  const theirs = new Set<string>();
  for (const { asks, words } of lexicon.declines)
    for (const text of [...asks, ...words]) take(theirs, text);
  const rarity = createRarity(lexicon.english);
  return ({ stems, terms }) => {
    let all = 0;
    let known = 0;
    let foreign = 0;
    let strangeness = 0;
    const strange: string[] = [];
    stems.forEach((one, at) => {
      const word = terms[at] ?? one;
      const weight = rarity(word);
      all += weight;
      if (ours.has(one)) known += weight;
      else if (theirs.has(one)) foreign += weight;
      else {
        strangeness += weight;
        strange.push(word);
      }
    });
    if (all === 0) return { known: 0, foreign: 0, alien: 0, strange };
    return { known: known / all, foreign: foreign / all, alien: foreign + strangeness, strange };
  };
}

/** How rare a word is in plain English: near 0 for the commonest, 1 for one that the list lacks in any simple form. */
export function createRarity(english: Lexicon['english']): (word: string) => number {
  const least = Math.log(COMMON);
  const most = Math.log(english.size + COMMON);
  const rankOf = (word: string): number =>
    [
      word,
      word.replace(/s$/, ''),
      word.replace(/(es|ed|ing|ly)$/, ''),
      word.replace(/(d|ing)$/, 'e'),
    ]
      .map((form) => english.get(form))
      .find((found) => found !== undefined) ?? english.size;
  return (word) => Math.max(0.05, (Math.log(rankOf(word) + COMMON) - least) / (most - least));
}
