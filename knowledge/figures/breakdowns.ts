import { estimate } from './estimate';
import type { ParsedWords } from './parsed-words';
import type { ParsedPart } from './parsed-part';
import type { Dimension, Measure } from './record';
import type { Subject, Subjects } from './subjects';
import type { SurveyTable } from './survey-table';

/** The places that a question compares or ranks as a whole. */
export interface PlacesAtLevel {
  readonly subjects: readonly Subject[];
  readonly readings: readonly string[];
  /** What they are called: "regions and nations". */
  readonly of: string;
}

const NATIONS = ['UKL', 'UKM', 'UKN'];

/**
 * The places of the level asked for ("regions", "areas in Scotland"), or undefined where none is asked for.
 * Places named of that very level are left to be compared on their own.
 */
export function placesAtLevel(
  parts: ParsedWords,
  chosen: readonly Subject[],
  years: readonly number[],
  measures: readonly Measure[],
  table: SurveyTable,
  subjects: Subjects,
): PlacesAtLevel | { readonly missing: string; readonly nearest: readonly string[] } | undefined {
  const ranks = parts.says('highest', 'lowest', 'best', 'worst') || parts.tops.length > 0;
  const level =
    parts.levels.find(
      (one) => one === 'region' || one === 'nation' || one === 'larger' || one === 'smaller',
    ) ?? (parts.says('where') && ranks && parts.levels.length === 0 ? whereIn(chosen) : undefined);
  const nothingNamed = chosen.length === 1 && chosen[0]?.dimension === 'all';
  if (level === undefined) {
    const open =
      ranks && nothingNamed && parts.levels.length === 0 && !parts.says('limits', 'caution');
    if (!open) return undefined;
    if (parts.says('who')) {
      const ages = subjects.groupsOf('age').flatMap((group) => subjects.group(group) ?? []);
      return { subjects: ages, readings: ['I read “who” as age groups.'], of: 'age groups' };
    }
    return regions(subjects, ['You named no groups, so I compared regions and nations.']);
  }
  const groups = chosen.filter((one) => one.place === undefined && one.dimension !== 'all');
  if (groups.length > 0)
    return {
      missing: 'groups of people within areas. It gives each on its own',
      nearest: [...groups.map((one) => one.ask).slice(0, 2), 'by region'],
    };
  const places = chosen.filter((one) => one.place !== undefined);
  if (level === 'nation') return nations(subjects);
  const dimension: Dimension =
    level === 'region' ? 'region' : level === 'larger' ? 'nuts2' : 'nuts3';
  if (
    places.some((one) => one.dimension === dimension) ||
    (places.length > 0 && level === 'region')
  )
    return undefined;
  if (level === 'region') return regions(subjects, []);
  const year = years.at(-1);
  const codes = places.map((one) => one.place?.area ?? '');
  const all = subjects
    .placesOf(dimension)
    .filter((place) => codes.length === 0 || codes.some((code) => place.area.startsWith(code)))
    .map((place) => subjects.place(place))
    .filter((one) => year === undefined || estimate(table, one, 'recent', year) !== undefined);
  const [measure = 'recent'] = measures;
  const last = year ?? table.years.at(-1) ?? 0;
  const isHeld = all.some((one) => estimate(table, one, measure, last) !== undefined);
  // "Which area" may be a region too, where only those have what is counted.
  if (codes.length === 0 && !isHeld && parts.found.some(isPlainArea))
    return regions(subjects, ['Only regions and nations have this figure, so I compared those.']);
  if (all.length === 0)
    return {
      missing: `smaller areas inside ${places.map((one) => one.ask).join(' or ')}`,
      nearest: places.map((one) => one.ask),
    };
  const where = places.length > 0 ? ` in ${places.map((one) => one.ask).join(' and ')}` : '';
  return {
    subjects: all,
    readings: [
      `I compared the ${all.length} ${level} areas${where} that the survey has${year === undefined ? '' : ` for ${year}`}.`,
    ],
    of: `${level} areas${where}`,
  };
}

/** "area" or "place", with nothing that says how large. */
const isPlainArea = (one: ParsedPart): boolean =>
  one.kind === 'level' && /^(area|place|location)s?$/.test(one.typed);

/** "which part of Wales is least online": its smaller areas; without a place, the regions. */
const whereIn = (chosen: readonly Subject[]): 'region' | 'smaller' =>
  chosen.length === 1 && chosen[0]?.place !== undefined ? 'smaller' : 'region';

function regions(subjects: Subjects, readings: readonly string[]): PlacesAtLevel {
  return {
    subjects: subjects.placesOf('region').map((place) => subjects.place(place)),
    readings,
    of: 'regions and nations',
  };
}

function nations(subjects: Subjects): PlacesAtLevel {
  return {
    subjects: subjects
      .placesOf('region')
      .filter((place) => NATIONS.includes(place.area))
      .map((place) => subjects.place(place)),
    readings: ['The survey has no one figure for England; it gives its nine regions.'],
    of: 'of Scotland, Wales and Northern Ireland',
  };
}
