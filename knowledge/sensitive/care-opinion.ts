import type { SensitiveQuestion } from '../loading/sensitive-entry';
import { chancesOf, DECLINED, type EmbeddingClassifier } from '../search/embedding-classifier';
import type { Encoder } from '../search/encoder';
import { chanceOf, type Fitted } from '../search/logistic';
import type { Chances } from './classifier';
import { createKinds, likeliest, most, type Kinds, type Look } from './decide';
import { sentencesIn } from './parts';

/** How much each signal counts, as it was fitted over the examples of hands that nothing had been learned from. */
export interface Weighed {
  /** For a text of one sentence, and of several. */
  readonly one: Fitted;
  readonly several: Fitted;
}

/** What was learned from the vectors of the examples, and how much it counts beside the words. */
export interface LearnedOpinion {
  /** Names entries; DECLINED stands for an ordinary text. */
  readonly classifier: EmbeddingClassifier;
  /** That somebody needs a person, and that a life may be at risk. */
  readonly need: Weighed;
  readonly life: Weighed;
}

export interface SecondOpinion extends LearnedOpinion {
  readonly encoder: Encoder;
  /** How long a text waits for the encoder, in milliseconds; undefined: as long as it takes. */
  readonly within: number | undefined;
}

/** What the meaning of a text tells, whole and sentence by sentence. */
export interface Meant {
  readonly whole: Chances;
  readonly parts: readonly Chances[];
}

/**
 * From these chances on two lines of care stand above the answer. A life at risk within a long message is told least
 * plainly and matters most, so that little is enough there.
 */
const CARE = { one: 0.55, several: 0.35 } as const;
const CARE_FOR_LIFE = { one: 0.3, several: 0.15 } as const;
/** What words alone tell so plainly of a life, in the whole or in a sentence of several, no meaning takes back. */
const PLAINLY = { whole: 0.15, part: 0.4 } as const;
/** Where the words give less than this chance of anything, whole and in each part, nobody is asked: most questions. */
const HARDLY = 0.01;
/** More sentences than these are not encoded: the first and the last ones, where what matters stands. */
const MOST_SENTENCES = 16;
/** What a text holds beyond so many characters would change little. */
const LONGEST = 1000;
/** A chance beyond this is as good as none, or as certain. */
const LEAST = 5e-6;

/**
 * Decides, where words alone are not sure, which entry's lines of care stand above an answer by words and meaning
 * together; undefined for none. Rejects where the encoder is away, too busy or too slow.
 */
export function createSecondOpinion(
  questions: readonly SensitiveQuestion[],
  { classifier, need, life, encoder, within }: SecondOpinion,
): (text: string, look: Look) => Promise<string | undefined> {
  const kinds = createKinds(questions);
  return async (text, look) => {
    const heard = [look.whole, ...look.parts].some(({ any }) => any >= HARDLY);
    if (look.count === 0 || !heard) return undefined;
    const vectors = await encoder.encode(textsOf(text), within);
    const meant = meantBy(vectors, classifier, kinds);
    const signals = signalsOf(look, meant, kinds);
    const kind = look.several ? 'several' : 'one';
    const views = [look.whole, meant.whole, ...plainest([look.parts, meant.parts], kinds)];
    if (chanceOf(life[kind], signals) >= CARE_FOR_LIFE[kind] || isPlain(look))
      return likeliest(views, kinds.isUrgent);
    if (chanceOf(need[kind], signals) < CARE[kind]) return undefined;
    return likeliest(views, (id) => !kinds.isDeclined(id));
  };
}

/** Whether words alone tell plainly that a life may be at risk. */
const isPlain = ({ enough, whole, parts }: Look): boolean =>
  (enough && whole.atRisk >= PLAINLY.whole) || parts.some(({ atRisk }) => atRisk >= PLAINLY.part);

/** What is encoded of a text: the whole, then its sentences where they are several. */
export function textsOf(text: string): readonly string[] {
  const sentences = sentencesIn(text);
  const half = MOST_SENTENCES / 2;
  const some =
    sentences.length > MOST_SENTENCES
      ? [...sentences.slice(0, half), ...sentences.slice(-half)]
      : sentences;
  return [text, ...(some.length > 1 ? some : [])].map((one) => one.slice(0, LONGEST));
}

/** What the vectors of a text and its sentences tell by what was learned. */
export function meantBy(
  vectors: readonly Float32Array[],
  classifier: EmbeddingClassifier,
  { isUrgent }: Kinds,
): Meant {
  const [whole, ...parts] = vectors.map((vector): Chances => {
    const chances = [...chancesOf(classifier, vector)];
    const of = new Map(chances.filter(([id]) => id !== DECLINED));
    const sum = (fits: (id: string) => boolean): number =>
      [...of].reduce((total, [id, chance]) => total + (fits(id) ? chance : 0), 0);
    return { of, any: sum(() => true), atRisk: sum(isUrgent) };
  });
  return { whole: whole ?? { of: new Map(), any: 0, atRisk: 0 }, parts };
}

/** What words and meaning tell, as numbers: odds that somebody needs a person or that a life is at risk, and lengths. */
export function signalsOf(look: Look, meant: Meant, { usual }: Kinds): readonly number[] {
  const views = (parts: readonly Chances[], whole: Chances) => (parts.length > 0 ? parts : [whole]);
  const read = views(look.parts, look.whole);
  const felt = views(meant.parts, meant.whole);
  const [any, anySecond, anyMean] = spreadOf(read.map(usual));
  const [risk, riskSecond, riskMean] = spreadOf(read.map(({ atRisk }) => atRisk));
  const [meantAny, meantSecond, meantMean] = spreadOf(felt.map(usual));
  const [meantRisk, , meantRiskMean] = spreadOf(felt.map(({ atRisk }) => atRisk));
  return [
    ...[odds(usual(look.whole)), odds(look.whole.atRisk)],
    ...[any, anySecond, anyMean, risk, riskSecond, riskMean],
    ...[Math.log(Math.max(1, look.count)), Math.log(read.length), look.enough ? 0 : 1],
    ...[odds(usual(meant.whole)), odds(meant.whole.atRisk)],
    ...[meantAny, meantSecond, meantMean, meantRisk, meantRiskMean],
  ];
}

const odds = (chance: number): number =>
  Math.log(Math.max(LEAST, chance) / Math.max(LEAST, 1 - chance));

/** The highest odds of some chances, the second highest and the mean. */
function spreadOf(chances: readonly number[]): readonly [number, number, number] {
  const all = chances.map(odds).sort((a, b) => b - a);
  const [first = 0, second = first] = all;
  return [first, second, all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length)];
}

/** The sentences that most tell of somebody in need, and those that most tell of a life at risk. */
function plainest(all: readonly (readonly Chances[])[], { usual }: Kinds): readonly Chances[] {
  return all.flatMap((parts) =>
    [most(parts, usual), most(parts, ({ atRisk }) => atRisk)].flatMap((one) => one ?? []),
  );
}
