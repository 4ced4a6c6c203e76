/** A straight line through points in time, by least squares. */
export interface Trend {
  /** What it rises by in an hour. */
  readonly perHour: number;
  /** Where it starts and ends, on the line. */
  readonly from: number;
  readonly to: number;
}

/** The line through values read at instants in milliseconds; level where there are fewer than three. */
export function trendOf(points: readonly { readonly at: number; readonly value: number }[]): Trend {
  const n = points.length;
  const first = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? 0;
  const meanAt = points.reduce((sum, { at }) => sum + (at - first), 0) / Math.max(1, n);
  const mean = points.reduce((sum, { value }) => sum + value, 0) / Math.max(1, n);
  let top = 0;
  let bottom = 0;
  for (const { at, value } of points) {
    top += (at - first - meanAt) * (value - mean);
    bottom += (at - first - meanAt) ** 2;
  }
  const slope = n < 3 || bottom === 0 ? 0 : top / bottom;
  const level = mean - slope * meanAt;
  return { perHour: slope * 3_600_000, from: level, to: level + slope * (last - first) };
}
