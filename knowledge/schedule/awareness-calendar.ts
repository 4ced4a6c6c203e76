import type { AwarenessDay } from '../loading/awareness-day';
import { isCalendarDay } from '../loading/fields';
import { readWeekdayRule, type WeekdayRule } from '../loading/weekday-rule';
import { addDays, weekday } from './calendar';
import type { SeasonList } from './load-calendars';
import type { LocalDate } from './schedule';

/** An awareness day, week or month as it comes round once, and what there is to post for it. */
export interface Occurrence {
  readonly id: string;
  /** With the name of the period, where a season gives one. */
  readonly title: string;
  readonly from: LocalDate;
  /** The last day: the first itself, where it is one day. */
  readonly until: LocalDate;
  /** Tips and documents that fit it, by their ids, the best first. */
  readonly items: readonly { readonly kind: 'tip' | 'resource'; readonly id: string }[];
  readonly day: AwarenessDay;
}

/** When awareness days come round. */
export interface AwarenessCalendar {
  /** What is on from one date to another, both included: in order of its first day, the shorter first. */
  between(from: LocalDate, until: LocalDate): readonly Occurrence[];
  /** What there is to post in the week of a date, the day of it that is sooner first, and not after it is over. */
  fitting(date: LocalDate): readonly Occurrence[];
}

/** Of what lasts longer, only its first days are news. */
const DAYS_OF_NEWS = 7;

/** Spans of years kept worked out; people ask about this year and the next. */
const MOST_YEARS = 8;

/** Makes the calendar from awareness days, and from the seasons that some of them keep to. */
export function createAwarenessCalendar(
  days: readonly AwarenessDay[],
  seasons: readonly SeasonList[],
): AwarenessCalendar {
  const written = new Map<string, readonly Occurrence[]>();
  /** What comes round in some years, in order; worked out once, since each answer with a tip asks for today. */
  const inYears = (first: number, last: number): readonly Occurrence[] => {
    const years = `${first} ${last}`;
    const known = written.get(years);
    if (known !== undefined) return known;
    const all = days
      .flatMap((day) => spansOf(day, seasons, first, last).map((span) => occurrence(day, span)))
      .sort(order);
    if (written.size >= MOST_YEARS) written.clear();
    written.set(years, all);
    return all;
  };
  const between: AwarenessCalendar['between'] = (from, until) =>
    inYears(Number(from.slice(0, 4)) - 1, Number(until.slice(0, 4))).filter(
      (one) => one.from <= until && one.until >= from,
    );
  return {
    between,
    fitting: (date) =>
      between(date, addDays(date, 7 - weekday(date))).filter(
        ({ from }) => date < addDays(from, DAYS_OF_NEWS),
      ),
  };
}

interface Span {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly name?: string;
}

function spansOf(
  { when }: AwarenessDay,
  seasons: readonly SeasonList[],
  first: number,
  last: number,
): readonly Span[] {
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const rule = when.weekday === undefined ? undefined : readWeekdayRule(when.weekday);
  if (rule !== undefined)
    return years.map((year) => {
      const from = dateOf(rule, year);
      return { from, until: addDays(from, (when.days ?? 1) - 1) };
    });
  if (when.each !== undefined) {
    const { each, until = each } = when;
    return years
      .map((year) => ({
        from: `${year}-${each}`,
        until: `${year + (until < each ? 1 : 0)}-${until}`,
      }))
      .filter((span) => isCalendarDay(span.from) && isCalendarDay(span.until));
  }
  if (when.season !== undefined)
    return seasons.flatMap(({ season, periods }) => (season === when.season ? periods : []));
  return (when.published ?? []).map(({ from, until = from }) => ({ from, until }));
}

/** The day of a year that a rule like "third Thursday of May" means. */
function dateOf({ nth, weekday: wanted, month }: WeekdayRule, year: number): LocalDate {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const inMonth = Array.from({ length: 5 }, (_, week) =>
    addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * week),
  ).filter((date) => date.slice(0, 7) === first.slice(0, 7));
  return (nth === 0 ? inMonth.at(-1) : inMonth[nth - 1]) ?? first;
}

function occurrence(day: AwarenessDay, { from, until, name }: Span): Occurrence {
  return {
    id: day.id,
    title: titleOf(day.title, name),
    from,
    until,
    items: [
      ...day.tips.map((id) => ({ kind: 'tip', id }) as const),
      ...day.documents.map((id) => ({ kind: 'resource', id }) as const),
    ],
    day,
  };
}

/** "Pre-election period: Local elections"; "Winter 2026 to 2027" where the period's name has the title in it already. */
function titleOf(title: string, period: string | undefined): string {
  if (period === undefined) return title;
  return period.startsWith(`${title} `) ? period : `${title}: ${period}`;
}

function order(a: Occurrence, b: Occurrence): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.until !== b.until) return a.until < b.until ? -1 : 1;
  return a.title < b.title ? -1 : 1;
}
