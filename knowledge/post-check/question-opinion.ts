import { learn, type Learned } from '../search/intent-model';
import { QUESTIONS, type DraftExample, type Question } from './draft-example';
import { lengthOf, together, type DraftFeatures } from './draft-features';
import {
  FEWEST_KNOWN,
  NOTHING,
  storiesOf,
  stretchOf,
  type KnownSentence,
  type Likely,
} from './draft-parts';
import { QUESTION_SORTS, SPEAKS_OF } from './question-sorts';
import { readDraft, type ReadDraft } from './read-draft';

/** How likely it is that a draft raises a question. */
export type QuestionOpinion = (question: Question, draft: ReadDraft) => Likely;

/** Posts that raise a question, and posts that look alike. */
export interface QuestionExamples {
  readonly raised: readonly string[];
  readonly unraised: readonly string[];
}

/** How much each feature speaks for each question, in the order of QUESTIONS: plain data. */
export interface LearnedQuestions {
  readonly features: readonly string[];
  /** As many for each feature as there are questions. */
  readonly values: Float32Array;
  readonly bias: Float64Array;
}

const SETTINGS = { rounds: 10, rate: 0.1, everywhere: () => true, least: 0 } as const;
const [RAISED, UNRAISED] = ['raised', 'unraised'] as const;

/**
 * Learns from examples which words stand in posts that raise a question, and in ones that do not: each question by itself,
 * since a post may raise several. Of a post that raises none, no sentence does.
 */
export function learnQuestions(
  examples: Readonly<Record<Question, QuestionExamples>>,
  drafts: readonly Omit<DraftExample, 'writer'>[],
  features: DraftFeatures,
): LearnedQuestions {
  /** A text as a whole, then sentence by sentence where it has several. */
  const partsOf = (text: string): readonly (readonly string[])[] => {
    const sentences = features(readDraft({ text }));
    const apart = sentences.length > 1 ? sentences.map((one) => [one]) : [];
    return [sentences, ...apart].map(together);
  };
  const of = (parts: readonly (readonly string[])[], raises: boolean) =>
    (raises ? parts.slice(0, 1) : parts).map((part) => ({
      features: part,
      labels: [{ label: raises ? RAISED : UNRAISED, weight: 1 }],
    }));
  const read = drafts.map((draft) => ({ ...draft, parts: partsOf(draft.text) }));
  const learned = QUESTIONS.map((question) =>
    learn(
      [
        ...read
          .filter(({ perhaps = [] }) => !perhaps.includes(question))
          .flatMap(({ parts, breaks }) => of(parts, breaks.includes(question))),
        ...examples[question].raised.flatMap((text) => of(partsOf(text), true)),
        ...examples[question].unraised.flatMap((text) => of(partsOf(text), false)),
      ],
      SETTINGS,
    ),
  );
  return inOne(learned);
}

/** What was learned of each question as one table, in which a feature is looked up once for all of them. */
function inOne(learned: readonly Learned[]): LearnedQuestions {
  const places = new Map<string, number>();
  for (const { features } of learned)
    for (const feature of features) if (!places.has(feature)) places.set(feature, places.size);
  const values = new Float32Array(places.size * learned.length);
  const bias = new Float64Array(learned.length);
  learned.forEach(({ labels, features, weights }, question) => {
    const sign = (label: number): number => (labels[label] === RAISED ? 1 : -1);
    weights.bias.forEach((value, label) => {
      bias[question] = (bias[question] ?? 0) + sign(label) * value;
    });
    features.forEach((feature, column) => {
      const place = (places.get(feature) ?? 0) * learned.length + question;
      const end = weights.starts[column + 1] ?? 0;
      for (let cell = weights.starts[column] ?? end; cell < end; cell += 1)
        values[place] =
          (values[place] ?? 0) + sign(weights.labels[cell] ?? 0) * (weights.values[cell] ?? 0);
    });
  });
  return { features: [...places.keys()], values, bias };
}

/** How the sorts of words are called among the features. */
export const SORTS_NAME = 'question';
/** Which questions each sort, as a feature, may belong to. */
const OPENED_BY: ReadonlyMap<string, readonly number[]> = new Map(
  QUESTION_SORTS.map((sort) => [
    `{${SORTS_NAME} ${sort}}`,
    QUESTIONS.flatMap((question, at) => (SPEAKS_OF[question].includes(sort) ? [at] : [])),
  ]),
);
/** Questions that any words may raise. */
const ALWAYS = QUESTIONS.flatMap((question, at) => (SPEAKS_OF[question].length === 0 ? [at] : []));

/** How much plainer a sentence must be than a whole draft. */
const LESS = 0.75;

/** Says what was learned of a draft, of all questions at once. Pure, and in time that grows with its length. */
export function createQuestionOpinion(
  { features: known, values, bias }: LearnedQuestions,
  features: DraftFeatures,
): QuestionOpinion {
  const columns = new Map(known.map((feature, at) => [feature, at]));
  /** Which part last showed each feature, so that none counts twice. */
  const shown = new Uint32Array(known.length);
  const sums = new Float64Array(QUESTIONS.length);
  let part = 0;
  let count = 0;
  const show = (column: number | undefined): void => {
    if (column === undefined || shown[column] === part) return;
    shown[column] = part;
    count += 1;
    const start = column * QUESTIONS.length;
    for (let at = 0; at < QUESTIONS.length; at += 1)
      sums[at] = (sums[at] ?? 0) + (values[start + at] ?? 0);
  };

  const readAll = (draft: ReadDraft): readonly Likely[] => {
    const openIn = new Map<KnownSentence, ReadonlySet<number>>();
    const sentences = features(draft).map(({ sentence, features: held }): KnownSentence => {
      const found: number[] = [];
      const open = new Set(ALWAYS);
      for (const feature of held) {
        const column = columns.get(feature);
        if (column !== undefined) found.push(column);
        if (feature.startsWith('{')) for (const at of OPENED_BY.get(feature) ?? []) open.add(at);
      }
      const one: KnownSentence = { sentence, columns: () => found };
      openIn.set(one, open);
      return one;
    });
    const apart = sentences.length > 1 ? sentences.map((one) => [one]) : [];
    const likeliest: Likely[] = QUESTIONS.map(() => NOTHING);
    for (const some of [...storiesOf(sentences), ...apart]) {
      part += 1;
      count = 0;
      sums.fill(0);
      for (const one of some) one.columns().forEach(show);
      show(columns.get(lengthOf(some.map(({ sentence }) => sentence))));
      if (count < FEWEST_KNOWN) continue;
      const less = some.length === sentences.length ? 0 : LESS;
      const at = stretchOf(some);
      QUESTIONS.forEach((_, question) => {
        if (!some.some((one) => openIn.get(one)?.has(question) === true)) return;
        const odds = (sums[question] ?? 0) / Math.sqrt(count) + (bias[question] ?? 0) - less;
        if (odds > (likeliest[question]?.odds ?? -Infinity)) likeliest[question] = { odds, at };
      });
    }
    return likeliest;
  };
  const remembered = new WeakMap<ReadDraft, readonly Likely[]>();
  return (question, draft) => {
    const likely = remembered.get(draft) ?? readAll(draft);
    remembered.set(draft, likely);
    return likely[QUESTIONS.indexOf(question)] ?? NOTHING;
  };
}
