import type { Ranked } from '../reply/reply';
import type { Repair } from './correct-spelling';

/** What a search made of a question. */
export interface SearchResult {
  /**
   * `answer`: the first result fits. `suggest`: it may be outside what the content covers, so near misses are offered as
   * "did you mean". `near`: within what it covers, but nothing answers it well. `decline`: outside.
   */
  readonly verdict: 'answer' | 'suggest' | 'near' | 'decline';
  /** Best first, at most ten. May be filled even when declined, for "nearest" offers. */
  readonly results: readonly Ranked[];
  /** True when it is plainly about something else, whatever else might claim it. */
  readonly elsewhere: boolean;
  /** What it was declined for, where that is plain. */
  readonly subject?: string;
  /** The question as it was understood, when typing slips were repaired. */
  readonly repaired?: string;
  /** The slips that were repaired: what was typed and what it was taken for. */
  readonly repairs: readonly Repair[];
  /** The question as it may have been meant, where a word may be a slip but is too far from any to be sure. */
  readonly offered?: string;
  /** Why, line by line, for editors: words as repaired, matches by field, each signal, the floor. */
  readonly why: readonly string[];
}

/**
 * Finds content for a question in anybody's words. Takes any text of any length; never rejects. `asker`: the professions
 * and nations that whoever asks is known to be of.
 */
export interface Search {
  find(question: string, asker?: ReadonlySet<string>): Promise<SearchResult>;
}
