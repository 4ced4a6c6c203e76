/** The months in small letters, January first. */
export const MONTHS: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The calendar date in a time zone, as `2026-11-22`. */
export function localDate(now: Date, timeZone: string): string {
  return writerFor(timeZone).format(now);
}

/** Making a writer takes longer than answering a question, and there are only as many as time zones. */
const WRITERS = new Map<string, Intl.DateTimeFormat>();

function writerFor(timeZone: string): Intl.DateTimeFormat {
  const made = WRITERS.get(timeZone);
  if (made) return made;
  // Sweden's way of writing a date is the international one.
  const writer = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  WRITERS.set(timeZone, writer);
  return writer;
}

/** Whole days from 1 January 1970 to a date written `2026-11-22`. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** A date as people write it: "22 November 2026". */
export function longDate(date: string): string {
  return LONG.format(new Date(`${date}T00:00:00Z`));
}

const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
