import { columnsIn, createIntentModel, type Learned } from '../search/intent-model';
import { lengthOf, type DraftFeatures } from './draft-features';
import type { Stretch } from './draft';
import type { ReadDraft, Sentence } from './read-draft';

/** A sentence by the places of those of its features that were learned from, looked up when they are first asked for. */
export interface KnownSentence {
  readonly sentence: Sentence;
  readonly columns: () => readonly number[];
}

/** Reads parts of drafts by what was learned. */
export interface DraftParts {
  readonly labels: readonly string[];
  sentences(draft: ReadDraft): readonly KnownSentence[];
  /** The chance of each label for some sentences together; undefined where too little of them is known. */
  chances(part: readonly KnownSentence[]): Float64Array | undefined;
}

/** A text of which less is known, such as one word over and over, tells nothing. */
export const FEWEST_KNOWN = 6;

/** Makes the reader of parts. Each sentence is looked up once, in however many parts it stands. */
export function createDraftParts(learned: Learned, features: DraftFeatures): DraftParts {
  const columns = columnsIn(learned.features);
  const model = createIntentModel(learned, columns);
  /** Which part last showed each feature, so that none counts twice. */
  const shown = new Uint32Array(learned.features.length);
  let part = 0;
  return {
    labels: model.labels,
    sentences: (draft) =>
      features(draft).map(({ sentence, features: held }) => {
        let known: readonly number[] | undefined;
        return {
          sentence,
          columns: () => (known ??= held.flatMap((feature) => columns.get(feature) ?? [])),
        };
      }),
    chances(sentences) {
      part += 1;
      const all: number[] = [];
      const show = (column: number | undefined): void => {
        if (column === undefined || shown[column] === part) return;
        shown[column] = part;
        all.push(column);
      };
      for (const one of sentences) one.columns().forEach(show);
      show(columns.get(lengthOf(sentences.map(({ sentence }) => sentence))));
      return all.length < FEWEST_KNOWN ? undefined : model.chancesAt(all);
    },
  };
}

/** So many sentences are read as one story; a longer draft is read so many at a time. */
const STORY = 4;

/** All sentences together, or so many at a time that each stands in a story with its neighbours. */
export const storiesOf = (
  sentences: readonly KnownSentence[],
): readonly (readonly KnownSentence[])[] =>
  sentences.length <= STORY
    ? [sentences]
    : sentences.flatMap((_, at) =>
        at % (STORY / 2) === 0 ? [sentences.slice(at, at + STORY)] : [],
      );

/** From the first sentence of a part to its last. */
export function stretchOf(part: readonly KnownSentence[]): Stretch | undefined {
  const [first, last] = [part[0]?.sentence, part.at(-1)?.sentence];
  return first && last && { from: first.from, to: last.to };
}

/** How likely something is: the logarithm of its odds, so that 0 is as likely as not. */
export interface Likely {
  readonly odds: number;
  /** Where it is likeliest. */
  readonly at: Stretch | undefined;
}

export const NOTHING: Likely = { odds: -Infinity, at: undefined };

export const logOdds = (chance: number): number => Math.log(chance / (1 - chance));

export const likelier = (one: Likely, other: Likely): Likely =>
  other.odds > one.odds ? other : one;
