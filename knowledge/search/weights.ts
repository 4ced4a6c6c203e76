import type { Numbers } from '../packed';

/** What was learned: how much each feature speaks for each label. Most speak for few, and only those are held, four bytes each. */
export interface Weights {
  /** What each label begins with. */
  readonly bias: Float64Array;
  /** Where each feature's weights begin among `values` and `labels`, and where the last one's end. */
  readonly starts: Int32Array;
  /** In steps of STEP. */
  readonly values: Int16Array;
  readonly labels: Uint16Array;
}

/** Weights learned lie well within ±32, and a thousandth more or less changes no answer. */
const STEP = 1 / 1024;
const MOST = 2 ** 15 - 1;

/**
 * Takes the weights of at least `least` from a table with a row for each feature and a column for each label, at most
 * 65,536 of them.
 */
export function packWeights(
  table: Float32Array,
  bias: Float64Array,
  columns: number,
  least: number,
): Weights {
  const width = bias.length;
  const says = (weight: number): boolean => weight !== 0 && Math.abs(weight) >= least;
  const count = table.reduce((sum, weight) => (says(weight) ? sum + 1 : sum), 0);
  const starts = new Int32Array(columns + 1);
  const values = new Int16Array(count);
  const labels = new Uint16Array(count);
  let next = 0;
  for (let column = 0; column < columns; column += 1) {
    for (let label = 0; label < width; label += 1) {
      const weight = table[column * width + label] ?? 0;
      if (!says(weight)) continue;
      values[next] = Math.max(-MOST, Math.min(MOST, Math.round(weight / STEP)));
      labels[next] = label;
      next += 1;
    }
    starts[column + 1] = next;
  }
  return { bias, starts, values, labels };
}

/** Adds to `sums`, which has a place for each label, what one feature says; nothing when it is beyond what was learned. */
export function addWeights(
  { starts, values, labels }: Weights,
  column: number,
  sums: Float64Array,
): void {
  const end = starts[column + 1] ?? 0;
  for (let at = starts[column] ?? end; at < end; at += 1) {
    const label = labels[at] ?? 0;
    sums[label] = (sums[label] ?? 0) + (values[at] ?? 0) * STEP;
  }
}

/** The runs of numbers that weights consist of, for packing. */
export const numbersOf = ({ bias, starts, values, labels }: Weights) =>
  [bias, starts, values, labels] as const;

/** Weights again from the runs of numbers that `numbersOf` gave. */
export function weightsOf(numbers: readonly Numbers[]): Weights {
  const [bias, starts, values, labels] = numbers as unknown as ReturnType<typeof numbersOf>;
  return { bias, starts, values, labels };
}
