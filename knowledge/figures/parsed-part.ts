import type { AgeSpan } from './ages';
import type { Quoted } from './figures-query';
import type { Meaning } from './vocabulary';
import type { WordKind } from './word-schemas';
import type { YearSpan } from './years';

/** What a part of a question says, or that nobody knows what. */
export type Said =
  | Meaning
  | { readonly kind: 'age'; readonly ages: AgeSpan }
  | { readonly kind: 'years'; readonly years: YearSpan }
  /** A figure somebody quotes: 92%, or 11 million. */
  | ({ readonly kind: 'quoted' } & Quoted)
  /** "a third of", "nine in ten": a share somebody gives in words. */
  | { readonly kind: 'fraction' }
  /** "top 5", "worst three"; `nth` for "second highest". */
  | { readonly kind: 'top'; readonly many: number; readonly end: RankWord; readonly nth?: number }
  /** "which 3 regions": how many of a whole level. */
  | { readonly kind: 'many'; readonly many: number }
  | { readonly kind: 'unknown' };

/** One part of a question, where it stands there. */
export type ParsedPart = Said & {
  /** The words as typed. */
  readonly typed: string;
  /** Which token it starts at. */
  readonly at: number;
  /** Whether a comma or the like stood before it. */
  readonly apart: boolean;
  /** Whether a new sentence begins with it. */
  readonly begins?: boolean;
  /** Whether a stroke stood before it, as before "never" in "lapsed/never". */
  readonly slashed?: boolean;
  /** How it was spelt right, where it held a slip. */
  readonly repaired?: string;
  /** Where it stands in a clause about the asking: whether it was passed over there, or means what it does elsewhere. */
  readonly aside?: 'passed' | 'read';
};

/** Words that put in order: by size, or by which end is the good one. */
export const RANKS = ['highest', 'lowest', 'best', 'worst'] as const satisfies readonly WordKind[];
export type RankWord = (typeof RANKS)[number];

/** A part that turns out to say nothing where it stands. */
export const asNoise = ({ typed, at, apart, begins }: ParsedPart): ParsedPart => ({
  kind: 'word',
  word: 'noise',
  typed,
  at,
  apart,
  ...(begins === true ? { begins } : {}),
});

/** A part of which nobody knows what it means where it stands. */
export const asUnknown = ({ typed, at, apart }: ParsedPart): ParsedPart => ({
  kind: 'unknown',
  typed,
  at,
  apart,
});

/** Whether a part is a word that does one of some things in a question. */
export const isWord = (
  one: Meaning | ParsedPart | undefined,
  ...words: readonly WordKind[]
): boolean => one?.kind === 'word' && words.includes(one.word);

/** Whether a part says nothing. */
export const isNoise = (one: ParsedPart): boolean => isWord(one, 'noise');
