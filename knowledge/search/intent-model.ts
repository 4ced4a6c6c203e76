import { softmax } from './softmax';

/** One labelled text: its features, and the labels it deserves with weights that sum to 1. */
export interface Example {
  readonly features: readonly string[];
  readonly labels: readonly { readonly label: string; readonly weight: number }[];
}

/** Says how likely each label is for a text. */
export interface IntentModel {
  readonly labels: readonly string[];
  /** The chance of each label, in the order of `labels`; they sum to 1. */
  chances(features: readonly string[]): Float64Array;
  /** The same for features by their places, of which none is given twice. */
  chancesAt(columns: readonly number[]): Float64Array;
}

/** How much each feature speaks for each label. Most speak for few, and only those are held. */
export interface Weights {
  /** What each label begins with. */
  readonly bias: Float64Array;
  /** Where each feature's weights begin among `labels` and `values`, and where the last one's end. */
  readonly starts: Int32Array;
  readonly labels: Uint16Array;
  readonly values: Float32Array;
}

/** All that a learner goes by: plain data. */
export interface Learned {
  readonly labels: readonly string[];
  /** In the order of the weights. */
  readonly features: readonly string[];
  readonly weights: Weights;
}

export interface IntentModelSettings {
  readonly rounds: number;
  readonly rate: number;
  /**
   * The labels that have a weight for every feature; the others have one only where an example shows both together.
   * Where there are hundreds of labels, the rest take most of the time and find no more of real people's questions.
   */
  readonly everywhere: (label: string) => boolean;
  /** Weights smaller than this are left out once all is learned. */
  readonly least: number;
}

interface Sample {
  readonly columns: Int32Array;
  readonly wanted: readonly { readonly at: number; readonly weight: number }[];
  readonly scale: number;
}

/** A step this small teaches nothing: most labels are far from most texts. */
const LEAST_SLOPE = 0.004;
const BIAS_RATE = 0.01;
/** What taught nothing is left out of so many rounds, then looked at again: most ordinary texts are, after two. */
const REST = 3;

/**
 * Learns from examples which features speak for which label: a softmax regression by stochastic gradient with a
 * rate of its own for each weight. The order is fixed, so the same examples always give the same result.
 */
export function learn(examples: readonly Example[], settings: IntentModelSettings): Learned {
  const labels = [
    ...new Set(examples.flatMap((one) => one.labels.map(({ label }) => label))),
  ].sort();
  const labelAt = new Map(labels.map((label, at) => [label, at]));
  const columnOf = columnsOf(examples);
  const samples = examples.map(({ features, labels: deserved }): Sample => ({
    columns: Int32Array.from(features, (feature) => columnOf.get(feature) ?? 0),
    wanted: deserved.map(({ label, weight }) => ({ at: labelAt.get(label) ?? 0, weight })),
    scale: scaleOf(features),
  }));
  const always = labels.flatMap((label, at) => (settings.everywhere(label) ? [at] : []));
  const weights = weightsFor(samples, always, columnOf.size, labels.length);
  train(samples, weights, settings);
  return { labels, features: [...columnOf.keys()], weights: telling(weights, settings.least) };
}

/** Goes through the examples so many times and changes the weights in place. */
function train(
  samples: readonly Sample[],
  weights: Weights,
  { rounds, rate }: Pick<IntentModelSettings, 'rounds' | 'rate'>,
): void {
  const { starts, labels, values, bias } = weights;
  const squares = new Float32Array(values.length).fill(1e-6);
  /** Reused: a new one each time would be mostly rubbish to collect. */
  const slopes = new Float64Array(bias.length);
  /** The labels whose slope is worth a step, as many as there are. */
  const steepest = new Uint16Array(bias.length);
  /** Learns from one example; false where it has nothing left to teach. */
  const take = ({ columns, wanted, scale }: Sample): boolean => {
    chancesOf(columns, scale, weights, slopes);
    for (const { at, weight } of wanted) slopes[at] = (slopes[at] ?? 0) - weight;
    let steep = 0;
    for (let label = 0; label < slopes.length; label += 1)
      if (Math.abs(slopes[label] ?? 0) >= LEAST_SLOPE) steepest[steep++] = label;
    if (steep === 0) return false;
    for (let label = 0; label < slopes.length; label += 1)
      bias[label] = (bias[label] ?? 0) - BIAS_RATE * (slopes[label] ?? 0);
    const change = (cell: number, slope: number): void => {
      const step = slope * scale;
      const square = (squares[cell] ?? 0) + step * step;
      squares[cell] = square;
      values[cell] = (values[cell] ?? 0) - (rate * step) / Math.sqrt(square);
    };
    for (const column of columns) {
      const start = starts[column] ?? 0;
      const end = starts[column + 1] ?? 0;
      // Where a feature has a weight for every label, theirs are found without looking at the others.
      if (end - start === slopes.length)
        for (let at = 0; at < steep; at += 1) {
          const label = steepest[at] ?? 0;
          change(start + label, slopes[label] ?? 0);
        }
      else
        for (let cell = start; cell < end; cell += 1) {
          const slope = slopes[labels[cell] ?? 0] ?? 0;
          if (Math.abs(slope) >= LEAST_SLOPE) change(cell, slope);
        }
    }
    return true;
  };
  const next = createShuffle(samples.length);
  /** Until which round each example may rest. */
  const rests = new Uint8Array(samples.length);
  for (let round = 0; round < rounds; round += 1)
    for (const at of next()) {
      const sample = samples[at];
      if (sample && round >= (rests[at] ?? 0) && !take(sample)) rests[at] = round + 1 + REST;
    }
}

