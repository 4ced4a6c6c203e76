import type { Idea, SensitiveQuestion } from '../loading/sensitive-entry';
import { columnsIn, createIntentModel, learn, type Learned } from '../search/intent-model';
import { ORDINARY, sameAs, type Told } from './classifier-examples';
import { createClassifierFeatures } from './classifier-features';

/** Says which sensitive question a text is, if any. */
export type Classifier = (text: string) => string | undefined;

/**
 * How likely it must be that a text is no ordinary one, found by `npm run eval-sensitive`. Where a life is at risk
 * a false alarm costs little; declining a question that Signpost could have answered costs most.
 */
const ENOUGH = { lifeAtRisk: 0.2, usual: 0.5, decline: 0.6 } as const;
const SETTINGS = { rounds: 16, rate: 0.5, everywhere: () => true, least: 0 } as const;
/** A pair of words seen once tells nothing that its words do not. */
const LEAST_SEEN = 2;

/** What examples teach: plain data, so that it can be kept. */
export interface ClassifierModel {
  /** What each text was told to be, whatever its marks and capitals. */
  readonly told: ReadonlyMap<string, string>;
  readonly learned: Learned;
}

export interface ClassifierParts {
  readonly model: ClassifierModel;
  readonly questions: readonly SensitiveQuestion[];
  readonly ideas: readonly Idea[];
  /** The words of a text, put right. */
  readonly read: (text: string) => readonly string[];
}

/** Tells sensitive questions from ordinary ones by a model of the same ideas and words. What it was told, it always gives back. */
export function createClassifier({ model, questions, ideas, read }: ClassifierParts): Classifier {
  const { told, learned } = model;
  const traits = createClassifierFeatures(ideas);
  const known = columnsIn(learned.features);
  const learner = createIntentModel(learned, known);
  const atRisk = new Set(questions.flatMap((one) => (one.lifeAtRisk === true ? [one.id] : [])));
  const declined = new Set(questions.flatMap((one) => (one.decline === true ? [one.id] : [])));

  return (text) => {
    const given = told.get(sameAs(text));
    if (given !== undefined) return given === ORDINARY ? undefined : given;
    const words = read(text);
    if (words.length === 0) return undefined;
    const chances = learner.chances(traits(words).filter((one) => !isPair(one) || known.has(one)));
    const ranked = learner.labels
      .map((id, at) => ({ id, chance: chances[at] ?? 0 }))
      .filter(({ id }) => id !== ORDINARY)
      .sort((a, b) => b.chance - a.chance);
    const urgent = ranked.filter(({ id }) => atRisk.has(id));
    if (sum(urgent) >= ENOUGH.lifeAtRisk) return urgent[0]?.id;
    const best = ranked[0];
    if (best === undefined) return undefined;
    const needed = declined.has(best.id) ? ENOUGH.decline : ENOUGH.usual;
    return sum(ranked) >= needed ? best.id : undefined;
  };
}

/** Learns from examples to tell sensitive questions from ordinary ones. */
export function trainClassifier(
  examples: readonly Told[],
  ideas: readonly Idea[],
  read: (text: string) => readonly string[],
): ClassifierModel {
  const traits = createClassifierFeatures(ideas);
  const lessons = examples.filter(({ only }) => only !== true);
  return {
    told: new Map(examples.map(({ text, is }) => [sameAs(text), is])),
    learned: learnFrom(lessons.map(({ text, is }) => ({ traits: traits(read(text)), is }))),
  };
}

const sum = (ranked: readonly { readonly chance: number }[]): number =>
  ranked.reduce((total, { chance }) => total + chance, 0);

const isPair = (trait: string): boolean => trait.includes(' ');

interface Shown {
  readonly traits: readonly string[];
  readonly is: string;
}

function learnFrom(examples: readonly Shown[]): Learned {
  const seen = new Map<string, number>();
  for (const { traits } of examples)
    for (const trait of traits) seen.set(trait, (seen.get(trait) ?? 0) + 1);
  const worth = (trait: string): boolean => !isPair(trait) || (seen.get(trait) ?? 0) >= LEAST_SEEN;
  const lessons = examples.map(({ traits, is }) => ({
    features: traits.filter(worth),
    labels: [{ label: is, weight: 1 }],
  }));
  return learn(lessons, SETTINGS);
}
