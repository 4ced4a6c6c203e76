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
  const width = labels.length;

  const weights = new Float32Array(columnOf.size * width);
  const bias = new Float64Array(width);
  /** Reused: a new one each time would be mostly rubbish to collect. */
  const slopes = new Float64Array(width);
  const squares = new Float32Array(weights.length).fill(1e-6);
  function take({ columns, wanted, scale }: Sample): void {
    slopes.fill(0);
    for (const column of columns) {
      const from = column * width;
      for (let at = 0; at < width; at += 1)
        slopes[at] = (slopes[at] ?? 0) + (weights[from + at] ?? 0);
    }
    finish(slopes, bias, scale);
    for (const { at, weight } of wanted) slopes[at] = (slopes[at] ?? 0) - weight;
    for (let label = 0; label < width; label += 1) {
      const slope = slopes[label] ?? 0;
      if (Math.abs(slope) < LEAST_SLOPE) continue;
      bias[label] = (bias[label] ?? 0) - BIAS_RATE * slope;
      const step = slope * scale;
      for (const column of columns) {
        const cell = column * width + label;
        const square = (squares[cell] ?? 0) + step * step;
        squares[cell] = square;
        weights[cell] = (weights[cell] ?? 0) - (settings.rate * step) / Math.sqrt(square);
      }
    }
  }

  const samples = examples.map(({ features, labels: deserved }): Sample => ({
    columns: Int32Array.from(features, (feature) => columnOf.get(feature) ?? 0),
    wanted: deserved.map(({ label, weight }) => ({ at: labelAt.get(label) ?? 0, weight })),
    scale: scaleOf(features),
  }));
  const next = createShuffle(samples.length);
  for (let round = 0; round < settings.rounds; round += 1)
    for (const at of next()) {
      const sample = samples[at];
      if (sample) take(sample);
    }
  return {
    labels,
    features: [...columnOf.keys()],
    weights: telling(weights, bias, columnOf.size, settings.least),
  };
}

/** Goes by what was learned. `columnOf` gives a feature's place among those it was learned from. */
export function createIntentModel(
  { labels, weights }: Omit<Learned, 'features'>,
  columnOf: ReadonlyMap<string, number>,
): IntentModel {
  return {
    labels,
    chances(features) {
      const sums = new Float64Array(labels.length);
      for (const feature of features) {
        const column = columnOf.get(feature);
        if (column !== undefined) addWeights(weights, column, sums);
      }
      return finish(sums, weights.bias, scaleOf(features));
    },
  };
}

/** Each feature's place among those that were learned from. */
export const columnsIn = (features: readonly string[]): ReadonlyMap<string, number> =>
  new Map(features.map((feature, at) => [feature, at]));

/** The weights of at least `least` from a table with a row for each feature and a column for each label. */
function telling(table: Float32Array, bias: Float64Array, columns: number, least: number): Weights {
  const width = bias.length;
  const tells = (weight: number): boolean => weight !== 0 && Math.abs(weight) >= least;
  const count = table.reduce((sum, weight) => (tells(weight) ? sum + 1 : sum), 0);
  const starts = new Int32Array(columns + 1);
  const labels = new Uint16Array(count);
  const values = new Float32Array(count);
  let next = 0;
  for (let column = 0; column < columns; column += 1) {
    for (let label = 0; label < width; label += 1) {
      const weight = table[column * width + label] ?? 0;
      if (!tells(weight)) continue;
      labels[next] = label;
      values[next] = weight;
      next += 1;
    }
    starts[column + 1] = next;
  }
  return { bias, starts, labels, values };
}

/** Adds to `sums`, which has a place for each label, what one feature says. */
function addWeights({ starts, labels, values }: Weights, column: number, sums: Float64Array): void {
  const end = starts[column + 1] ?? 0;
  for (let at = starts[column] ?? end; at < end; at += 1) {
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
const scaleOf = (features: readonly string[]): number =>
  1 / Math.sqrt(Math.max(1, features.length));

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

function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const value = Math.exp((scores[at] ?? 0) - most);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}
