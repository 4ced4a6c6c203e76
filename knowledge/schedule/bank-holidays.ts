import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { HOLIDAY_CALENDARS, type HolidayCalendar, type LocalDate } from './schedule';

const REGIONS = HOLIDAY_CALENDARS.filter((calendar) => calendar !== 'none');

/** The bank holidays of each region that has a calendar. */
export interface BankHolidays {
  /** The holiday that a date is in a region; undefined when it is none. */
  nameOf(region: HolidayCalendar, date: LocalDate): string | undefined;
  /** The last date for which a region's list is complete; undefined for no calendar. */
  until(region: HolidayCalendar): LocalDate | undefined;
}

const day = z.iso.date({ error: 'must be a real date written like 2026-03-31' });

/** One region's file. Worded for editors. */
export const bankHolidayFile = z.strictObject({
  region: z.enum(REGIONS, { error: `must be one of ${REGIONS.join(', ')}` }),
  source: z.string().min(1),
  url: z.url({ error: 'must be a full web address starting with https://' }),
  licence: z.string().min(1),
  until: day,
  dates: z.array(z.strictObject({ date: day, name: z.string().min(1).max(80) })).min(1),
});
export type BankHolidayFile = z.infer<typeof bankHolidayFile>;

/**
 * Reads every region's file in the first of some content folders that has any. Throws an Error that names the file
 * when one cannot be used.
 */
export function openBankHolidays(folders: readonly string[]): BankHolidays {
  const room = folders.map((folder) => path.join(folder, 'bank-holidays')).find(existsSync);
  const files = room === undefined ? [] : readdirSync(room);
  const paths = files
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.join(room ?? '', name));
  return createBankHolidays(paths.map(readRegion));
}

function readRegion(file: string): BankHolidayFile {
  const read = bankHolidayFile.safeParse(
    parse(readFileSync(file, 'utf8'), { maxAliasCount: 0, schema: 'failsafe' }),
  );
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(
    `${file}: ${issue?.path.join(' > ') ?? ''} ${issue?.message ?? 'cannot be read'}`,
  );
}

/** Makes the calendar from regions' lists that are already read and checked. */
export function createBankHolidays(regions: readonly BankHolidayFile[]): BankHolidays {
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
  const soon = sixMonthsAfter(today);
  return REGIONS.flatMap((region) => {
    const until = bankHolidays.until(region);
    if (until === undefined) return [`There is no list of bank holidays for ${region}.`];
    if (until >= soon) return [];
    return [
      `The bank holidays for ${region} are listed up to ${until}. Add the next year from https://www.gov.uk/bank-holidays.`,
    ];
  });
}

function sixMonthsAfter(date: LocalDate): LocalDate {
  const then = new Date(`${date}T00:00:00Z`);
  then.setUTCMonth(then.getUTCMonth() + 6);
  return then.toISOString().slice(0, 10);
}
