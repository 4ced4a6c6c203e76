import { seriesKey, type Dimension, type Measure, type Row } from './record';

/** One run of estimates: a group of people or an area, over the years. */
export interface Series {
  readonly key: string;
  readonly dimension: Dimension;
  readonly code: string;
  readonly group: string;
  readonly subgroup: string;
}

/** The survey's estimates, ready to be looked up. */
export interface SurveyTable {
  readonly rows: readonly Row[];
  /** Every run of estimates, in the order published. */
  readonly series: readonly Series[];
  readonly years: readonly number[];
  find(key: string): Series | undefined;
  /** Every run of one dimension, in the order published. */
  of(dimension: Dimension): readonly Series[];
  row(series: Series, measure: Measure, year: number): Row | undefined;
  /** The years in which a run has a measure, or any measure. */
  yearsOf(series: Series, measure?: Measure): readonly number[];
}

/** Indexes rows for looking up. Each lookup costs the same however many rows there are. */
export function createSurveyTable(rows: readonly Row[]): SurveyTable {
  const series = new Map<string, Series>();
  const byDimension = new Map<Dimension, Series[]>();
  const years = new Set<number>();
  const bySeries = new Map<string, Row[]>();
  for (const row of rows) {
    const key = seriesKey(row);
    years.add(row.year);
    const own = bySeries.get(key);
    if (own !== undefined) own.push(row);
    else {
      bySeries.set(key, [row]);
      const { dimension, code, group, subgroup } = row;
      const one: Series = { key, dimension, code, group, subgroup };
      series.set(key, one);
      const level = byDimension.get(dimension);
      if (level === undefined) byDimension.set(dimension, [one]);
      else level.push(one);
    }
  }
  const rowsOf = (one: Series): readonly Row[] => bySeries.get(one.key) ?? [];
  return {
    rows,
    series: [...series.values()],
    years: [...years].sort((a, b) => a - b),
    find: (key) => series.get(key.toLowerCase()),
    of: (dimension) => byDimension.get(dimension) ?? [],
    row: (one, measure, year) =>
      rowsOf(one).find((row) => row.measure === measure && row.year === year),
    yearsOf: (one, measure) =>
      [
        ...new Set(
          rowsOf(one)
            .filter((row) => measure === undefined || row.measure === measure)
            .map((row) => row.year),
        ),
      ].sort((a, b) => a - b),
  };
}
