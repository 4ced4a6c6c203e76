import { DECLINED, type EmbeddingClassifier } from '../knowledge/search/embedding-classifier';
import { softmax } from '../knowledge/search/softmax';
import { seeded } from './seeded';

/** A question's vector, with the names that would be right for it: entries' ids, or DECLINED. */
export interface ClassifierExample {
  readonly vector: Float32Array;
  readonly names: readonly string[];
}

/** Chosen on questions of other hands, held out: more rounds or less shrinking make it too sure of itself. */
const ROUNDS = 8;
const SHRINK = 5e-4;
const RATE = 0.005;
const BATCH = 256;
const [SLOPE, SQUARE] = [0.1, 0.01];
/** Largest of the whole numbers that weights are kept as. */
const MOST = 127;

/**
 * Learns a softmax regression by gradient descent with a rate of its own for each weight (Adam). Where several names would
 * be right, each is as good. The same examples always give the same. About a second for 200 examples and 500 names.
 */
export function learnClassifier(examples: readonly ClassifierExample[]): EmbeddingClassifier {
  const names = [...new Set([DECLINED, ...examples.flatMap((one) => one.names)])].sort();
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const { mean, spread } = usual(examples.map(({ vector }) => vector));
  const width = mean.length + 1;
  const inputs = examples.map(({ vector }) => {
    const row = new Float32Array(width).fill(1);
    for (let at = 0; at < mean.length; at += 1)
      row[at] = ((vector[at] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1);
    return row;
  });
  const targets = examples.map((one) => one.names.map((name) => placeOf.get(name) ?? 0));
  const weights = new Float32Array(names.length * width);
  const slopes = new Float32Array(weights.length);
  const means = new Float32Array(weights.length);
  const squares = new Float32Array(weights.length);
  const random = seeded(1);
  const order = examples.map((_, at) => at);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    const rate = RATE * (1 - round / ROUNDS);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      for (let at = 0; at < weights.length; at += 1) slopes[at] = SHRINK * (weights[at] ?? 0);
      for (const one of batch)
        addSlopes(slopes, weights, inputs[one] ?? new Float32Array(), targets[one] ?? [], {
          count: names.length,
          share: 1 / batch.length,
        });
      for (let at = 0; at < weights.length; at += 1) {
        const slope = slopes[at] ?? 0;
        const steady = (means[at] ?? 0) * (1 - SLOPE) + SLOPE * slope;
        const square = (squares[at] ?? 0) * (1 - SQUARE) + SQUARE * slope * slope;
        means[at] = steady;
        squares[at] = square;
        weights[at] = (weights[at] ?? 0) - (rate * steady) / (Math.sqrt(square) + 1e-8);
      }
    }
  }
  return { mean, spread, names, ...inSteps(weights, names.length, width) };
}

function addSlopes(
  slopes: Float32Array,
  weights: Float32Array,
  input: Float32Array,
  right: readonly number[],
  { count, share }: { readonly count: number; readonly share: number },
): void {
  const width = input.length;
  const chances = new Float32Array(count);
  for (let name = 0; name < count; name += 1) {
    const from = name * width;
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += (weights[from + at] ?? 0) * (input[at] ?? 0);
    chances[name] = sum;
  }
  softmax(chances);
  for (const name of right) chances[name] = (chances[name] ?? 0) - 1 / right.length;
  for (let name = 0; name < count; name += 1) {
    const pull = (chances[name] ?? 0) * share;
    // What is far from likely pulls so little that it is not worth its time.
    if (Math.abs(pull) < 1e-6) continue;
    const from = name * width;
    for (let at = 0; at < width; at += 1)
      slopes[from + at] = (slopes[from + at] ?? 0) + pull * (input[at] ?? 0);
  }
}

function usual(vectors: readonly Float32Array[]) {
  const parts = vectors[0]?.length ?? 0;
  const mean = new Float32Array(parts);
  const spread = new Float32Array(parts);
  for (const vector of vectors)
    for (let at = 0; at < parts; at += 1)
      mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  for (const vector of vectors)
    for (let at = 0; at < parts; at += 1)
      spread[at] = (spread[at] ?? 0) + ((vector[at] ?? 0) - (mean[at] ?? 0)) ** 2 / vectors.length;
  return { mean, spread: spread.map((square) => Math.sqrt(square) + 1e-6) };
}

/** Weights as whole numbers, name by name. */
function inSteps(weights: Float32Array, count: number, width: number) {
  const parts = width - 1;
  const whole = new Int8Array(count * parts);
  const steps = new Float32Array(count);
  const biases = new Float32Array(count);
  for (let name = 0; name < count; name += 1) {
    const row = weights.subarray(name * width, name * width + parts);
    const step = row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / MOST;
    steps[name] = step;
    biases[name] = weights[name * width + parts] ?? 0;
    row.forEach((weight, at) => (whole[name * parts + at] = Math.round(weight / step)));
  }
  return { weights: whole, steps, biases };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
