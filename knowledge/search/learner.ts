/** One labelled text: its features, and the labels it deserves with weights that sum to 1. */
export interface Example {
  readonly features: readonly string[];
  readonly labels: readonly { readonly label: string; readonly weight: number }[];
}

/** Says how likely each label is for a text. */
export interface Learner {
  readonly labels: readonly string[];
  /** The chance of each label, in the order of `labels`; they sum to 1. */
  chances(features: readonly string[]): Float64Array;
}

export interface LearnerSettings {
  readonly rounds: number;
  readonly rate: number;
  readonly shrink: number;
}

/**
 * Learns from examples which features speak for which label: a softmax regression by stochastic gradient.
 * The order is fixed, so the same examples always give the same result.
 */
export function createLearner(examples: readonly Example[], settings: LearnerSettings): Learner {
  const labels = [
    ...new Set(examples.flatMap((one) => one.labels.map(({ label }) => label))),
  ].sort();
  const labelAt = new Map(labels.map((label, at) => [label, at]));
  const featureAt = new Map<string, number>();
  for (const one of examples)
    for (const feature of one.features)
      if (!featureAt.has(feature)) featureAt.set(feature, featureAt.size);
  const width = labels.length;
  const weights = new Float32Array(featureAt.size * width);
  const squares = new Float32Array(featureAt.size * width);
  const bias = new Float64Array(width);
  const active = (features: readonly string[]) =>
    features.flatMap((feature) => featureAt.get(feature) ?? []);
  const chancesOf = (columns: readonly number[], scale: number): Float64Array => {
    const scores = Float64Array.from(bias);
    for (const column of columns) {
      const from = column * width;
      for (let at = 0; at < width; at += 1)
        scores[at] = (scores[at] ?? 0) + (weights[from + at] ?? 0) * scale;
    }
    return softmax(scores);
  };
  const prepared = examples.map((one) => {
    const columns = active(one.features);
    const wanted = new Float64Array(width);
    for (const { label, weight } of one.labels) wanted[labelAt.get(label) ?? 0] = weight;
    return { columns, wanted, scale: 1 / Math.sqrt(Math.max(1, columns.length)) };
  });
  const order = prepared.map((_, at) => at);
  let seed = 12345;
  for (let round = 0; round < settings.rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const one = prepared[at];
      if (!one) continue;
      const chances = chancesOf(one.columns, one.scale);
      for (let label = 0; label < width; label += 1) {
        const slope = (chances[label] ?? 0) - (one.wanted[label] ?? 0);
        if (Math.abs(slope) < 0.002) continue;
        bias[label] = (bias[label] ?? 0) - 0.01 * slope;
        const step = slope * one.scale;
        for (const column of one.columns) {
          const cell = column * width + label;
          const weight = weights[cell] ?? 0;
          const gradient = step + settings.shrink * weight;
          const square = (squares[cell] ?? 0) + gradient * gradient;
          squares[cell] = square;
          weights[cell] = weight - (settings.rate * gradient) / Math.sqrt(square + 1e-6);
        }
      }
    }
  }
  return {
    labels,
    chances(features) {
      const columns = active(features);
      return chancesOf(columns, 1 / Math.sqrt(Math.max(1, features.length)));
    },
  };
}

function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const value = Math.exp((scores[at] ?? 0) - most);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}
