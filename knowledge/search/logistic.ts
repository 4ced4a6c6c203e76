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

const ROUNDS = 25;
const SETTLED = 1e-6;

/** Fits a logistic model by Newton's method; `shrink` keeps weights small. Deterministic. */
export function fitLogistic(rows: readonly Labelled[], shrink: number): Fitted {
  const width = (rows[0]?.signals.length ?? 0) + 1;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  let fitted = new Array<number>(width).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = fitted.map((weight, at) => (at === width - 1 ? 0 : shrink * total * weight));
    const bend = slope.map((_, at) =>
      slope.map((__, other) => (at === other ? shrink * total : 0)),
    );
    for (const { signals, yes, weight } of rows) {
      const row = [...signals, 1];
      const chance = chanceOf({ weights: fitted, bias: 0 }, row);
      const miss = weight * (chance - (yes ? 1 : 0));
      const sway = weight * chance * (1 - chance);
      for (let at = 0; at < width; at += 1) {
        const value = row[at] ?? 0;
        slope[at] = (slope[at] ?? 0) + miss * value;
        const into = bend[at] ?? [];
        for (let other = 0; other < width; other += 1)
          into[other] = (into[other] ?? 0) + sway * value * (row[other] ?? 0);
      }
    }
    const step = solve(bend, slope);
    fitted = fitted.map((weight, at) => weight - (step[at] ?? 0));
    if (step.every((part) => Math.abs(part) < SETTLED)) break;
  }
  return { weights: fitted.slice(0, -1), bias: fitted[width - 1] ?? 0 };
}

/** Solves a set of linear equations by elimination, the largest pivot first. */
function solve(matrix: readonly (readonly number[])[], wanted: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, wanted[at] ?? 0]);
  const width = rows.length;
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let column = 0; column < width; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < width; row += 1)
      if (Math.abs(cell(row, column)) > Math.abs(cell(pivot, column))) pivot = row;
    const [upper, lower] = [rows[pivot] ?? [], rows[column] ?? []];
    rows[column] = upper;
    rows[pivot] = lower;
    const divisor = cell(column, column);
    if (divisor === 0) continue;
    for (let row = 0; row < width; row += 1) {
      const factor = row === column ? 0 : cell(row, column) / divisor;
      if (factor === 0) continue;
      rows[row] = (rows[row] ?? []).map((value, at) => value - factor * cell(column, at));
    }
  }
  return rows.map((row, at) => (row[width] ?? 0) / (row[at] || 1));
}

/** The chance that a fitted model gives to a row of signals. */
export function chanceOf({ weights, bias }: Fitted, signals: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * (signals[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}
