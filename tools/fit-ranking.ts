import { softmax } from '../knowledge/search/softmax';
import {
  weightsFor,
  type RankingSignals,
  type RankingWeights,
} from '../knowledge/search/ranking-weights';

/** The candidates for one question, with how fair an answer each is: 2, 1 or 0. */
export interface RankedQuestion {
  readonly signals: readonly RankingSignals[];
  readonly grades: readonly number[];
  readonly weight: number;
}

const NAMES = Object.keys(weightsFor(1, false)) as readonly (keyof RankingSignals)[];
/** Set by hand: too few labelled questions turn on them. */
const FIXED: readonly string[] = ['close', 'exact', 'later', 'group', 'otherGroup', 'narrow'];
const ROUNDS = 300;
const RATE = 0.1;
const SHRINK = 0.003;

/**
 * Fits the weights of the ranking so that fair answers get most of a softmax over the candidates, by gradient ascent
 * with a rate of its own for each weight. Those set by hand stay.
 */
export function fitRanking(
  questions: readonly RankedQuestion[],
  start: RankingWeights,
): RankingWeights {
  const useful = questions
    .filter(({ grades }) => grades.some((grade) => grade > 0))
    .map((one) => ({
      ...one,
      signals: one.signals.map((each) => NAMES.map((name): number => each[name])),
    }));
  const all = useful.reduce((sum, { weight }) => sum + weight, 0);
  const weights = NAMES.map((name): number => start[name]);
  const squares = weights.map(() => 0);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const slopes = weights.map((weight) => -SHRINK * weight);
    for (const { signals, grades, weight } of useful) {
      const chances = softmax(Float64Array.from(signals, (one) => dotRow(weights, one)));
      const wanted = chances.map((chance, at) => chance * ((grades[at] ?? 0) / 2));
      const whole = wanted.reduce((sum, one) => sum + one, 0) || 1;
      signals.forEach((one, at) => {
        const pull = (weight * ((wanted[at] ?? 0) / whole - (chances[at] ?? 0))) / all;
        for (let of = 0; of < one.length; of += 1)
          slopes[of] = (slopes[of] ?? 0) + pull * (one[of] ?? 0);
      });
    }
    slopes.forEach((slope, of) => {
      if (FIXED.includes(NAMES[of] ?? '')) return;
      const square = 0.99 * (squares[of] ?? 0) + 0.01 * slope * slope;
      squares[of] = square;
      const steady = Math.sqrt(square / (1 - 0.99 ** round)) + 1e-8;
      weights[of] = (weights[of] ?? 0) + (RATE * slope) / steady / (1 + round / 60);
    });
  }
  return Object.fromEntries(
    NAMES.map((name, of) => [name, Number((weights[of] ?? 0).toFixed(2))]),
  ) as unknown as RankingWeights;
}

/** The share of questions whose best candidate by some weights is a fair answer, and is within the first three. */
export function rankingShares(
  questions: readonly RankedQuestion[],
  weights: RankingWeights,
): { readonly first: number; readonly three: number } {
  let first = 0;
  let three = 0;
  for (const { signals, grades } of questions) {
    const by = NAMES.map((name) => weights[name]);
    const order = signals
      .map((one, at) => ({ score: dot(by, one), grade: grades[at] ?? 0 }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 3);
    if ((order[0]?.grade ?? 0) > 0) first += 1;
    if (order.some(({ grade }) => grade > 0)) three += 1;
  }
  return { first: first / questions.length, three: three / questions.length };
}

function dotRow(weights: readonly number[], row: readonly number[]): number {
  let sum = 0;
  for (let of = 0; of < row.length; of += 1) sum += (weights[of] ?? 0) * (row[of] ?? 0);
  return sum;
}

function dot(weights: readonly number[], signals: RankingSignals): number {
  return NAMES.reduce((sum, name, of) => sum + (weights[of] ?? 0) * signals[name], 0);
}
