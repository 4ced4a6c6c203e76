import type { AgeSpan } from './ages';
import type { Dimension } from './record';
import type { Series, SurveyTable } from './survey-table';
import type { GroupWords, PlaceWords, SurveyWords } from './word-schemas';

/** A group of people or a place that the survey has figures for. */
export interface Subject {
  /** How a sentence names the people: "disabled adults", "adults in Wirral". */
  readonly people: string;
  /** For chart labels. */
  readonly short: string;
  /** The same without cutting. */
  readonly full: string;
  /** Words that, asked again, mean exactly this. */
  readonly ask: string;
  /** Oldest first: two where an area's boundaries, and so its code, changed. */
  readonly series: readonly Series[];
  readonly dimension: Dimension;
  readonly place?: PlaceWords;
}

/** Makes subjects from the words for groups and places. */
export interface Subjects {
  readonly everyone: Subject;
  group(group: GroupWords): Subject | undefined;
  /** A cross of an age with a sex or a disability group, where the survey has it. */
  cross(age: GroupWords, other: GroupWords): Subject | undefined;
  place(place: PlaceWords): Subject;
  /** The place with an area code; the whole survey for "uk". */
  coded(code: string): Subject | undefined;
  /** Every group of a dimension that the survey still gave in its last year, in the order published. */
  groupsOf(dimension: Dimension): readonly GroupWords[];
  placesOf(dimension: Dimension): readonly PlaceWords[];
  /** The age groups inside a span of ages, and whether together they are exactly it. */
  bands(span: AgeSpan): { readonly bands: readonly GroupWords[]; readonly exact: boolean };
}

/** Joins the words for groups and places to the runs of estimates they name. */
export function createSubjects(table: SurveyTable, words: SurveyWords): Subjects {
  const last = table.years.at(-1) ?? 0;
  const byCode = new Map(words.places.map((place) => [place.area, place]));
  const group = (one: GroupWords): Subject | undefined => {
    const series = table.find(`${one.dimension}|${one.group}|`);
    if (series === undefined) return undefined;
    const { people, short, dimension } = one;
    return {
      people,
      short,
      full: one.full ?? short,
      dimension,
      series: [series],
      ask: dimension === 'all' ? 'adults overall' : askFor(one),
    };
  };
  const place = (one: PlaceWords): Subject => {
    const series = [one.was, one.area].flatMap((code) => {
      const found = code === undefined ? undefined : seriesOf(table, code);
      return found === undefined ? [] : [found];
    });
    return {
      people: `adults in ${withArticle(one.name)}`,
      short: one.short ?? one.name,
      full: one.name,
      ask: one.name,
      dimension: series.at(-1)?.dimension ?? 'nuts3',
      series,
      place: one,
    };
  };
  const everyone = words.groups.find((one) => one.dimension === 'all');
  const all = everyone === undefined ? undefined : group(everyone);
  if (all === undefined) throw new Error('groups.yaml has no group for "All adults"');
  const ages = words.groups.filter((one) => one.dimension === 'age');
  return {
    everyone: all,
    group,
    place,
    cross: (age, other) => {
      const dimension = other.dimension === 'sex' ? 'age-by-sex' : 'age-by-disability';
      const series = table.find(`${dimension}|${age.group}|${other.group}`);
      if (series === undefined) return undefined;
      const people = crossPeople(age, other);
      return {
        people,
        short: `${other.short} ${age.short}`,
        full: `${other.short} ${age.short}`,
        ask: people,
        dimension,
        series: [series],
      };
    },
    coded: (code) => {
      if (code === 'uk') return all;
      const found = byCode.get(code);
      return found === undefined ? undefined : place(found);
    },
    groupsOf: (dimension) =>
      words.groups.filter((one) => {
        const series =
          one.dimension === dimension ? table.find(`${dimension}|${one.group}|`) : undefined;
        return series !== undefined && table.yearsOf(series).includes(last);
      }),
    placesOf: (dimension) =>
      words.places.filter((one) => table.find(`${dimension}|${one.area}`)?.dimension === dimension),
    bands: (span) => bandsOf(ages, span),
  };
}

/** Words that mean a group even when nothing else is said; "students" alone would not. */
const askFor = ({ people, alone, aliases }: GroupWords): string =>
  alone.includes(people) ? (aliases[0] ?? people) : people;

function seriesOf(table: SurveyTable, code: string): Series | undefined {
  return (['region', 'nuts2', 'nuts3'] as const)
    .map((dimension) => table.find(`${dimension}|${code}`))
    .find((series) => series !== undefined);
}

function crossPeople(age: GroupWords, other: GroupWords): string {
  const aged = age.people.replace(/^adults /, '');
  return other.people.startsWith('adults who ')
    ? other.people.replace('adults who', `adults ${aged} who`)
    : `${other.people} ${aged}`;
}

/** "the North East", but "Wirral": names that are directions read badly bare. */
function withArticle(name: string): string {
  return /^(North|South|East|West)( (East|West|Midlands))?$|^(East|West) Midlands$|^(Isle|East of|Highlands|Scottish Borders)/.test(
    name,
  ) && !/^(East|West) (Sussex|Lothian|Cumbria|Wales)/.test(name)
    ? `the ${name}`
    : name;
}

function bandsOf(
  ages: readonly GroupWords[],
  span: AgeSpan,
): { readonly bands: readonly GroupWords[]; readonly exact: boolean } {
  const to = span.to ?? Infinity;
  const edges = (one: GroupWords): readonly [number, number] => {
    const [from, end] = one.group.split(/[-+]/).map(Number);
    return [from ?? 0, one.group.endsWith('+') ? Infinity : (end ?? Infinity)];
  };
  const inside = ages.filter((one) => {
    const [low, high] = edges(one);
    return low <= to && high >= span.from;
  });
  const first = inside[0];
  const last = inside.at(-1);
  const exact =
    first !== undefined &&
    last !== undefined &&
    edges(first)[0] === span.from &&
    edges(last)[1] === to;
  return { bands: inside, exact };
}
