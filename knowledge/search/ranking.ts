import type { WordIndex } from './bm25';
import type { SearchEntry } from './entries';
import type { Judgement } from './intents';
import type { ExactMatch } from './exact-match';
import type { AnalyzedText } from './analyzer';
import type { PassageMatch } from './passages';
import type { Neighbour, Neighbours } from './neighbours';
import { weightsFor, type RankingSignals, type RankingWeights } from './ranking-weights';

/** An entry's place in the ranking, with what its score is made of. */
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
  /** What the score adds up, by name: see `weightsFor`. */
  readonly signals: RankingSignals;
}

/** All that is known of a question when entries are ranked for it. */
export interface RankingQuestion {
  readonly reading: AnalyzedText;
  readonly judgement: Judgement;
  readonly exact: ExactMatch | undefined;
  readonly passages: ReadonlyMap<number, PassageMatch>;
  /** What it is near to in meaning, where an encoder says so. */
  readonly neighbours: Neighbours | undefined;
  /** The professions and nations of whoever asks, where that is known. */
  readonly asker: ReadonlySet<string> | undefined;
}

export interface Ranking {
  rank(question: RankingQuestion): readonly RankedEntry[];
}

export interface RankingParts {
  readonly entries: readonly SearchEntry[];
  readonly words: WordIndex;
  /** The entries a question calls by name. */
  readonly named: (reading: AnalyzedText) => ReadonlySet<number>;
  /** Whether a question has most words of an entry's title. */
  readonly titled: (reading: AnalyzedText, at: number) => boolean;
  /** The professions and nations, and the platforms, that a text names. */
  readonly groups: (reading: Pick<AnalyzedText, 'words'>) => ReadonlySet<string>;
  readonly platforms: (reading: Pick<AnalyzedText, 'words'>) => ReadonlySet<string>;
  /** The words of an entry's own text, for finding which platforms it is about. */
  readonly wordsOf: (text: string) => readonly string[];
}

/** The score of a perfect match: scores are given from 0 to about 1. */
const FULL = 18;
/** BM25 has no top; this score counts as half of a full match. */
const HALF_SCORE = 30;
/** So sure are the examples that this very document is meant, as when somebody describes it. */
const DESCRIBED = 0.5;
const MOST_MATCHES = 60;
/** So many points make a document deep. */
const DEEP = 6;

/** Ranks by a weighted sum. Scores are added, not ranks: ranks throw the confidence away. */
export function createRanking(parts: RankingParts): Ranking {
  const { entries, words, named, titled, groups, platforms } = parts;
  const platformsOf = entries.map(({ titles, text, kind, platforms: own = [] }) =>
    own.length > 0
      ? new Set(own)
      : platforms({ words: parts.wordsOf(kind === 'tip' ? text : titles.join(' ')) }),
  );
  return {
    rank({ reading, judgement, exact, passages, neighbours, asker }) {
      const matches = new Map(
        words.match(reading, MOST_MATCHES).map(({ at, score }) => [at, score]),
      );
      const called = named(reading);
      const asking = new Set([...groups(reading), ...(asker ?? [])]);
      const on = platforms(reading);
      const scope = Math.max(judgement.inScope, 1e-6);
      const weights = weightsFor(reading.words.length, neighbours !== undefined);
      const places = new Set([
        ...matches.keys(),
        ...judgement.entries.keys(),
        ...nearest(passages),
        ...nearestInMeaning(neighbours),
        ...(exact?.entries ?? []),
      ]);
      const ranked = [...places]
        .flatMap((at): RankedEntry | readonly [] => {
          const entry = entries[at];
          if (entry === undefined) return [];
          const match = matches.get(at) ?? words.score(reading, at);
          const near = passages.get(at) ?? NOT_NEAR;
          const place = exact?.entries.indexOf(at) ?? -1;
          const { only } = entry;
          const own = [...(entry.groups ?? []), ...(only ?? [])];
          const about = platformsOf[at] ?? NONE;
          const ofAsker = own.some((one) => asking.has(one));
          const narrow = only !== undefined && !called.has(at) && !ofAsker;
          const signals: RankingSignals = {
            meant: (judgement.entries.get(at) ?? 0) / scope,
            words: match / (match + HALF_SCORE),
            ...near,
            close: near.passage ** 4,
            named: called.has(at) ? 1 : 0,
            tip: entry.kind === 'tip' ? 1 : 0,
            statistic: entry.kind === 'statistic' ? 1 : 0,
            platform: [...about].some((one) => on.has(one)) ? 1 : 0,
            otherPlatform: about.size > 0 && on.size > 0 && !shares(about, on) ? 1 : 0,
            depth: Math.min(DEEP, entry.kind === 'resource' ? pointsOf(entry) : 1) / DEEP,
            weighty: entry.weighty === true ? 1 : 0,
            behind: entry.behind === undefined ? 0 : 1,
            exact: place >= 0 ? 1 : 0,
            later: Math.max(0, place),
            group: ofAsker ? 1 : 0,
            otherGroup: only !== undefined && asking.size > 0 && !ofAsker ? 1 : 0,
            narrow: narrow ? (entry.kind === 'tip' ? 0.3 : 1) : 0,
            ...(neighbours?.entries.get(at) ?? NO_NEIGHBOUR),
          };
          return {
            at,
            score: Math.max(0, scoreOf(signals, weights)),
            meant: signals.meant,
            exact: place >= 0,
            words: signals.words,
            named: called.has(at),
            signals,
          };
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

const NOT_NEAR: PassageMatch = { ask: 0, askShare: 0, passage: 0, share: 0 };
const NO_NEIGHBOUR: Neighbour = { nearAsk: 0, nearPassage: 0, vote: 0, learned: 0 };
const NONE: ReadonlySet<string> = new Set();
const MOST_NEAR = 40;

/** The entries whose best passages are most like a question. */
function nearest(passages: ReadonlyMap<number, PassageMatch>): readonly number[] {
  return [...passages]
    .map(([at, { ask, passage }]) => ({ at, near: ask + passage }))
    .sort((a, b) => b.near - a.near)
    .slice(0, MOST_NEAR)
    .map(({ at }) => at);
}

function nearestInMeaning(neighbours: Neighbours | undefined): readonly number[] {
  return [...(neighbours?.entries ?? [])]
    .map(([at, { nearAsk, nearPassage, learned }]) => ({
      at,
      near: Math.max(nearAsk, nearPassage, learned),
    }))
    .sort((a, b) => b.near - a.near)
    .slice(0, MOST_NEAR)
    .map(({ at }) => at);
}

/** The summary is a passage too, and no point. */
const pointsOf = ({ passages = [] }: SearchEntry): number => Math.max(0, passages.length - 1);

const shares = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((one) => others.has(one));

function scoreOf(signals: RankingSignals, weights: RankingWeights): number {
  let sum = 0;
  for (const [name, value] of Object.entries(signals))
    sum += value * weights[name as keyof RankingSignals];
  return sum / FULL;
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
