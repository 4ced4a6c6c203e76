import type { Content } from '../loading/content-schema';
import { datesInclude } from '../loading/standing';
import type { AwarenessCalendar } from './awareness-calendar';
import type { LocalDate } from './schedule';

/** Whether an item fits the week of a date: it belongs to an awareness day of that week, or to these days of the year. */
export type FitsWeek = (kind: 'tip' | 'resource' | 'statistic', id: string) => boolean;

/** Makes the test for a date. */
export function createFitsWeek(
  { tips }: Pick<Content, 'tips'>,
  calendar: AwarenessCalendar,
  date: LocalDate,
): FitsWeek {
  const fitting = new Set([
    ...calendar.fitting(date).flatMap(({ items }) => items.map(({ kind, id }) => `${kind} ${id}`)),
    ...tips.flatMap(({ id, dates }) =>
      dates !== undefined && datesInclude(dates, date) ? [`tip ${id}`] : [],
    ),
  ]);
  return (kind, id) => fitting.has(`${kind} ${id}`);
}
