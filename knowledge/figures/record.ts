/** What was asked of each adult. `lapsed-or-never` is published for areas, economic activity and, in 2020, ethnic groups. */
export const MEASURES = ['recent', 'lapsed', 'never', 'lapsed-or-never'] as const;
export type Measure = (typeof MEASURES)[number];

/** The ways in which the survey divides adults. */
export const DIMENSIONS = [
  ...(['all', 'age', 'sex', 'disability', 'age-by-sex', 'age-by-disability'] as const),
  ...(['ethnic-group', 'economic-activity', 'region', 'nuts2', 'nuts3'] as const),
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One published estimate. */
export interface Row {
  readonly dimension: Dimension;
  /** The code of an area; empty for groups of people. */
  readonly code: string;
  readonly group: string;
  /** The second half of a cross: Men, Women, Equality Act Disabled or Not Equality Act Disabled. */
  readonly subgroup: string;
  readonly measure: Measure;
  readonly year: number;
  /** To one decimal, as published. */
  readonly percent: number;
  /** Thousands of people, whole. */
  readonly thousands: number;
  /** 95% limits of the percent, each only where published. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** 95% limits of the thousands, each only where published. */
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** Where it stands in its file, from 1. */
  readonly line: number;
}

/** Names a run of estimates over the years: everything but measure and year. */
export function seriesKey(row: Pick<Row, 'dimension' | 'code' | 'group' | 'subgroup'>): string {
  return row.code === ''
    ? `${row.dimension}|${row.group}|${row.subgroup}`.toLowerCase()
    : `${row.dimension}|${row.code}`.toLowerCase();
}
