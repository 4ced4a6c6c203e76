import type { KnownQuestion } from './examples';
import { createPostings, type Postings } from './postings';

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

const NONE: Neighbour = { text: '', likeness: 0 };
/** Of several entries for the same question, each later one is a little less likely to be meant. */
const FALL = 0.04;
const MOST = 120;

/** Indexes known questions by feature. A feature counts for as much as it is rare among them. */
export function createNearest(known: readonly KnownQuestion[]): Nearest {
  const held = new Map<string, number>();
  for (const { features } of known)
    for (const feature of features) held.set(feature, (held.get(feature) ?? 0) + 1);
  const rare = (holders: number): number => Math.log(1 + known.length / (1 + holders));
  const rarities = new Map([...held].map(([feature, holders]) => [feature, rare(holders)]));
  const rarity = (feature: string): number => rarities.get(feature) ?? rare(0);
  const lengthOf = (features: readonly string[]): number =>
    Math.sqrt(features.reduce((sum, feature) => sum + rarity(feature) ** 2, 0)) || 1;
  const indexed = (some: readonly KnownQuestion[]): Postings =>
    createPostings(
      some.map(({ features }) => {
        const length = lengthOf(features);
        return features.map((feature) => ({ feature, worth: rarity(feature) / length }));
      }),
    );
  const ours = known.filter(({ subject }) => subject === '');
  const others = known.filter(({ subject }) => subject !== '');
  const answered = indexed(ours);
  const declined = indexed(others);
  return {
    holds: (feature) => rarities.has(feature),
    find(features) {
      const length = lengthOf(features);
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
