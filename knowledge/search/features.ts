import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';
import type { AnalyzedText } from './analyzer';
import type { Stem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

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

/** Who uses a stem, as bits: the asks, titles, keywords or meanings; the questions to decline; titles and keywords alone. */
export const USE = { ours: 1, theirs: 2, own: 4 } as const;

/** Every stem that is used, with who uses it. */
export function usesOf(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  read: (text: string) => AnalyzedText,
  stem: Stem,
): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const note = (one: string, use: number): unknown => uses.set(one, (uses.get(one) ?? 0) | use);
  const take = (text: string, use: number): void => {
    for (const one of read(text).stems) note(one, use);
  };
  for (const { titles, keywords, asks } of entries) {
    for (const text of [...titles, ...keywords]) take(text, USE.ours | USE.own);
    for (const text of asks) take(text, USE.ours);
  }
  for (const { asks } of lexicon.asks) for (const text of asks) take(text, USE.ours);
  for (const { words } of lexicon.concepts)
    for (const phrase of words) for (const word of wordsIn(phrase)) note(stem(word), USE.ours);
  for (const { asks, words } of lexicon.declines)
    for (const text of [...asks, ...words]) take(text, USE.theirs);
  return uses;
}

/** Measures how familiar a reading is. `useOf` gives the bits of a stem. */
export function createFamiliarity(
  english: Lexicon['english'],
  useOf: (stem: string) => number,
): (reading: AnalyzedText) => Familiarity {
  const rarity = createRarity(english);
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
      const use = useOf(one);
      if ((use & USE.ours) !== 0) known += weight;
      else if ((use & USE.theirs) !== 0) foreign += weight;
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
