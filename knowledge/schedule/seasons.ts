import { usable } from './bank-holidays';
import type { Seasons } from './candidates';
import type { SeasonList } from './load-calendars';

/** The seasons of the first of some content folders that has any. Throws an Error that says what is wrong with them. */
export function openSeasons(folders: readonly string[]): Seasons {
  return createSeasons(usable(folders, 'seasons')?.seasons ?? []);
}

/** Makes the seasons from lists that are already read and checked. */
export function createSeasons(seasons: readonly SeasonList[]): Seasons {
  return (date) =>
    new Set(
      seasons
        .filter(({ periods }) => periods.some(({ from, until }) => from <= date && date <= until))
        .map(({ season }) => season),
    );
}
