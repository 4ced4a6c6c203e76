/** The calendar date in a time zone, as `2026-11-22`. */
export function localDate(now: Date, timeZone: string): string {
  // Sweden's way of writing a date is the international one.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}

/** Whole days from 1 January 1970 to a date written `2026-11-22`. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** A date as people write it: "22 November 2026". */
export function longDate(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
