import type { Idea, SensitiveQuestion } from '../loading/sensitive-entry';
import type { Cache } from '../loading/cache';
import { columnsIn, createIntentModel, learn, type Learned } from '../search/intent-model';
import { keptLesson } from '../search/lesson';
import { ORDINARY, type Told } from './classifier-examples';
import { createExactMatch } from './exact-match';
import { createClassifierFeatures, type ClassifierFeatures } from './classifier-features';

/** Says which sensitive question a text is, if any. */
export type Classifier = (text: string) => string | undefined;

/**
 * How likely it must be that a text is no ordinary one, found by `npm run eval-sensitive`. Where a life is at risk
 * a false alarm costs little; declining a question that Signpost could have answered costs most.
 */
const ENOUGH = { lifeAtRisk: 0.2, usual: 0.5, decline: 0.6 } as const;
const SETTINGS = { rounds: 16, rate: 0.5, least: 0 } as const;
/** A pair of words seen once tells nothing that its words do not. */
const LEAST_SEEN = 2;

export interface ClassifierParts {
  readonly examples: readonly Told[];
  readonly questions: readonly SensitiveQuestion[];
  readonly ideas: readonly Idea[];
  /** The words of a text, put right. */
  readonly read: (text: string) => readonly string[];
  /** What else `read` depends on, so that a lesson is not kept past its time. */
  readonly readBy: unknown;
  readonly notebook?: Cache | undefined;
}

/** Learns from examples to tell sensitive questions from ordinary ones. What it was told, it always gives back. */
export function createClassifier(parts: ClassifierParts): Classifier {
  const { examples, questions, ideas, read } = parts;
  const recall = createExactMatch(examples);
  const traits = createClassifierFeatures(ideas);
  const learned = lessonOf(parts, traits);
  const known = columnsIn(learned.features);
  const learner = createIntentModel(learned, known);
  const atRisk = new Set(questions.flatMap((one) => (one.lifeAtRisk === true ? [one.id] : [])));
  const declined = new Set(questions.flatMap((one) => (one.decline === true ? [one.id] : [])));

  return (text) => {
    const given = recall(text);
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

/** Learned apart from the ear itself, which would else hold on to every lesson. */
function lessonOf(parts: ClassifierParts, traits: ClassifierFeatures): Learned {
  const { examples, ideas, read, readBy, notebook } = parts;
  const lessons = examples.filter(({ only }) => only !== true);
  return keptLesson({
    from: [SETTINGS, lessons, ideas, readBy],
    learn: () => learnFrom(lessons.map(({ text, is }) => ({ traits: traits(read(text)), is }))),
    notebook,
    page: 'sensitive-learned',
  });
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
