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
  /** Share of the pairs of neighbouring words that the asks and titles use. */
  readonly knownPairs: number;
  /** Share of those pairs that only questions to decline use. */
  readonly foreignPairs: number;
  /** Words nobody has used here. */
  readonly strange: readonly string[];
}

/** Words this common say nothing about the subject; rarity grows from here. */
const COMMON = 250;

/** Who uses a stem or a pair of them, as bits: the asks, titles, keywords or meanings; the questions to decline; titles and keywords alone. */
export const USE = { ours: 1, theirs: 2, own: 4 } as const;

/** Every stem and pair that is used, with who uses it. */
export function usesOf(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  read: (text: string) => AnalyzedText,
  stem: Stem,
): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const note = (one: string, use: number): unknown => uses.set(one, (uses.get(one) ?? 0) | use);
  const take = (text: string, use: number): void => {
    const { stems, features } = read(text);
    for (const one of [...stems, ...features.filter(isPair)]) note(one, use);
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

const isPair = (feature: string): boolean => feature.includes('_');

/** Measures how familiar a reading is. `useOf` gives the bits of a stem or pair. */
export function createFamiliarity(
  english: Lexicon['english'],
  useOf: (stem: string) => number,
): (reading: AnalyzedText) => Familiarity {
  const rarity = createRarity(english);
  return ({ stems, terms, features }) => {
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
    const pairs = features.filter(isPair).map(useOf);
    const shareOf = (is: (use: number) => boolean): number =>
      pairs.filter(is).length / Math.max(1, pairs.length);
    return {
      known: known / (all || 1),
      foreign: foreign / (all || 1),
      alien: foreign + strangeness,
      knownPairs: shareOf((use) => (use & USE.ours) !== 0),
      foreignPairs: shareOf((use) => use === USE.theirs),
      strange,
    };
  };
}

/** What of a question an entry lacks: the share of it by how rare the words are, and the rarest. */
export interface Missing {
  readonly share: number;
  readonly rarest: number;
}

/** Measures what of a reading is not among the words it shares with an entry. */
export function createMissing(
  english: Lexicon['english'],
): (reading: AnalyzedText, shared: readonly { readonly feature: string }[]) => Missing {
  const rarity = createRarity(english);
  return ({ stems, terms }, shared) => {
    const held = new Set(shared.map(({ feature }) => feature));
    let all = 0;
    let missing = 0;
    let rarest = 0;
    stems.forEach((one, at) => {
      const weight = rarity(terms[at] ?? one);
      all += weight;
      if (held.has(one)) return;
      missing += weight;
      rarest = Math.max(rarest, weight);
    });
    return { share: missing / (all || 1), rarest };
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
