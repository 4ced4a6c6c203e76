import type { ReadYaml } from '../loading/yaml';
import { usable } from './bank-holidays';
import type { Seasons } from './candidates';

/** The seasons of the first of some content folders that has any. Throws an Error that says what is wrong with them. */
export function openSeasons(folders: readonly string[], read?: ReadYaml): Seasons {
  const seasons = usable(folders, 'seasons', read)?.seasons ?? [];
  return (date) =>
    new Set(
      seasons
        .filter(({ periods }) => periods.some(({ from, until }) => from <= date && date <= until))
        .map(({ season }) => season),
    );
}
