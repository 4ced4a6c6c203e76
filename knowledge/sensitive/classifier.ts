import type { Idea, SensitiveQuestion } from '../loading/sensitive-entry';
import {
  columnsIn,
  createIntentModel,
  learn,
  type IntentModelSettings,
  type Learned,
} from '../search/intent-model';
import { ORDINARY, sameAs, sentencesOf, type Told } from './classifier-examples';
import { digestOf } from '../text/digest';
import { createClassifierFeatures } from './classifier-features';

/** How likely each sensitive question is meant, by its id; those of them where a life may be at risk, together. */
export interface Chances {
  readonly of: ReadonlyMap<string, number>;
  readonly atRisk: number;
  /** That it is no ordinary text. */
  readonly any: number;
}

/** Says what a text may be: what examples tell of it as it stands, and what was learned of words. */
export interface Classifier {
  /** What the examples say of just this text: an entry's id, ORDINARY, or nothing. */
  told(text: string): string | undefined;
  chances(words: readonly string[]): Chances;
}

const SETTINGS = { rounds: 16, rate: 0.5, everywhere: () => true, least: 0 } as const;
/** So few rounds tell well enough which sentences of a message in need say nothing of it, whatever it is about. */
const GLANCE = { ...SETTINGS, rounds: 4 } as const;
const IN_NEED = 'in need';
/** From this chance on a sentence says nothing of what its message is about. */
const NOTHING = 0.6;
/** A pair of words seen once tells nothing that its words do not. */
const LEAST_SEEN = 2;

/**
 * So many ordinary texts are asked of for each sensitive one when chances are told. There are as many ordinary examples
 * as editors wrote for the search: without this, each that they add would make everything less likely to be sensitive.
 */
const ORDINARY_FOR_EACH = 2.5;

/** What examples teach: plain data, so that it can be kept. */
export interface ClassifierModel {
  /** How much more ordinary examples there were than are asked of. */
  readonly surplus: number;
  /** What each text was told to be, whatever its marks and capitals: by its digest. */
  readonly told: ReadonlyMap<string, string>;
  readonly learned: Learned;
}

export interface ClassifierParts {
  readonly model: ClassifierModel;
  readonly questions: readonly SensitiveQuestion[];
  readonly ideas: readonly Idea[];
}

/** Tells sensitive questions from ordinary ones by a model of the same ideas and words. */
export function createClassifier({ model, questions, ideas }: ClassifierParts): Classifier {
  const { told, learned, surplus } = model;
  const traits = createClassifierFeatures(ideas);
  const known = columnsIn(learned.features);
  const learner = createIntentModel(learned, known);
  const atRisk = new Set(questions.flatMap((one) => (one.lifeAtRisk === true ? [one.id] : [])));
  return {
    told: (text) => told.get(digestOf(sameAs(text))),
    chances(words) {
      const chances = learner.chances(
        traits(words).filter((one) => !isPair(one) || known.has(one)),
      );
      const learnt = learner.labels.map((id, at) => [id, chances[at] ?? 0] as const);
      const ordinary = learnt.find(([id]) => id === ORDINARY)?.[1] ?? 0;
      const whole = ordinary + surplus * (1 - ordinary);
      const of = new Map(
        learnt.flatMap(([id, chance]) =>
          id === ORDINARY ? [] : [[id, (surplus * chance) / whole] as const],
        ),
      );
      const any = (surplus * (1 - ordinary)) / whole;
      const urgent = [...of].filter(([id]) => atRisk.has(id));
      return { of, any, atRisk: urgent.reduce((total, [, chance]) => total + chance, 0) };
    },
  };
}

/** What each text was told to be, whatever its marks and capitals: by its digest. */
export const toldBy = (examples: readonly Told[]): ReadonlyMap<string, string> =>
  new Map(examples.map(({ same, is }) => [digestOf(same), is]));

/** Learns from examples to tell sensitive questions from ordinary ones. */
export function trainClassifier(
  examples: readonly Told[],
  ideas: readonly Idea[],
  read: (text: string) => readonly string[],
): ClassifierModel {
  const traits = createClassifierFeatures(ideas);
  const show = ({ text, is }: Told): Shown => ({ traits: traits(read(text)), is });
  const whole = examples.filter(({ only }) => only !== true);
  const shown = whole.map(show);
  const glance = learnFrom(
    shown.map(({ traits: of, is }) => ({ traits: of, is: is === ORDINARY ? is : IN_NEED })),
    GLANCE,
  );
  const lessons = [...shown, ...ordinaryWithin(whole, glance, (text) => traits(read(text)))];
  const ordinary = lessons.filter(({ is }) => is === ORDINARY).length;
  const sensitive = lessons.length - ordinary;
  return {
    surplus: sensitive === 0 ? 1 : Math.max(1, ordinary / (ORDINARY_FOR_EACH * sensitive)),
    told: toldBy(examples),
    learned: learnFrom(lessons, SETTINGS),
  };
}

/**
 * The sentences within examples that are ordinary: all of an ordinary one's, and of one in need those that say nothing
 * of it by what was learned at a glance, never the plainest. Each is heard by itself in other messages.
 */
function ordinaryWithin(
  examples: readonly Told[],
  glance: Learned,
  traitsOf: (text: string) => readonly string[],
): readonly Shown[] {
  const known = columnsIn(glance.features);
  const learner = createIntentModel(glance, known);
  const at = learner.labels.indexOf(ORDINARY);
  const chance = (traits: readonly string[]): number =>
    learner.chances(traits.filter((one) => known.has(one)))[at] ?? 0;
  const seen = new Set(examples.map(({ same }) => same));
  return examples.flatMap(({ text, is }) => {
    const sentences = sentencesOf(text).map((one) => ({ text: one, traits: traitsOf(one) }));
    const ordinary =
      is === ORDINARY
        ? sentences
        : sentences
            .map((one) => ({ ...one, chance: chance(one.traits) }))
            .sort((a, b) => a.chance - b.chance)
            .slice(1)
            .filter((one) => one.chance > NOTHING);
    return ordinary.flatMap((one) => {
      const same = sameAs(one.text);
      const first = !seen.has(same);
      seen.add(same);
      return first ? [{ traits: one.traits, is: ORDINARY }] : [];
    });
  });
}

const isPair = (trait: string): boolean => trait.includes(' ');

interface Shown {
  readonly traits: readonly string[];
  readonly is: string;
}

function learnFrom(examples: readonly Shown[], settings: IntentModelSettings): Learned {
  const seen = new Map<string, number>();
  for (const { traits } of examples)
    for (const trait of traits) seen.set(trait, (seen.get(trait) ?? 0) + 1);
  const worth = (trait: string): boolean => !isPair(trait) || (seen.get(trait) ?? 0) >= LEAST_SEEN;
  const lessons = examples.map(({ traits, is }) => ({
    features: traits.filter(worth),
    labels: [{ label: is, weight: 1 }],
  }));
  return learn(lessons, settings);
}
