/** What a logistic model learned: a weight for each signal, in the order given, and a constant. */
export interface Fitted {
  readonly weights: readonly number[];
  readonly bias: number;
}

export interface Labelled {
  readonly signals: readonly number[];
  readonly yes: boolean;
  /** How much it counts; 1 is usual. */
  readonly weight: number;
}

/** Fits a logistic model by plain gradient descent; `shrink` keeps weights small. Deterministic. */
export function fitLogistic(rows: readonly Labelled[], shrink: number, rounds = 4000): Fitted {
  const width = rows[0]?.signals.length ?? 0;
  const weights = new Array<number>(width).fill(0);
  let bias = 0;
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  for (let round = 0; round < rounds; round += 1) {
    const slope = new Array<number>(width).fill(0);
    let biasSlope = 0;
    for (const row of rows) {
      const miss = (chanceOf({ weights, bias }, row.signals) - (row.yes ? 1 : 0)) * row.weight;
      biasSlope += miss;
      for (let at = 0; at < width; at += 1)
        slope[at] = (slope[at] ?? 0) + miss * (row.signals[at] ?? 0);
    }
    const rate = 4;
    bias -= (rate * biasSlope) / total;
    for (let at = 0; at < width; at += 1)
      weights[at] =
        (weights[at] ?? 0) - rate * ((slope[at] ?? 0) / total + shrink * (weights[at] ?? 0));
  }
  return { weights, bias };
}

/** The chance that a fitted model gives to a row of signals. */
export function chanceOf({ weights, bias }: Fitted, signals: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * (signals[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}
