import { Temporal } from 'temporal-polyfill';
import { localDate } from '../text/days';
import type { BankHolidays } from './bank-holidays';
import type { LocalDate, Plan, Schedule, Slot } from './schedule';

/** Further ahead than any run of days off that a person would set. */
const DAYS_SEARCHED = 3 * 366;

/**
 * The instant at which a date's post is due. A time that the clocks skip comes as much later as they skip; of a
 * time that comes twice, the first counts.
 */
export function dueInstant(schedule: Schedule, date: LocalDate): Date {
  const instant = Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: schedule.zone, plainTime: Temporal.PlainTime.from(schedule.time) })
    .toInstant();
  return new Date(instant.epochMilliseconds);
}

/** The date some days after another; before it, for a negative count. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return written(daysSince1970(date) + days);
}

/** The day of the week of a date: Monday is 1. */
export function weekday(date: LocalDate): number {
  // 1 January 1970 was a Thursday.
  return ((((daysSince1970(date) + 3) % 7) + 7) % 7) + 1;
}

/** Why nothing is posted on a date. */
export type Closed =
  | { readonly why: 'weekday' | 'day-off' | 'suspended' | 'paused' | 'skipped' }
  | { readonly why: 'holiday'; readonly name: string };

/** Why a plan posts nothing on a date; undefined when it posts. */
export function closedOn(
  { schedule, status, pausedUntil = '9999', skipped }: Plan,
  date: LocalDate,
  bankHolidays: BankHolidays,
): Closed | undefined {
  if (!schedule.days.includes(weekday(date))) return { why: 'weekday' };
  const name = bankHolidays.nameOf(schedule.holidays, date);
  if (name !== undefined) return { why: 'holiday', name };
  if (schedule.extraDates.includes(date)) return { why: 'day-off' };
  if (status === 'suspended') return { why: 'suspended' };
  if (status === 'paused' && date < pausedUntil) return { why: 'paused' };
  return skipped.includes(date) ? { why: 'skipped' } : undefined;
}

/**
 * The first slot on or after a date; undefined while suspended or paused without end, or when no date in the next
 * three years is open.
 */
export function firstSlot(
  plan: Plan,
  onOrAfter: LocalDate,
  bankHolidays: BankHolidays,
): Slot | undefined {
  const start = awakeFrom(plan, onOrAfter);
  if (start === undefined) return undefined;
  const first = daysSince1970(start);
  for (let searched = 0; searched < DAYS_SEARCHED; searched += 1) {
    const day = written(first + searched);
    if (!closedOn(plan, day, bankHolidays)) {
      return { date: day, due: dueInstant(plan.schedule, day) };
    }
  }
  return undefined;
}

/** The next slots due after an instant, soonest first: `count` of them, fewer only when no more are open. */
export function nextSlots(
  plan: Plan,
  after: Date,
  count: number,
  bankHolidays: BankHolidays,
): readonly Slot[] {
  const slots: Slot[] = [];
  let from = localDate(after, plan.schedule.zone);
  while (slots.length < count) {
    const slot = firstSlot(plan, from, bankHolidays);
    if (!slot) break;
    if (slot.due > after) slots.push(slot);
    from = addDays(slot.date, 1);
  }
  return slots;
}

/** The first date from which a plan may post; undefined when nothing says when it will again. */
function awakeFrom({ status, pausedUntil }: Plan, date: LocalDate): LocalDate | undefined {
  if (status === 'active') return date;
  if (status === 'suspended' || pausedUntil === undefined) return undefined;
  return pausedUntil > date ? pausedUntil : date;
}

const DAY = 24 * 60 * 60 * 1000;

/** Calendar arithmetic in whole days, the same everywhere; several times quicker than with date objects. */
function daysSince1970(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function written(days: number): LocalDate {
  return new Date(days * DAY).toISOString().slice(0, 10);
}
