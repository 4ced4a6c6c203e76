import type { KnownQuestion } from './search-examples';
import {
  createInvertedIndex,
  listPostings,
  type Dictionary,
  type PostingsTable,
} from './inverted-index';

export interface Neighbour {
  readonly text: string;
  /** Cosine by rarity-weighted features, from 0 to 1. */
  readonly likeness: number;
}

/** The known questions most like one: in scope, to be declined, and for each entry by its place. */
export interface Neighbours {
  readonly inScope: Neighbour;
  readonly declined: Neighbour;
  readonly entries: ReadonlyMap<number, number>;
}

export interface Nearest {
  find(features: readonly string[]): Neighbours;
  /** Whether any known question has a feature. */
  holds(feature: string): boolean;
}

/** Which known questions hold each feature: those in scope and those to decline, each in their order. */
export interface NearTables {
  /** How many questions hold each feature, by its number. */
  readonly holders: Int32Array;
  readonly answered: PostingsTable;
  readonly declined: PostingsTable;
}

const NONE: Neighbour = { text: '', likeness: 0 };
/** Of several entries for the same question, each later one is a little less likely to be meant. */
const FALL = 0.04;
const MOST = 120;

/** A feature counts for as much as it is rare among known questions. */
const rare = (holders: number, questions: number): number =>
  Math.log(1 + questions / (1 + holders));

const isOurs = ({ subject }: KnownQuestion): boolean => subject === '';

/** Indexes known questions by feature; `features` are theirs, in the same order. */
export function nearTables(
  known: readonly KnownQuestion[],
  features: readonly (readonly string[])[],
  dictionary: Dictionary,
): NearTables {
  const holders = new Int32Array(dictionary.size);
  for (const one of features.flat()) {
    const number = dictionary.get(one) ?? 0;
    holders[number] = (holders[number] ?? 0) + 1;
  }
  const rarity = (feature: string): number =>
    rare(holders[dictionary.get(feature) ?? -1] ?? 0, known.length);
  const indexed = (ours: boolean): PostingsTable =>
    listPostings(
      features
        .filter((_, at) => known[at] && isOurs(known[at]) === ours)
        .map((held) => {
          const length = lengthOf(held, rarity);
          return held.map((feature) => ({ feature, worth: rarity(feature) / length }));
        }),
      dictionary,
    );
  return { holders, answered: indexed(true), declined: indexed(false) };
}

/** Finds the known questions most like one. `known` must be those that the tables were made from. */
export function createNearest(
  known: readonly KnownQuestion[],
  tables: NearTables,
  dictionary: Dictionary,
): Nearest {
  const { holders } = tables;
  const questions = known.length;
  const ours = known.filter(isOurs);
  const others = known.filter((one) => !isOurs(one));
  const answered = createInvertedIndex(tables.answered, dictionary);
  const declined = createInvertedIndex(tables.declined, dictionary);
  const holdersOf = (feature: string): number => holders[dictionary.get(feature) ?? -1] ?? 0;
  const rarity = (feature: string): number => rare(holdersOf(feature), questions);
  return {
    holds: (feature) => holdersOf(feature) > 0,
    find(features) {
      const length = lengthOf(features, rarity);
      const wanted = features.map((feature) => ({ feature, worth: rarity(feature) / length }));
      const near = answered.best(wanted, MOST);
      const entries = new Map<number, number>();
      for (const { at, score } of near)
        ours[at]?.entries.forEach((entry, rank) => {
          const share = score * (1 - FALL * rank);
          if (share > (entries.get(entry) ?? 0)) entries.set(entry, share);
        });
      const [first] = near;
      const [other] = declined.best(wanted, 1);
      return {
        inScope: first ? { text: ours[first.at]?.text ?? '', likeness: first.score } : NONE,
        declined: other ? { text: others[other.at]?.text ?? '', likeness: other.score } : NONE,
        entries,
      };
    },
  };
}

const lengthOf = (features: readonly string[], rarity: (feature: string) => number): number =>
  Math.sqrt(features.reduce((sum, feature) => sum + rarity(feature) ** 2, 0)) || 1;
