import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeProblems, hasFaults } from '../loading/problem';
import { MONTHS_AHEAD, monthsAfter } from '../loading/ends';
import { loadCalendars, type BankHolidayList, type Calendars } from './load-calendars';
import { HOLIDAY_CALENDARS, type HolidayCalendar, type LocalDate } from './schedule';

const REGIONS = HOLIDAY_CALENDARS.filter((calendar) => calendar !== 'none');

/** The bank holidays of each region that has a calendar. */
export interface BankHolidays {
  /** The holiday that a date is in a region; undefined when it is none. */
  nameOf(region: HolidayCalendar, date: LocalDate): string | undefined;
  /** The last date for which a region's list is complete; undefined for no calendar. */
  until(region: HolidayCalendar): LocalDate | undefined;
}

/**
 * The bank holidays of the first of some content folders that lists any. Throws an Error that says what is wrong,
 * with file and line, when a list cannot be used.
 */
export function openBankHolidays(folders: readonly string[]): BankHolidays {
  return createBankHolidays(usable(folders, 'bank-holidays')?.bankHolidays ?? []);
}

/** The calendars of the first folder that has a room of some name. Throws when any of them has a fault. */
export function usable(
  folders: readonly string[],
  room: 'bank-holidays' | 'seasons',
): Calendars | undefined {
  const folder = folders.find((candidate) => existsSync(join(candidate, room)));
  if (folder === undefined) return undefined;
  // Only faults matter here, and they are the same on every day.
  const calendars = loadCalendars(folder, '2000-01-01');
  if (hasFaults(calendars.problems)) {
    throw new Error(describeProblems(calendars.problems).join('\n'));
  }
  return calendars;
}

/** Makes the calendar from regions' lists that are already read and checked. */
export function createBankHolidays(regions: readonly BankHolidayList[]): BankHolidays {
  const lists = new Map<string, { until: LocalDate; names: Map<LocalDate, string> }>();
  for (const { region, until, dates } of regions) {
    lists.set(region, { until, names: new Map(dates.map(({ date, name }) => [date, name])) });
  }
  return {
    nameOf: (region, date) => lists.get(region)?.names.get(date),
    until: (region) => lists.get(region)?.until,
  };
}

/** A sentence for each region whose list ends within six months of a date; none when all reach further. */
export function endingSoon(bankHolidays: BankHolidays, today: LocalDate): readonly string[] {
  const soon = monthsAfter(today, MONTHS_AHEAD);
  return REGIONS.flatMap((region) => {
    const until = bankHolidays.until(region);
    if (until === undefined) return [`There is no list of bank holidays for ${region}.`];
    if (until >= soon) return [];
    return [
      `The bank holidays for ${region} are listed up to ${until}. Add the next year from https://www.gov.uk/bank-holidays.`,
    ];
  });
}
