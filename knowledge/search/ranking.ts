import type { WordIndex } from './bm25';
import type { SearchEntry } from './entries';
import type { Judgement } from './intents';
import type { Neighbours } from './nearest';
import type { Reading } from './reader';
import type { TitleIndex } from './titles';

/** An entry's place in the ranking, with its parts for the explanation. */
export interface RankedEntry {
  readonly at: number;
  /** From 0 to about 1. */
  readonly score: number;
  /** The chance by the examples, the title's likeness and the words' share, before weighting. */
  readonly meant: number;
  readonly near: number;
  readonly title: number;
  readonly words: number;
  readonly why: string;
}

export interface Ranking {
  rank(reading: Reading, judgement: Judgement, nearest: Neighbours): readonly RankedEntry[];
}

export interface RankingParts {
  readonly entries: readonly SearchEntry[];
  readonly words: WordIndex;
  readonly titles: TitleIndex;
  /** The entries a question calls by name. */
  readonly named: (reading: Reading) => ReadonlySet<number>;
}

const MEANT = 0.5;
const NEAR = 0.3;
const TITLE = 0.1;
const WORDS = 0.1;
/** An example word for word settles it. */
const SAME = 0.95;
const SAME_BONUS = 0.3;
/** Who says "HCPC" means what the HCPC says. */
const NAMED = 0.25;
/** BM25 has no top; this score counts as half of a full match. */
const HALF_SCORE = 60;
const MOST_MATCHES = 60;

/** Ranks by a weighted sum: the examples' chance first, then the title, then the words. Scores are added, not ranks: ranks throw the confidence away. */
export function createRanking({ entries, words, titles, named }: RankingParts): Ranking {
  return {
    rank(reading, judgement, nearest) {
      const matches = new Map(words.match(reading, MOST_MATCHES).map((match) => [match.at, match]));
      const called = named(reading);
      const likeness = titles.likeness(reading);
      const scope = Math.max(judgement.inScope, 1e-6);
      const places = new Set([...matches.keys(), ...likeness.keys(), ...judgement.entries.keys()]);
      return [...places]
        .map((at): RankedEntry => {
          const match = matches.get(at);
          const meant = (judgement.entries.get(at) ?? 0) / scope;
          const near = nearest.entries.get(at) ?? 0;
          const title = likeness.get(at) ?? 0;
          const share = match ? match.score / (match.score + HALF_SCORE) : 0;
          const score =
            (MEANT * meant +
              NEAR * near +
              (near >= SAME ? SAME_BONUS : 0) +
              (called.has(at) ? NAMED : 0) +
              TITLE * title +
              WORDS * share) *
            (entries[at]?.weight ?? 1);
          const fields = Object.entries(match?.fields ?? {}).map(
            ([term, found]) => `${term} in ${found.join(' and ')}`,
          );
          return {
            at,
            score,
            meant,
            near,
            title,
            words: share,
            why: `${score.toFixed(3)} = examples ${meant.toFixed(2)}, nearest ${near.toFixed(2)},${called.has(at) ? ' called by name,' : ''} title ${title.toFixed(2)}, words ${share.toFixed(2)} (${fields.join(', ')})`,
          };
        })
        .sort((a, b) => b.score - a.score || a.at - b.at);
    },
  };
}
