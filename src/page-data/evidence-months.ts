import { localDate } from '../../knowledge';
import { daysOf, evidenceOf, monthsBack, type Evidence } from '../editing/months-evidence';
import type { Clock } from '../ports';
import type { DailyCounts } from '../store/port';

/** A year of months in numbers, for the page. */
export function createEvidenceMonths(
  counts: Pick<DailyCounts, 'between'>,
  clock: Clock,
  timeZone: string,
) {
  const months = (): readonly string[] => monthsBack(localDate(clock.now(), timeZone));
  return {
    months,
    /** Undefined for a month that is none of those. */
    async month(month: string): Promise<Evidence | undefined> {
      if (!months().includes(month)) return undefined;
      return evidenceOf(month, await counts.between(...daysOf(month)));
    },
  };
}
