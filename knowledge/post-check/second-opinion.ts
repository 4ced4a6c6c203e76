import { columnsIn, createIntentModel, learn, type Learned } from '../search/intent-model';
import type { RuleName, Stretch } from './draft';
import { lengthOf, together, type DraftFeatures } from './draft-features';
import { readDraft, type ReadDraft, type Sentence } from './read-draft';

/** The rules that examples teach. */
export const LEARNED_RULES = [
  'patient-details',
  'identifiable-by-circumstance',
  'confirms-a-patient',
  'asks-for-personal-details',
  'medicine-promotion',
] as const satisfies readonly RuleName[];
export type LearnedRule = (typeof LEARNED_RULES)[number];

/** A draft of which an editor has said which rules it breaks: none, one or several. */
export interface DraftExample {
  readonly text: string;
  readonly breaks: readonly LearnedRule[];
  /** Who wrote it, by the name of the file: what is learned is measured on writers left out of it. */
  readonly writer: string;
}

/** What is told of a draft, so far as it is learned. Whoever is named is told of by circumstance too. */
type Told = 'told' | 'confirms' | 'asks' | 'promotes' | 'ordinary';
const TOLD: Readonly<Record<LearnedRule, Told>> = {
  'patient-details': 'told',
  'identifiable-by-circumstance': 'told',
  'confirms-a-patient': 'confirms',
  'asks-for-personal-details': 'asks',
  'medicine-promotion': 'promotes',
};

/** How likely something is: the logarithm of its odds, so that 0 is as likely as not. */
export interface Likely {
  readonly odds: number;
  /** Where it is likeliest. */
  readonly at: Stretch | undefined;
}

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
      const told = breaks.length === 0 ? (['ordinary'] as const) : breaks.map((rule) => TOLD[rule]);
      const labels = told.map((label) => ({ label, weight: 1 / told.length }));
      const sentences = features(readDraft({ text }));
      const apart = breaks.length === 0 && sentences.length > 1 ? sentences : [];
      return [sentences, ...apart.map((one) => [one])].map((part) => ({
        features: together(part),
        labels,
      }));
    }),
    SETTINGS,
  );
}

/** So many sentences are read as one story; a longer draft is read so many at a time. */
const STORY = 4;
/** A part of a draft must be plainer than a whole one, since there are many that it could be. */
const PART = 1;
/** A text of which less is known, such as one word over and over, tells nothing. */
const FEWEST_KNOWN = 6;
/** A sentence by the places of those of its features that were learned from. */
interface Known {
  readonly sentence: Sentence;
  readonly columns: readonly number[];
}

const NOTHING: Likely = { odds: -Infinity, at: undefined };

/** Says what a draft may be by what was learned. Pure, and in time that grows with its length. */
export function createSecondOpinion(learned: Learned, features: DraftFeatures): SecondOpinion {
  const columns = columnsIn(learned.features);
  const model = createIntentModel(learned, columns);
  const place = (label: Told): number => model.labels.indexOf(label);
  const [told, confirms] = [place('told'), place('confirms')];
  const [asks, promotes] = [place('asks'), place('promotes')];
  if (told < 0 || place('ordinary') < 0) return () => undefined;
  const remembered = new WeakMap<ReadDraft, { readonly opinion: Opinion | undefined }>();

  /** Which part of a draft last showed each feature, so that none counts twice. */
  const shown = new Uint32Array(learned.features.length);
  let part = 0;
  const known = (sentences: readonly Known[]): readonly number[] => {
    part += 1;
    const all: number[] = [];
    const show = (column: number | undefined): void => {
      if (column === undefined || shown[column] === part) return;
      shown[column] = part;
      all.push(column);
    };
    for (const one of sentences) one.columns.forEach(show);
    show(columns.get(lengthOf(sentences.map(({ sentence }) => sentence))));
    return all;
  };

  const read = (draft: ReadDraft): Opinion | undefined => {
    const sentences = features(draft).map(({ sentence, features: held }): Known => {
      const at = held.flatMap((feature) => columns.get(feature) ?? []);
      return { sentence, columns: at };
    });
    const stories =
      sentences.length <= STORY
        ? [sentences]
        : sentences.flatMap((_, at) =>
            at % (STORY / 2) === 0 ? [sentences.slice(at, at + STORY)] : [],
          );
    const parts = [...stories, ...(sentences.length > 1 ? sentences.map((one) => [one]) : [])];
    let patient: Opinion['patient'] = { ...NOTHING, answered: false };
    let [asking, promoting] = [NOTHING, NOTHING];
    for (const one of parts) {
      const all = known(one);
      if (all.length < FEWEST_KNOWN) continue;
      const chances = model.chancesAt(all);
      const less = one.length === sentences.length ? 0 : PART;
      const [first, last] = [one[0]?.sentence, one.at(-1)?.sentence];
      const at = first && last && { from: first.from, to: last.to };
      const of = (label: number): number => chances[label] ?? 0;
      const odds = logOdds(of(told) + of(confirms)) - less;
      if (odds > patient.odds) patient = { odds, at, answered: of(confirms) > of(told) };
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

const logOdds = (chance: number): number => Math.log(chance / (1 - chance));

const likelier = (one: Likely, other: Likely): Likely => (other.odds > one.odds ? other : one);
