import type { KnownQuestion } from './search-examples';
import { createIntentModel, learn, type Example, type Learned } from './intent-model';
import type { Dictionary } from './inverted-index';
import type { AnalyzedText } from './analyzer';

/** What the examples say of a question. */
export interface Judgement {
  /** The chance that the content covers it, by the examples alone. */
  readonly inScope: number;
  /** The subject it would be declined for, and how likely that is. */
  readonly declined: { readonly subject: string; readonly chance: number };
  /** How likely each entry is meant, by its place among the entries. Their sum is at most `inScope`. */
  readonly entries: ReadonlyMap<number, number>;
}

export interface Intents {
  judge(reading: AnalyzedText): Judgement;
}

/** A weight below one first step and a half is noise: without two thirds of them every labelled question is answered the same. */
const SETTINGS = {
  rounds: 8,
  rate: 0.5,
  everywhere: (label: string) => label.startsWith(DECLINE),
  least: 0.4,
};
/** A chance below this is noise. */
const LEAST_CHANCE = 0.002;
const DECLINE = '-';

/**
 * Beyond this many questions times entries, learning would take minutes: words alone must do, and answers are much
 * worse. The shipped content comes to 12 million, and takes some 10 seconds.
 */
const MOST_LEARNED = 60_000_000;
const NOTHING: Judgement = {
  inScope: 0.5,
  declined: { subject: '', chance: 0 },
  entries: new Map(),
};

/** What was learned, by the numbers of the features. */
export type LearnedIntents = Omit<Learned, 'features'>;

/** Learns which entry is meant, and what is out of scope, from known questions; `features` are theirs, in the same order. */
export function learnIntents(
  entries: number,
  known: readonly KnownQuestion[],
  features: readonly (readonly string[])[],
): LearnedIntents | undefined {
  if (known.length * entries > MOST_LEARNED) return undefined;
  const examples = known.flatMap(({ entries: places, subject }, at): Example[] => {
    const held = features[at] ?? [];
    if (held.length === 0) return [];
    if (subject !== '')
      return [{ features: held, labels: [{ label: DECLINE + subject, weight: 1 }] }];
    const weight = 1 / places.length;
    return [{ features: held, labels: places.map((place) => ({ label: String(place), weight })) }];
  });
  const { labels, weights } = learn(examples, SETTINGS);
  return { labels, weights };
}

/** Judges questions by what was learned. The dictionary must begin with the features it was learned from, in their order. */
export function createIntents(
  learned: LearnedIntents | undefined,
  dictionary: Dictionary,
): Intents {
  if (learned === undefined) return { judge: () => NOTHING };
  const learner = createIntentModel(learned, dictionary);
  return {
    judge(reading) {
      const chances = learner.chances(reading.features);
      const found = new Map<number, number>();
      let inScope = 0;
      let declined = { subject: '', chance: 0 };
      learner.labels.forEach((label, at) => {
        const chance = chances[at] ?? 0;
        if (label.startsWith(DECLINE)) {
          if (chance > declined.chance) declined = { subject: label.slice(DECLINE.length), chance };
          return;
        }
        inScope += chance;
        if (chance < LEAST_CHANCE) return;
        found.set(Number(label), chance);
      });
      return { inScope, declined, entries: found };
    },
  };
}
