import type { SensitiveQuestion } from '../loading/sensitive';
import type { Notebook } from '../notebook';
import { createLearner } from '../search/learner';
import { ORDINARY, type Told } from './examples';
import type { Traits } from './traits';

/** Says which sensitive question the plain words of a text are, if any. */
export type Ear = (words: readonly string[]) => string | undefined;

/**
 * How likely it must be that a text is no ordinary one, found by `npm run eval-sensitive`. Where a life is at risk
 * a false alarm costs little; declining a question that Signpost could have answered costs most.
 */
const ENOUGH = { lifeAtRisk: 0.25, usual: 0.45, decline: 0.6 } as const;
const SETTINGS = { rounds: 8, rate: 0.3 } as const;
/** A pair of words seen once tells nothing that its words do not. */
const LEAST_SEEN = 2;

export interface EarParts {
  readonly examples: readonly Told[];
  readonly questions: readonly SensitiveQuestion[];
  readonly traits: Traits;
  readonly notebook?: Notebook | undefined;
}

/** Learns from examples to tell sensitive questions from ordinary ones. What it was told, it always gives back. */
export function createEar({ examples, questions, traits, notebook }: EarParts): Ear {
  const told = new Map<string, string>();
  for (const { words, is } of examples) if (!told.has(key(words))) told.set(key(words), is);
  const all = examples.map(({ words, is }) => ({ traits: traits(words), is }));
  const worth = worthLearning(all.map((one) => one.traits));
  const learner = createLearner(
    all.map((one) => ({
      features: one.traits.filter(worth),
      labels: [{ label: one.is, weight: 1 }],
    })),
    SETTINGS,
    notebook,
    'sensitive-learned',
  );
  const atRisk = new Set(questions.flatMap((one) => (one.lifeAtRisk === true ? [one.id] : [])));
  const declined = new Set(questions.flatMap((one) => (one.decline === true ? [one.id] : [])));

  return (words) => {
    const known = told.get(key(words));
    if (known !== undefined) return known === ORDINARY ? undefined : known;
    const chances = learner.chances(traits(words).filter(worth));
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

const key = (words: readonly string[]): string => words.join(' ');

const sum = (ranked: readonly { readonly chance: number }[]): number =>
  ranked.reduce((total, { chance }) => total + chance, 0);

function worthLearning(examples: readonly (readonly string[])[]): (trait: string) => boolean {
  const seen = new Map<string, number>();
  for (const traits of examples)
    for (const trait of traits) seen.set(trait, (seen.get(trait) ?? 0) + 1);
  return (trait) => !trait.includes(' ') || (seen.get(trait) ?? 0) >= LEAST_SEEN;
}
