/** A day on a calendar, like 2026-03-31; where on earth follows from a schedule's zone. */
export type LocalDate = string;

/** Days of the week as in ISO 8601: Monday is 1, Sunday is 7. */
export const WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5];
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** What a subscription posts. `rotation` mixes the first three; `editors` is what those who edit them should see. */
export const OFFERINGS = ['tips', 'resources', 'figures', 'rotation', 'editors'] as const;
export type Offering = (typeof OFFERINGS)[number];

export const HOLIDAY_CALENDARS = [
  'england-and-wales',
  'scotland',
  'northern-ireland',
  'none',
] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

/** When posts are due, in local terms. */
export interface Schedule {
  /** Days of the week, in order, at least one. */
  readonly days: readonly number[];
  /** Local time, like 09:00. */
  readonly time: string;
  /** An IANA zone, like Europe/London. */
  readonly zone: string;
  readonly holidays: HolidayCalendar;
  /** Further local dates without a post. */
  readonly extraDates: readonly LocalDate[];
  /** A weekly digest brings several items at once, on its one day. */
  readonly cadence: 'daily' | 'weekly-digest';
}

/** A due post's identity: a local calendar date. The instant is worked out from it and may move; the date never does. */
export interface Slot {
  readonly date: LocalDate;
  readonly due: Date;
}

/** A schedule with what people asked of it since. A stored subscription is one. */
export interface Plan {
  readonly schedule: Schedule;
  readonly status: 'active' | 'paused' | 'suspended';
  /** The first date on which posts are wanted again; without it, a pause has no end. */
  readonly pausedUntil?: LocalDate;
  /** Dates to leave out. */
  readonly skipped: readonly LocalDate[];
}

/** How many items a weekly digest brings. */
export const DIGEST_SIZE = 5;

export const DEFAULT_SCHEDULE: Schedule = {
  days: WORKING_DAYS,
  time: '09:00',
  zone: 'Europe/London',
  holidays: 'england-and-wales',
  extraDates: [],
  cadence: 'daily',
};
