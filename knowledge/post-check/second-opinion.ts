import { learn, type Learned } from '../search/intent-model';
import type { DraftExample, ExampleRule } from './draft-example';
import { together, type DraftFeatures } from './draft-features';
import {
  createDraftParts,
  likelier,
  logOdds,
  NOTHING,
  storiesOf,
  stretchOf,
  type Likely,
} from './draft-parts';
import { readDraft, type ReadDraft } from './read-draft';

/**
 * What is told of a draft, so far as it is learned here. Whoever is named is told of by circumstance too; pictures are
 * learned apart.
 */
type Told = 'told' | 'confirms' | 'asks' | 'promotes' | 'ordinary';
const TOLD: Readonly<Partial<Record<ExampleRule, Told>>> = {
  'patient-details': 'told',
  'identifiable-by-circumstance': 'told',
  'confirms-a-patient': 'confirms',
  'asks-for-personal-details': 'asks',
  'medicine-promotion': 'promotes',
};

/** What a draft may be, by the words of many others. */
export interface Opinion {
  /** That it tells of a patient, and whether it rather tells a patient that they are one. */
  readonly patient: Likely & { readonly answered: boolean };
  /** That it asks people for details of themselves. */
  readonly asks: Likely;
  /** That it offers a medicine. */
  readonly promotes: Likely;
}

/** Undefined where it knows too little of a draft, or has had no examples: then the rules decide alone. */
export type SecondOpinion = (draft: ReadDraft) => Opinion | undefined;

const SETTINGS = { rounds: 10, rate: 0.2, everywhere: () => true, least: 0.01 } as const;

/**
 * Learns from examples which words, and which cues of the rules, stand in drafts that tell of a patient, and in ones that
 * do not. Of an ordinary draft each sentence is ordinary too.
 */
export function learnSecondOpinion(
  examples: readonly Omit<DraftExample, 'writer'>[],
  features: DraftFeatures,
): Learned {
  return learn(
    examples.flatMap(({ text, breaks }) => {
      const found = breaks.flatMap((rule) => TOLD[rule] ?? []);
      const told = found.length === 0 ? (['ordinary'] as const) : found;
      const labels = told.map((label) => ({ label, weight: 1 / told.length }));
      const sentences = features(readDraft({ text }));
      const apart = found.length === 0 && sentences.length > 1 ? sentences : [];
      return [sentences, ...apart.map((one) => [one])].map((part) => ({
        features: together(part),
        labels,
      }));
    }),
    SETTINGS,
  );
}

/** By how much it must be likelier that a patient is answered than told of. Chosen on writers who were not learned from. */
const ANSWERED = 1.5;

/** A part of a draft must be plainer than a whole one, since there are many that it could be. */
const PART = 1;

/** Says what a draft may be by what was learned. Pure, and in time that grows with its length. */
export function createSecondOpinion(learned: Learned, features: DraftFeatures): SecondOpinion {
  const parts = createDraftParts(learned, features);
  const place = (label: Told): number => parts.labels.indexOf(label);
  const [told, confirms] = [place('told'), place('confirms')];
  const [asks, promotes] = [place('asks'), place('promotes')];
  if (told < 0 || place('ordinary') < 0) return () => undefined;
  const remembered = new WeakMap<ReadDraft, { readonly opinion: Opinion | undefined }>();

  const read = (draft: ReadDraft): Opinion | undefined => {
    const sentences = parts.sentences(draft);
    const apart = sentences.length > 1 ? sentences.map((one) => [one]) : [];
    let patient: Opinion['patient'] = { ...NOTHING, answered: false };
    let [asking, promoting] = [NOTHING, NOTHING];
    for (const one of [...storiesOf(sentences), ...apart]) {
      const chances = parts.chances(one);
      if (chances === undefined) continue;
      const less = one.length === sentences.length ? 0 : PART;
      const at = stretchOf(one);
      const of = (label: number): number => chances[label] ?? 0;
      const odds = logOdds(of(told) + of(confirms)) - less;
      if (odds > patient.odds) patient = { odds, at, answered: of(confirms) > ANSWERED * of(told) };
      asking = likelier(asking, { odds: logOdds(of(asks)) - less, at });
      promoting = likelier(promoting, { odds: logOdds(of(promotes)) - less, at });
    }
    return patient.at === undefined ? undefined : { patient, asks: asking, promotes: promoting };
  };
  return (draft) => {
    const told = remembered.get(draft) ?? { opinion: read(draft) };
    remembered.set(draft, told);
    return told.opinion;
  };
}
