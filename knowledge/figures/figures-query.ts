import type { Statistic } from '../loading/statistic';
import type { Wanted } from './other-surveys';
import type { Measure } from './record';
import type { Subject } from './subjects';

/** A question that the survey can answer, with nothing left to guess. */
export interface FigureQuery {
  /** `one`: one figure. `compare`: several. `rank`: in order of size. `trend`: over the years. */
  readonly want: 'one' | 'compare' | 'rank' | 'trend';
  /** What the charts and the lead of the answer count. */
  readonly unit: 'percent' | 'thousands';
  readonly measures: readonly Measure[];
  readonly subjects: readonly Subject[];
  /** Oldest first. */
  readonly years: readonly number[];
  /** For a rank: which end, how many, and out of how many. */
  readonly rank?: {
    readonly end: 'highest' | 'lowest';
    readonly many: number;
    readonly of: string;
    /** Which one in that order was asked for: 2 for "second highest". */
    readonly nth?: number;
    /** By how far they rose, fell or moved between the first and the last year, and not by where they stand. */
    readonly change?: 'rise' | 'fall' | 'move';
  };
  /** Whether the people of all the groups are wanted as one number. */
  readonly sum?: boolean;
  /** Whether the 95% range was asked for. */
  readonly limits?: boolean;
  /** Whether the difference between two was asked for. */
  readonly gap: boolean;
  /** How parts of the question were read, one sentence each. */
  readonly readings: readonly string[];
  /** True where no year was asked for, so the last one is given. */
  readonly yearAssumed: boolean;
  /** True where the reader asked about today, or how far to trust the figure. */
  readonly wantsCautions: boolean;
}

/** A question about figures that the survey can't answer. */
export interface Gap {
  /** Completes "The survey has no figure for …", without a full stop. */
  readonly missing: string;
  /** Questions that it can answer, as a reader would type them: nearest first. */
  readonly nearest: readonly string[];
  /** What was asked, where that much was clear: tells which points are near. */
  readonly about?: FigureQuery;
  /** What may be shown at once, because it is what can be said. */
  readonly show?: FigureQuery;
  /** What to look for in other surveys. */
  readonly others?: Wanted;
  readonly readings: readonly string[];
}

/** A figure that somebody quotes from the bulletin. */
export interface Quoted {
  readonly value: number;
  readonly unit: '%' | 'million people' | 'thousand people';
}

/** What a question turned out to be. */
export type Plan =
  | { readonly kind: 'query'; readonly query: FigureQuery }
  | { readonly kind: 'gap'; readonly gap: Gap }
  /** One of the six points of the bulletin. */
  | { readonly kind: 'point'; readonly point: Statistic }
  | {
      readonly kind: 'definition';
      readonly measure: Measure;
      /** Whom a figure was given of, where those are to be explained too. */
      readonly of?: readonly Subject[];
    };
