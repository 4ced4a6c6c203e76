import { DECLINED } from './embedding-classifier';
import type { SearchEntry } from './entries';
import type { KnownQuestion } from './search-examples';

/** How near in meaning a question is to one entry: cosines, and a share of a vote. */
export interface Neighbour {
  /** To the nearest question known for it, and to the nearest of its own titles, summary and points. */
  readonly nearAsk: number;
  readonly nearPassage: number;
  /** Of a vote of all known questions, where the nearer count for more: those that ask for it. */
  readonly vote: number;
  /** What was learned from the vectors of known questions, from 0 for one in ten thousand to 1 for sure. */
  readonly learned: number;
}

/** What a question is near to in meaning. */
export interface Neighbours {
  readonly entries: ReadonlyMap<number, Neighbour>;
  readonly nearestAsk: number;
  readonly nearestDeclined: number;
  readonly nearestPassage: number;
  /** To the nearest question that nothing here answers yet, and to the nearest few of them. */
  readonly nearestGap: number;
  readonly nearGaps: number;
  /** The share of the vote that is in scope. */
  readonly voteInScope: number;
  /** The learned chance that it is to be declined; undefined where nothing was learned. */
  readonly declined: number | undefined;
}

/** Everything that is compared: each text once, with the entries it speaks for, or that it is to be declined. */
export interface ComparedTexts {
  readonly texts: readonly string[];
  /** The places of entries, by id. */
  readonly places: ReadonlyMap<string, number>;
  /** The place of the text, and of the entry it speaks for, or NOBODY, or GAP; whether somebody asks it; what its vote counts. */
  readonly ties: readonly {
    readonly text: number;
    readonly owner: number;
    readonly asked: boolean;
    readonly weight: number;
  }[];
}

/** The owner of what is to be declined. */
const NOBODY = -1;
/** The owner of what belongs here and has no answer yet. It has no vote. */
const GAP = -2;
/** Of so many gaps one alone may be near by chance. */
const FEW_GAPS = 3;
const NOT_NEAR: Neighbour = { nearAsk: 0, nearPassage: 0, vote: 0, learned: 0 };
/** From a cosine to a vote: this much nearer counts for e times as much. */
const NARROW = 0.04;

/** Lists known questions, each entry's titles, summary and points, and the questions that nothing answers yet. */
export function comparedTexts(
  entries: readonly SearchEntry[],
  known: readonly KnownQuestion[],
  gaps: readonly string[],
): ComparedTexts {
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const at = places.get(text) ?? places.size;
    places.set(text, at);
    return at;
  };
  const asked = known.flatMap(({ text, entries: owners, subject }) =>
    (subject === '' ? owners : [NOBODY]).map((owner, _at, all) => ({
      text: placeOf(text),
      owner,
      asked: true,
      weight: 1 / all.length,
    })),
  );
  const own = entries.flatMap(({ titles, passages = [] }, owner) =>
    [...titles, ...passages].map((text) => ({
      text: placeOf(text),
      owner,
      asked: false,
      weight: 0,
    })),
  );
  const open = gaps.map((text) => ({
    text: placeOf(text),
    owner: GAP,
    asked: true,
    weight: 0,
  }));
  return {
    ties: [...asked, ...own, ...open],
    texts: [...places.keys()],
    places: new Map(entries.map(({ id }, at) => [id, at])),
  };
}

/** No chance is told apart from one in ten thousand. */
const LEAST = 1e-4;
const told = (chance: number): number => 1 + Math.log(chance + LEAST) / -Math.log(LEAST);

/**
 * Finds what is near, given the cosine of each text with a question, and what was learned of the chance of each name; a
 * text whose vector is not known has a cosine of nought.
 */
export function neighboursOf(
  { ties, places }: ComparedTexts,
  cosines: ArrayLike<number>,
  chances?: ReadonlyMap<string, number>,
): Neighbours {
  const found = new Map<number, { -readonly [Part in keyof Neighbour]: number }>();
  const nearest = { ask: 0, declined: 0, passage: 0 };
  const nearGaps = new Array<number>(FEW_GAPS).fill(0);
  let votes = 0;
  let inScope = 0;
  for (const { text, owner, asked, weight } of ties) {
    const cosine = cosines[text] ?? 0;
    const vote = asked && cosine > 0 ? weight * Math.exp((cosine - 1) / NARROW) : 0;
    votes += vote;
    if (owner === GAP) {
      keepNearest(nearGaps, cosine);
      continue;
    }
    if (owner === NOBODY) {
      nearest.declined = Math.max(nearest.declined, cosine);
      continue;
    }
    const match = found.get(owner) ?? { ...NOT_NEAR };
    if (asked) {
      inScope += vote;
      match.vote += vote;
      match.nearAsk = Math.max(match.nearAsk, cosine);
      nearest.ask = Math.max(nearest.ask, cosine);
    } else {
      match.nearPassage = Math.max(match.nearPassage, cosine);
      nearest.passage = Math.max(nearest.passage, cosine);
    }
    found.set(owner, match);
  }
  for (const match of found.values()) match.vote /= votes || 1;
  for (const [name, chance] of chances ?? []) {
    const at = places.get(name);
    if (at === undefined || chance < LEAST) continue;
    const match = found.get(at) ?? { ...NOT_NEAR };
    match.learned = Math.max(0, told(chance));
    found.set(at, match);
  }
  return {
    entries: found,
    nearestAsk: nearest.ask,
    nearestDeclined: nearest.declined,
    nearestPassage: nearest.passage,
    nearestGap: nearGaps[0] ?? 0,
    nearGaps: nearGaps.reduce((sum, one) => sum + one, 0) / FEW_GAPS,
    voteInScope: votes === 0 ? 0.5 : inScope / votes,
    declined: chances?.get(DECLINED),
  };
}

/** Puts a cosine into its place among the nearest, the nearest first, where it is one of them. */
function keepNearest(nearest: number[], cosine: number): void {
  const at = nearest.findIndex((one) => cosine > one);
  if (at < 0) return;
  nearest.splice(at, 0, cosine);
  nearest.pop();
}