/** Fills `sums`, which has a place for each label, with their chances. */
function chancesOf(
  columns: Iterable<number>,
  scale: number,
  weights: Weights,
  sums: Float64Array,
): Float64Array {
  sums.fill(0);
  for (const column of columns) addWeights(weights, column, sums);
  return finish(sums, weights.bias, scale);
}

/** Goes by what was learned. `columnOf` gives a feature's place among those it was learned from. */
export function createIntentModel(
  { labels, weights }: Omit<Learned, 'features'>,
  columnOf: ReadonlyMap<string, number>,
): IntentModel {
  return {
    labels,
    chances(features) {
      const columns = features.flatMap((feature) => columnOf.get(feature) ?? []);
      return chancesOf(columns, scaleOf(features), weights, new Float64Array(labels.length));
    },
    chancesAt: (columns) =>
      chancesOf(columns, scaleOf(columns), weights, new Float64Array(labels.length)),
  };
}

/** Each feature's place among those that were learned from. */
export const columnsIn = (features: readonly string[]): ReadonlyMap<string, number> =>
  new Map(features.map((feature, at) => [feature, at]));

/** A weight of nought for each feature and each label that is `always` there or that an example shows with it. */
function weightsFor(
  samples: readonly Sample[],
  always: readonly number[],
  columns: number,
  width: number,
): Weights {
  if (always.length === width) return everyWeight(columns, width);
  const seen = Array.from({ length: columns }, () => new Set(always));
  for (const { columns: held, wanted } of samples)
    for (const column of held) for (const { at } of wanted) seen[column]?.add(at);
  const starts = new Int32Array(columns + 1);
  seen.forEach((some, column) => (starts[column + 1] = (starts[column] ?? 0) + some.size));
  const all = new Uint16Array(starts[columns] ?? 0);
  seen.forEach((some, column) =>
    all.set(
      [...some].sort((a, b) => a - b),
      starts[column],
    ),
  );
  return {
    bias: new Float64Array(width),
    starts,
    labels: all,
    values: new Float32Array(all.length),
  };
}

/** A weight of nought for each feature and every label. */
function everyWeight(columns: number, width: number): Weights {
  const labels = new Uint16Array(columns * width);
  for (let cell = 0; cell < labels.length; cell += 1) labels[cell] = cell % width;
  return {
    bias: new Float64Array(width),
    starts: Int32Array.from({ length: columns + 1 }, (_, column) => column * width),
    labels,
    values: new Float32Array(labels.length),
  };
}

/** The weights of at least `least`. */
function telling(weights: Weights, least: number): Weights {
  if (least <= 0) return weights;
  const { bias, starts, labels, values } = weights;
  const kept = new Int32Array(starts.length);
  const cells: number[] = [];
  for (let column = 0; column + 1 < starts.length; column += 1) {
    for (let cell = starts[column] ?? 0; cell < (starts[column + 1] ?? 0); cell += 1)
      if (Math.abs(values[cell] ?? 0) >= least) cells.push(cell);
    kept[column + 1] = cells.length;
  }
  return {
    bias,
    starts: kept,
    labels: Uint16Array.from(cells, (cell) => labels[cell] ?? 0),
    values: Float32Array.from(cells, (cell) => values[cell] ?? 0),
  };
}

/** Adds to `sums`, which has a place for each label, what one feature says. */
function addWeights({ starts, labels, values }: Weights, column: number, sums: Float64Array): void {
  const end = starts[column + 1] ?? 0;
  const start = starts[column] ?? end;
  if (end - start === sums.length) {
    for (let label = 0; label < sums.length; label += 1)
      sums[label] = (sums[label] ?? 0) + (values[start + label] ?? 0);
    return;
  }
  for (let at = start; at < end; at += 1) {
    const label = labels[at] ?? 0;
    sums[label] = (sums[label] ?? 0) + (values[at] ?? 0);
  }
}

/** Turns what the features say together into the chance of each label, in place. */
function finish(sums: Float64Array, bias: Float64Array, scale: number): Float64Array {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) * scale + (bias[at] ?? 0);
  return softmax(sums);
}

/** Long texts speak no louder than short ones. */
const scaleOf = ({ length }: { readonly length: number }): number =>
  1 / Math.sqrt(Math.max(1, length));

function columnsOf(examples: readonly Example[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) if (!columns.has(feature)) columns.set(feature, columns.size);
  return columns;
}

/** Gives a new order of 0 … count-1 each time, always the same series of orders. */
function createShuffle(count: number): () => readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  let seed = 12345;
  return () => {
    for (let at = count - 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = (seed >>> 8) % (at + 1);
      const held = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = held;
    }
    return order;
  };
}
