/** One example question: its features, and whether it is in scope. */
export interface NearExample {
  readonly text: string;
  readonly features: readonly string[];
  readonly inScope: boolean;
}

export interface Neighbour {
  readonly text: string;
  /** Cosine by rarity-weighted features, from 0 to 1. */
  readonly likeness: number;
}

/** The example most like a question, among those in scope and among those to decline. */
export interface Nearest {
  find(features: readonly string[]): { readonly inScope: Neighbour; readonly declined: Neighbour };
}

const NONE: Neighbour = { text: '', likeness: 0 };

/** Indexes examples by feature. A feature counts for as much as it is rare among them. */
export function createNearest(examples: readonly NearExample[]): Nearest {
  const holders = new Map<string, number[]>();
  examples.forEach(({ features }, at) => {
    for (const feature of features) {
      const list = holders.get(feature);
      if (list) list.push(at);
      else holders.set(feature, [at]);
    }
  });
  const rarity = (feature: string): number =>
    Math.log(1 + examples.length / (1 + (holders.get(feature)?.length ?? 0)));
  const lengthOf = (features: readonly string[]): number =>
    Math.sqrt(features.reduce((sum, feature) => sum + rarity(feature) ** 2, 0));
  const lengths = examples.map(({ features }) => lengthOf(features));
  return {
    find(features) {
      const products = new Map<number, number>();
      for (const feature of features) {
        const weight = rarity(feature) ** 2;
        for (const at of holders.get(feature) ?? [])
          products.set(at, (products.get(at) ?? 0) + weight);
      }
      const length = lengthOf(features);
      let inScope = NONE;
      let declined = NONE;
      for (const [at, product] of products) {
        const likeness = product / (length * (lengths[at] ?? 1));
        const example = examples[at];
        if (!example) continue;
        if (example.inScope && likeness > inScope.likeness)
          inScope = { text: example.text, likeness };
        if (!example.inScope && likeness > declined.likeness)
          declined = { text: example.text, likeness };
      }
      return { inScope, declined };
    },
  };
}
