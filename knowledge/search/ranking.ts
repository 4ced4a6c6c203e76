import type { WordIndex } from './bm25';
import type { SearchEntry } from './entries';
import type { Judgement } from './intents';
import type { ExactMatch } from './exact-match';
import type { AnalyzedText } from './analyzer';

/** An entry's place in the ranking, with the parts of its score, each from 0 to 1. */
export interface RankedEntry {
  readonly at: number;
  /** From 0 to about 1. */
  readonly score: number;
  /** The chance by the examples. */
  readonly meant: number;
  /** Whether an example says so in as many words. */
  readonly exact: boolean;
  readonly words: number;
  /** Whether the question calls it by name. */
  readonly named: boolean;
}

export interface Ranking {
  rank(
    reading: AnalyzedText,
    judgement: Judgement,
    exact: ExactMatch | undefined,
  ): readonly RankedEntry[];
}

export interface RankingParts {
  readonly entries: readonly SearchEntry[];
  readonly words: WordIndex;
  /** The entries a question calls by name. */
  readonly named: (reading: AnalyzedText) => ReadonlySet<number>;
  /** Whether a question has most words of an entry's title. */
  readonly titled: (reading: AnalyzedText, at: number) => boolean;
  /** The professions and nations that a question names. */
  readonly audiences: (reading: AnalyzedText) => ReadonlySet<string>;
}

/** Fitted on examples that the search had not been shown and on labelled questions; see docs/decisions/0021-search-learns-from-examples.md. */
const MEANT = 0.35;
const WORDS = 0.65;
/** Who says "HCPC" means what the HCPC says. */
const NAMED = 0.08;
/** A tip answers one question squarely, where a document covers many. */
const TIP = 0.045;
/** An example word for word settles it. */
const EXACT = 0.4;
/** Of several entries for the same question, each later one is a little less likely to be meant. */
const FALL = 0.004;
/** BM25 has no top; this score counts as half of a full match. */
const HALF_SCORE = 30;
/**
 * What is for one profession or nation comes after what is for everybody, unless the question names it: a document
 * by much, since its rules are theirs; a tip by little, since it only suits them best.
 */
const NARROW = 0.09;
const NARROW_TIP = 0.02;
/** So sure are the examples that this very document is meant, as when somebody describes it. */
const DESCRIBED = 0.5;
const MOST_MATCHES = 60;

/** Ranks by a weighted sum. Scores are added, not ranks: ranks throw the confidence away. */
export function createRanking({ entries, words, named, titled, audiences }: RankingParts): Ranking {
  return {
    rank(reading, judgement, exact) {
      const matches = new Map(
        words.match(reading, MOST_MATCHES).map(({ at, score }) => [at, score]),
      );
      const called = named(reading);
      const asking = audiences(reading);
      const narrow = (at: number): boolean => {
        const only = entries[at]?.only;
        return only !== undefined && !called.has(at) && !only.some((one) => asking.has(one));
      };
      const scope = Math.max(judgement.inScope, 1e-6);
      const places = new Set([
        ...matches.keys(),
        ...judgement.entries.keys(),
        ...(exact?.entries ?? []),
      ]);
      const ranked = [...places]
        .map((at): RankedEntry => {
          const match = matches.get(at) ?? 0;
          const meant = (judgement.entries.get(at) ?? 0) / scope;
          const place = exact?.entries.indexOf(at) ?? -1;
          const share = match / (match + HALF_SCORE);
          const score =
            MEANT * meant +
            WORDS * share +
            (called.has(at) ? NAMED : 0) +
            (entries[at]?.kind === 'tip' ? TIP : 0) +
            (place >= 0 ? EXACT - FALL * place : 0) -
            (narrow(at) ? (entries[at]?.kind === 'tip' ? NARROW_TIP : NARROW) : 0);
          return { at, score, meant, exact: place >= 0, words: share, named: called.has(at) };
        })
        .sort((a, b) => b.score - a.score || a.at - b.at);
      return leadersFirst(
        ranked,
        (one) => entries[one.at]?.behind === undefined || asksByName(reading, one),
      );
    },
  };

  /** Whether a question means this very entry, and not only what it is about. What was replaced has only its title. */
  function asksByName(reading: AnalyzedText, { at, named: called, meant }: RankedEntry): boolean {
    const described = entries[at]?.behind === 'old' && (called || meant >= DESCRIBED);
    return described || titled(reading, at);
  }
}

/** Puts the best that may lead before everything that may not and would have come first. */
function leadersFirst(
  ranked: readonly RankedEntry[],
  mayLead: (one: RankedEntry) => boolean,
): readonly RankedEntry[] {
  const first = ranked.findIndex(mayLead);
  const leader = ranked[first];
  if (first <= 0 || leader === undefined) return ranked;
  return [leader, ...ranked.filter((one) => one !== leader)];
}
