import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../loading/entry';
import { date, filledList, group, text, webAddress, type Frozen } from '../loading/fields';
import type { Kind } from '../loading/kinds';
import type { ContentProblem } from '../loading/problem';
import { readKinds, valuesOf } from '../loading/read-kinds';
import { readYaml, type ReadYaml } from '../loading/yaml';
import * as z from 'zod';
import { HOLIDAY_CALENDARS } from './schedule';

const REGIONS = HOLIDAY_CALENDARS.filter((calendar) => calendar !== 'none');

/** One region's bank holidays, complete up to a date. */
const bankHolidayList = group({
  region: z.enum(REGIONS, { error: `must be one of ${REGIONS.join(', ')}` }),
  source: text(200),
  url: webAddress,
  licence: text(200),
  until: date,
  dates: filledList(group({ date, name: text(80) })),
});
export type BankHolidayList = Frozen<z.infer<typeof bankHolidayList>>;

/** When content that belongs to a season may be posted. */
const seasonList = group({
  season: text(40),
  periods: filledList(group({ from: date, until: date, name: text(80) })),
});
export type SeasonList = Frozen<z.infer<typeof seasonList>>;

const KINDS: readonly Kind[] = [
  { name: 'bank-holidays', files: /./, shape: 'single', entry: bankHolidayList, ids: 'calendar' },
  { name: 'season', files: /./, shape: 'single', entry: seasonList, ids: 'calendar' },
];
const ROOMS: Readonly<Record<string, string>> = {
  'bank-holidays': 'bank-holidays',
  season: 'seasons',
};
/** How long before its end a list of bank holidays should be brought up to date. */
export const MONTHS_AHEAD = 6;

export interface Calendars {
  readonly bankHolidays: readonly BankHolidayList[];
  readonly seasons: readonly SeasonList[];
  readonly problems: readonly ContentProblem[];
}

/**
 * Reads the bank holidays and seasons of a content folder and checks them, a list of bank holidays that ends within
 * six months of `today` among the warnings. Reads the disk at once and never throws; a folder may have neither.
 */
export function loadCalendars(folder: string, today: string, read: ReadYaml = readYaml): Calendars {
  const problems: ContentProblem[] = [];
  const entries = KINDS.flatMap((kind) => {
    const room = join(folder, ROOMS[kind.name] ?? '');
    if (!existsSync(room)) return [];
    const found = readKinds(room, [kind], '', read);
    problems.push(...found.problems);
    return found.entries;
  });
  const soon = monthsAfter(today, MONTHS_AHEAD);
  for (const entry of entries) problems.push(...endsSoon(entry, soon));
  return {
    bankHolidays: valuesOf(entries, 'bank-holidays') as readonly BankHolidayList[],
    seasons: valuesOf(entries, 'season') as readonly SeasonList[],
    problems,
  };
}

function endsSoon(entry: Entry, soon: string): readonly ContentProblem[] {
  const until = entry.written(['until']);
  if (entry.kind.name !== 'bank-holidays' || typeof until !== 'string' || until >= soon) return [];
  const message =
    'is less than six months away; add the next year from https://www.gov.uk/bank-holidays';
  return [entry.problem('warning', ['until'], message)];
}

/** The date some months after another; in a shorter month it runs over into the next. */
export function monthsAfter(day: string, months: number): string {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCMonth(then.getUTCMonth() + months);
  return then.toISOString().slice(0, 10);
}
