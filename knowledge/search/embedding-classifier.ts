import { z } from 'zod';
import { softmax } from './softmax';

/**
 * What a softmax regression has learned from the vectors of known questions: how likely each entry is meant, and that a
 * question is to be declined. Weights are whole numbers from -127 to 127, so that the file stays small.
 */
export interface EmbeddingClassifier {
  /** The usual of each part of a vector, and by how much it varies. */
  readonly mean: Float32Array;
  readonly spread: Float32Array;
  /** Ids of entries; DECLINED for questions that are none of ours. */
  readonly names: readonly string[];
  /** A row of `mean.length` for each name. */
  readonly weights: Int8Array;
  /** What one step of a name's weights is worth, and what the name starts with. */
  readonly steps: Float32Array;
  readonly biases: Float32Array;
}

/** Of the names, that of a question to decline. */
export const DECLINED = '';

/** The chance of each name for a question with this vector; they sum to 1. */
export function chancesOf(
  { mean, spread, names, weights, steps, biases }: EmbeddingClassifier,
  vector: Float32Array,
): ReadonlyMap<string, number> {
  const parts = vector.map((value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1));
  const scores = Float64Array.from(names, (_, name) => {
    const from = name * mean.length;
    let sum = 0;
    for (let at = 0; at < mean.length; at += 1) sum += (weights[from + at] ?? 0) * (parts[at] ?? 0);
    return sum * (steps[name] ?? 0) + (biases[name] ?? 0);
  });
  softmax(scores);
  return new Map(names.map((name, at) => [name, scores[at] ?? 0]));
}

const base64 = z.base64();
const file = z.object({
  mean: base64,
  spread: base64,
  names: z.array(z.string()),
  weights: base64,
  steps: base64,
  biases: base64,
});

/** As the text of a file. */
export function classifierToText(one: EmbeddingClassifier): string {
  const written = (numbers: Float32Array | Int8Array): string =>
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
  const held: z.infer<typeof file> = {
    names: [...one.names],
    mean: written(one.mean),
    spread: written(one.spread),
    steps: written(one.steps),
    biases: written(one.biases),
    weights: written(one.weights),
  };
  return `${JSON.stringify(held)}\n`;
}

/** What a file's text holds; undefined where it is no such file or its parts do not fit each other. */
export function classifierFromText(text: string): EmbeddingClassifier | undefined {
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = file.safeParse(held);
  if (data === undefined) return undefined;
  const bytes = (part: string): ArrayBuffer => new Uint8Array(Buffer.from(part, 'base64')).buffer;
  const one = {
    names: data.names,
    mean: new Float32Array(bytes(data.mean)),
    spread: new Float32Array(bytes(data.spread)),
    steps: new Float32Array(bytes(data.steps)),
    biases: new Float32Array(bytes(data.biases)),
    weights: new Int8Array(bytes(data.weights)),
  };
  const count = one.names.length;
  const fits =
    one.mean.length === one.spread.length &&
    one.steps.length === count &&
    one.biases.length === count &&
    one.weights.length === count * one.mean.length;
  return fits ? one : undefined;
}
