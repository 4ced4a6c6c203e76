import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../loading/entry';
import { date, filledList, group, text, webAddress, type Frozen } from '../loading/fields';
import type { Kind } from '../loading/kinds';
import { checkEnds, type DatesEnd } from '../loading/ends';
import type { ContentProblem } from '../loading/problem';
import { readKinds, valuesOf } from '../loading/read-kinds';
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

export interface Calendars {
  readonly bankHolidays: readonly BankHolidayList[];
  readonly seasons: readonly SeasonList[];
  /** Until when each list of bank holidays is complete, and where that is written. */
  readonly ends: readonly DatesEnd[];
  readonly problems: readonly ContentProblem[];
}

/**
 * Reads the bank holidays and seasons of a content folder and checks them, a list of bank holidays that ends within
 * six months of `today` among the warnings. Reads the disk at once and never throws; a folder may have neither.
 */
export function loadCalendars(folder: string, today: string): Calendars {
  const problems: ContentProblem[] = [];
  const entries = KINDS.flatMap((kind) => {
    const room = join(folder, ROOMS[kind.name] ?? '');
    if (!existsSync(room)) return [];
    const found = readKinds(room, [kind], '');
    problems.push(...found.problems);
    return found.entries;
  });
  const ends = entries.flatMap(endOf);
  problems.push(...checkEnds(ends, today));
  return {
    bankHolidays: valuesOf(entries, 'bank-holidays') as readonly BankHolidayList[],
    seasons: valuesOf(entries, 'season') as readonly SeasonList[],
    ends,
    problems,
  };
}

function endOf(entry: Entry): readonly DatesEnd[] {
  const until = entry.written(['until']);
  if (entry.kind.name !== 'bank-holidays' || typeof until !== 'string') return [];
  const { file, line, field } = entry.problem('warning', ['until'], '');
  return [{ until, place: { file, line, field }, source: 'https://www.gov.uk/bank-holidays' }];
}
