/** What speaks for an entry, each from 0 to 1 but for `later`. */
export interface RankingSignals {
  /** The chance by the examples that this entry is meant. */
  readonly meant: number;
  /** BM25 over the entry's fields. */
  readonly words: number;
  /** Likeness to the nearest question known for it, and the share of the question that one holds. */
  readonly ask: number;
  readonly askShare: number;
  /** Likeness to its best passage, and the share of the question that one holds. */
  readonly passage: number;
  readonly share: number;
  /** The same raised, so that only a passage told nearly word for word gains: it is what is meant. */
  readonly close: number;
  /** Who says "HCPC" means what the HCPC says. */
  readonly named: number;
  readonly tip: number;
  readonly statistic: number;
  /** About a platform that the question names, or only about others. */
  readonly platform: number;
  readonly otherPlatform: number;
  /** A document with several points answers more than one with a title alone. */
  readonly depth: number;
  readonly weighty: number;
  /** Historic, replaced or held back. */
  readonly behind: number;
  /** An example word for word settles it; of several entries for it, each later one is a little less likely to be meant. */
  readonly exact: number;
  readonly later: number;
  /** For a profession or nation that the asker is of or names, or only for others. */
  readonly group: number;
  readonly otherGroup: number;
  readonly narrow: number;
  /** Near in meaning to a question known for it, and to its best passage; nothing where no encoder says so. */
  readonly nearAsk: number;
  readonly nearPassage: number;
  readonly vote: number;
  /** What was learned from the vectors of known questions. */
  readonly learned: number;
}

export type RankingWeights = RankingSignals;

/**
 * How much each signal counts: fitted to real people's questions that the learning had not seen, and rounded;
 * `npm run calibrate -- --ranking` says how they would be fitted anew. See
 * docs/decisions/0021-search-learns-from-examples.md. From `exact` to `narrow` they are set by hand, since few questions
 * name a profession or a nation and all of those must be served.
 */
const BY_HAND = {
  close: 5,
  exact: 6.5,
  later: -0.05,
  group: 1.2,
  otherGroup: -1,
  narrow: -1.6,
};

/** Where words decide alone. */
const WORDS: RankingWeights = {
  meant: 5.4,
  words: 6,
  ask: 5.9,
  askShare: 4,
  passage: 1.4,
  share: 1.8,
  named: 0.9,
  tip: 0.9,
  statistic: 0.2,
  platform: 0.2,
  otherPlatform: -1.5,
  depth: 0.9,
  weighty: 0.3,
  behind: -0.2,
  ...BY_HAND,
  nearAsk: 0,
  nearPassage: 0,
  vote: 0,
  learned: 0,
};

/** A story shares words with much of the content, so likeness counts for more, and what sort of thing an entry is for less. */
const STORY_WORDS: RankingWeights = {
  ...WORDS,
  meant: 4.1,
  words: 10.8,
  ask: 9.1,
  askShare: 4,
  passage: 4.6,
  share: 2.7,
  named: 1.6,
  tip: 0.6,
  statistic: 0,
  platform: 0.8,
  otherPlatform: -0.4,
  depth: 0.2,
  weighty: 0.2,
  behind: -0.9,
  narrow: -0.3,
};

/** Where an encoder says what is near in meaning. */
const MEANING: RankingWeights = {
  ...WORDS,
  meant: 3.6,
  words: 4.6,
  ask: 4.4,
  askShare: 3.6,
  passage: 1.2,
  share: 1.6,
  named: 0.5,
  tip: 0.7,
  statistic: 0,
  platform: 0,
  otherPlatform: -1.2,
  depth: 0.7,
  weighty: 0.1,
  behind: 0,
  nearAsk: 2.2,
  nearPassage: 0.7,
  vote: 1.6,
  learned: 5.3,
};
const STORY_MEANING: RankingWeights = {
  ...STORY_WORDS,
  meant: 3.8,
  words: 8,
  ask: 7.1,
  askShare: 3.9,
  passage: 3.8,
  share: 2.2,
  named: 1.2,
  platform: 0.5,
  otherPlatform: -1,
  depth: -0.4,
  weighty: 0.1,
  behind: 0,
  nearAsk: 1.7,
  nearPassage: 2.1,
  vote: 0.7,
  learned: 6.7,
};

/** From so many words on a question is a story. */
export const STORY = 45;

/** The weights for a question of so many words. */
export function weightsFor(words: number, meaning: boolean): RankingWeights {
  if (words > STORY) return meaning ? STORY_MEANING : STORY_WORDS;
  return meaning ? MEANING : WORDS;
}
