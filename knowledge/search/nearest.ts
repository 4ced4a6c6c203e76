import { affordable } from './afford';
import type { KnownQuestion } from './examples';

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
}

const NONE: Neighbour = { text: '', likeness: 0 };
/** Of several entries for the same question, each later one is a little less likely to be meant. */
const FALL = 0.04;

/** Indexes known questions by feature. A feature counts for as much as it is rare among them. */
export function createNearest(known: readonly KnownQuestion[]): Nearest {
  const holders = new Map<string, number[]>();
  known.forEach(({ features }, at) => {
    for (const feature of features) {
      const list = holders.get(feature);
      if (list) list.push(at);
      else holders.set(feature, [at]);
    }
  });
  const held = (feature: string): number => holders.get(feature)?.length ?? 0;
  const rarity = (feature: string): number => Math.log(1 + known.length / (1 + held(feature)));
  const lengthOf = (features: readonly string[]): number =>
    Math.sqrt(features.reduce((sum, feature) => sum + rarity(feature) ** 2, 0));
  const lengths = known.map(({ features }) => lengthOf(features));
  return {
    find(features) {
      const products = new Map<number, number>();
      for (const feature of affordable(features, held)) {
        const weight = rarity(feature) ** 2;
        for (const at of holders.get(feature) ?? [])
          products.set(at, (products.get(at) ?? 0) + weight);
      }
      const length = lengthOf(features);
      let inScope = NONE;
      let declined = NONE;
      const entries = new Map<number, number>();
      for (const [at, product] of products) {
        const question = known[at];
        if (!question) continue;
        const likeness = product / (length * (lengths[at] ?? 1));
        const { text } = question;
        if (question.subject !== '') {
          if (likeness > declined.likeness) declined = { text, likeness };
          continue;
        }
        if (likeness > inScope.likeness) inScope = { text, likeness };
        question.entries.forEach((entry, rank) => {
          const share = likeness * (1 - FALL * rank);
          if (share > (entries.get(entry) ?? 0)) entries.set(entry, share);
        });
      }
      return { inScope, declined, entries };
    },
  };
}
