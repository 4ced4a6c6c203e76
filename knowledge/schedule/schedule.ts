/** A day on a calendar, like 2026-03-31: where it is and when it begins depend on a schedule's zone. */
export type LocalDate = string;

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const WORKING_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export const HOLIDAY_REGIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];

/** When a subscription posts. */
export interface Schedule {
  /** In order, at least one. */
  readonly days: readonly Weekday[];
  /** Local time, like 09:00. */
  readonly time: string;
  /** An IANA zone, like Europe/London. */
  readonly zone: string;
  readonly holidays: HolidayRegion | 'none';
  /** Further days off of the team's own. */
  readonly daysOff: readonly LocalDate[];
}

/** Nothing is posted from `from` up to, but not on, `until`; without `until`, until somebody resumes. */
export interface Pause {
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

/** A schedule with what has been asked of it since: its pause and the dates to leave out. */
export interface Plan {
  readonly schedule: Schedule;
  readonly pause?: Pause;
  readonly skips: readonly LocalDate[];
}

/**
 * One post to come. `date` is its identity, for ever; `due` follows from it, and moves if the schedule's time
 * or the zone's rules change.
 */
export interface Slot {
  readonly date: LocalDate;
  readonly due: Date;
}

/** What a subscription posts. `mix` takes tips, resources and figures in turn. */
export const MATERIALS = ['tips', 'resources', 'figures', 'mix'] as const;
export type Material = (typeof MATERIALS)[number];

export interface Wanted {
  readonly what: Material;
  /** Topic ids; empty for all. */
  readonly topics: readonly string[];
  /** `digest`: one post a week that brings together what a daily subscription would have sent. */
  readonly form: 'single' | 'digest';
}

/** How many items a weekly digest brings. */
export const DIGEST_SIZE = 5;

export const DEFAULT_WANTED: Wanted = { what: 'tips', topics: [], form: 'single' };

export const DEFAULT_SCHEDULE: Schedule = {
  days: WORKING_DAYS,
  time: '09:00',
  zone: 'Europe/London',
  holidays: 'england-and-wales',
  daysOff: [],
};
