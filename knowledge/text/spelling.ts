import Fuse from 'fuse.js';
import { createBigramIndex, MOST_WORDS, slipsIn } from './bigram-index';
import { weightedEditDistance } from './weighted-edit-distance';

/** A word that a typed one may stand for. */
export interface Candidate {
  readonly word: string;
  /** How unlikely the slip is: see `weightedEditDistance`. */
  readonly slips: number;
}

/** The known words that a misspelt one may stand for, likeliest first. */
export type Candidates = (typed: string) => readonly Candidate[];

/** As far from a word as fuse.js still looks, from 0 for the same word to 1 for any. */
const FARTHEST = 0.6;
/** No word that anybody asks about is longer. */
const LONGEST = 40;

/**
 * Makes the one finder of candidates: of the words that share letter pairs with a misspelt one, those that fuse.js
 * finds like it, in the order of how likely the slip is. Words are indexed at the first misspelt one.
 */
export function createCandidates(words: readonly string[]): Candidates {
  const known = words.slice(0, MOST_WORDS);
  let nearby: ((word: string) => readonly number[]) | undefined;
  return (typed) => {
    if (typed.length > LONGEST) return [];
    nearby ??= createBigramIndex(known);
    const near = nearby(typed).map((place) => known[place] ?? '');
    if (near.length === 0) return [];
    const fuse = new Fuse(near, {
      threshold: FARTHEST,
      ignoreLocation: true,
      ignoreFieldNorm: true,
      shouldSort: false,
    });
    const most = slipsIn(typed.length);
    return fuse
      .search(typed)
      .map(({ item }) => ({ word: item, slips: weightedEditDistance(typed, item) }))
      .filter(({ slips }) => slips <= most)
      .sort((a, b) => a.slips - b.slips);
  };
}

/** The known word that a typed one stands for: itself, or the only one that is near enough; else undefined. */
export type Speller = (typed: string) => string | undefined;

export interface SpellerOptions {
  /** How many slips a known word may be typed with; by default none up to three letters, one up to six, two beyond. */
  readonly allowed?: (word: string) => number;
  /** Words that are themselves, and so no slip for another. */
  readonly isKnown?: (word: string) => boolean;
  /** Whether a slip may be one for a known word at all; any may unless this says otherwise. */
  readonly fits?: (typed: string, word: string) => boolean;
}

const MOST_REMEMBERED = 5000;

/** Two candidates this close are as likely as one another. */
const CLOSE = 0.35;

/** Makes a speller over some known words. The same word is always put right alike. */
export function createSpeller(
  words: Iterable<string>,
  { allowed = slipsAllowed, isKnown = () => false, fits = () => true }: SpellerOptions = {},
): Speller {
  const known = new Set(words);
  const candidates = createCandidates([...known]);
  const remembered = new Map<string, string | undefined>();
  const nearest = (typed: string): string | undefined => {
    if (isKnown(typed)) return undefined;
    const [best, next] = candidates(typed).filter(
      ({ word, slips }) => slips <= allowed(word) && fits(typed, word),
    );
    const tied = best !== undefined && next !== undefined && next.slips - best.slips < CLOSE;
    return tied ? undefined : best?.word;
  };
  return (typed) => {
    if (known.has(typed)) return typed;
    if (remembered.has(typed)) return remembered.get(typed);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const word = nearest(typed);
    remembered.set(typed, word);
    return word;
  };
}

/** None for words of up to three letters, one up to six, two beyond. */
export function slipsAllowed(word: string): number {
  if (word.length <= 3) return 0;
  return word.length <= 6 ? 1 : 2;
}
