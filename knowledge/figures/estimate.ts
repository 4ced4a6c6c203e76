import type { Measure, Row } from './record';
import type { Subject } from './subjects';
import type { Series, SurveyTable } from './survey-table';

/** What the survey says of one group or place, in one year. */
export interface Estimate extends Omit<Row, 'dimension' | 'code' | 'group' | 'subgroup' | 'line'> {
  readonly subject: Subject;
  /** The published rows it rests on: one, or the lapsed and the never row where they are added here. */
  readonly rows: readonly Row[];
}

/**
 * Looks one estimate up. People not online in three months are published together for some groups; for the
 * others the lapsed and the never figures are added, as the survey defines it, and `isSum` says so.
 */
export function estimate(
  table: SurveyTable,
  subject: Subject,
  measure: Measure,
  year: number,
): Estimate | undefined {
  const published = (row: Row): Estimate => {
    const { percent, thousands, low, high, least, most } = row;
    return { subject, measure, year, percent, thousands, low, high, least, most, rows: [row] };
  };
  for (const series of [...subject.series].reverse()) {
    const row = table.row(series, measure, year);
    if (row !== undefined) return published(row);
    if (measure !== 'lapsed-or-never') continue;
    const together = sameSmallArea(table, series)?.row(measure, year);
    if (together !== undefined) return published(together);
    const lapsed = table.row(series, 'lapsed', year);
    const never = table.row(series, 'never', year);
    if (lapsed === undefined || never === undefined) continue;
    return {
      ...published(lapsed),
      percent: Math.round((lapsed.percent + never.percent) * 10) / 10,
      thousands: lapsed.thousands + never.thousands,
      low: undefined,
      high: undefined,
      least: undefined,
      most: undefined,
      rows: [lapsed, never],
    };
  }
  return undefined;
}

/** Whether an estimate is worked out here, from two that were published. */
export const isSum = (one: Estimate): boolean => one.rows.length > 1;

/** A larger area that is also one small area (UKK3 is UKK30), whose table gives what the larger one's splits. */
function sameSmallArea(
  table: SurveyTable,
  series: Series,
): { row(measure: Measure, year: number): Row | undefined } | undefined {
  const small = series.dimension === 'nuts2' ? table.find(`nuts3|${series.code}0`) : undefined;
  return small === undefined
    ? undefined
    : { row: (measure, year) => table.row(small, measure, year) };
}

/** The years in which a subject has a measure, across any change of its boundaries. */
export function yearsOf(table: SurveyTable, subject: Subject, measure: Measure): readonly number[] {
  return table.years.filter((year) => estimate(table, subject, measure, year) !== undefined);
}

/** The first year under a place's present boundaries, where they changed. */
export function breakYear(table: SurveyTable, subject: Subject): number | undefined {
  const [, now] = subject.series;
  return now === undefined ? undefined : table.yearsOf(now)[0];
}
