import type { Chart } from '../../reply/reply';
import type { Estimate } from '../estimate';
import { isSum } from '../estimate';
import type { FigureQuery } from '../figures-query';
import type { Dimension } from '../record';
import type { Subject } from '../subjects';
import { capital, inThousands, joined, percentText, rangeOf, SUM_MARK } from '../wording';
import { findingOf, sizeOf, type Finding, type Line } from './figure-finding';
import {
  chartSource,
  countedIn,
  measureName,
  toldApartBy,
  whenIn,
  type Knowledge,
} from './reply-context';
import { titleOf } from './title';

/** More bars are no picture any more. */
const MOST_BARS = 20;
/** Platforms draw at most so many lines well. */
const MOST_LINES = 6;

/** Along what an answer varies: one thing makes bars, two make groups of bars, and over the years lines. */
interface Axis {
  readonly names: readonly string[];
  readonly shortNames: readonly string[];
  readonly fits: readonly ((one: Estimate) => boolean)[];
}

/** The chart of a finding; none where one figure stands alone or more than two things vary. */
export function chartOf(finding: Finding, knowledge: Knowledge): Chart | undefined {
  const { kind, query, figures, beside, first } = finding;
  if (kind === 'trend') return overYears(finding, knowledge);
  const title = titleOf(finding, knowledge);
  if (kind !== 'one') return bars(query, figures, title, knowledge);
  const subjects = beside.map(({ subject }) => subject);
  return bars(
    { ...query, unit: 'percent', subjects, years: [first.year] },
    beside,
    title,
    knowledge,
  );
}

/** One thing that varies makes bars, two make groups of bars. */
function bars(
  query: FigureQuery,
  found: readonly Estimate[],
  title: string,
  knowledge: Knowledge,
): Chart | undefined {
  const [categories, inner, ...more] = axesOf(query, found, knowledge);
  if (categories === undefined || more.length > 0 || found.length < 2) return undefined;
  if (categories.fits.length > MOST_BARS || (inner?.fits.length ?? 0) > MOST_LINES)
    return undefined;
  const counted = query.unit === 'thousands';
  const value = (one: Estimate | undefined): number | null =>
    one === undefined ? null : sizeOf(query)(one);
  // Beside every bar there is room for a measure's short name only; the subtitle has the whole.
  const byMeasure = inner !== undefined && query.measures.length > 1;
  const names = (byMeasure ? inner.shortNames : inner?.names) ?? [
    capital(countedIn(query, knowledge)),
  ];
  const series = names.map((name, index) => {
    const own = categories.fits.map((fits) =>
      found.find((one) => fits(one) && (inner?.fits[index]?.(one) ?? true)),
    );
    const limits = withLimits(query, own) ? own.map(limitsOf(query)) : undefined;
    return { name, values: own.map(value), ...(limits === undefined ? {} : { limits }) };
  });
  return {
    kind: 'chart',
    form: inner === undefined ? 'bar' : 'grouped-bar',
    title,
    subtitle: subtitleOf(query, found, knowledge),
    unit: counted ? ' thousand' : '%',
    categories: categories.names,
    ...(categories.names.join() === categories.shortNames.join()
      ? {}
      : { shortNames: categories.shortNames }),
    series,
    source: chartSource(knowledge.survey),
    alt: `${capital(title)}. Bar chart of ${countedIn(query, knowledge)}. ${found.map((one) => spoken(query, one, knowledge)).join('. ')}.`,
  };
}

function axesOf(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): readonly Axis[] {
  const { years, measures } = query;
  const subjects = sorted(query, found);
  const sumOf = (fits: (one: Estimate) => boolean): string => {
    const own = found.filter(fits);
    return own.length > 0 && own.every(isSum) ? SUM_MARK : '';
  };
  const axis = <Item>(
    items: readonly Item[],
    name: (item: Item) => string,
    short: (item: Item) => string,
    fits: (item: Item) => (one: Estimate) => boolean,
  ): readonly Axis[] =>
    items.length < 2
      ? []
      : [
          {
            names: items.map((item) => `${name(item)}${sumOf(fits(item))}`),
            shortNames: items.map((item) => `${short(item)}${sumOf(fits(item))}`),
            fits: items.map(fits),
          },
        ];
  const named = (item: (typeof measures)[number]): string =>
    knowledge.words.measures.find((one) => one.measure === item)?.short ?? item;
  return [
    ...(crossed(query, knowledge) ??
      axis(
        subjects,
        (one) => one.full,
        (one) => one.short,
        (item) => (one) => one.subject === item,
      )),
    ...axis(years, String, String, (item) => (one) => one.year === item),
    ...axis(
      measures,
      (item) => capital(measureName(item, knowledge.words)),
      named,
      (item) => (one) => one.measure === item,
    ),
  ];
}

/** Ages crossed with sex or disability: a group of bars for each age, a series for each of the others. */
function crossed({ subjects }: FigureQuery, { words }: Knowledge): readonly Axis[] | undefined {
  const ages = unique(subjects.map((one) => one.series[0]?.group ?? ''));
  const others = unique(subjects.map((one) => one.series[0]?.subgroup ?? ''));
  const whole = ages.length * others.length === subjects.length;
  if (!subjects.every((one) => one.dimension.startsWith('age-by-'))) return undefined;
  if (ages.length < 2 || others.length < 2 || !whole) return undefined;
  const name = (dimensions: readonly Dimension[], group: string): string =>
    words.groups.find(
      (one) =>
        dimensions.includes(one.dimension) && one.group.toLowerCase() === group.toLowerCase(),
    )?.short ?? group;
  const axis = (
    items: readonly string[],
    dimensions: readonly Dimension[],
    part: 'group' | 'subgroup',
  ): Axis => ({
    names: items.map((item) => name(dimensions, item)),
    shortNames: items.map((item) => name(dimensions, item)),
    fits: items.map((item) => (one) => one.subject.series[0]?.[part] === item),
  });
  return [axis(ages, ['age'], 'group'), axis(others, ['sex', 'disability'], 'subgroup')];
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Ages, and what the reader ranked, have an order of their own; anything else is put by size, largest first. */
function sorted(query: FigureQuery, found: readonly Estimate[]): readonly Subject[] {
  const kept = query.rank !== undefined || query.measures.length > 1;
  if (kept || query.subjects.some(({ dimension }) => dimension.startsWith('age')))
    return query.subjects;
  const last = query.years.at(-1);
  const size = (subject: Subject): number => {
    const own = found.find((one) => one.subject === subject && one.year === last);
    return own === undefined ? -1 : sizeOf(query)(own);
  };
  return [...query.subjects].sort((a, b) => size(b) - size(a));
}

/** Limits are drawn where they were asked for, and on small areas, whose samples are small. */
const withLimits = (query: FigureQuery, own: readonly (Estimate | undefined)[]): boolean =>
  own.some((one) => one !== undefined && (one.low !== undefined || one.high !== undefined)) &&
  (query.limits === true || own.some((one) => one?.subject.dimension === 'nuts3'));

const limitsOf =
  ({ unit }: FigureQuery) =>
  (one: Estimate | undefined): readonly [number | null, number | null] | null => {
    const [low, high] = unit === 'thousands' ? [one?.least, one?.most] : [one?.low, one?.high];
    return low === undefined && high === undefined ? null : [low ?? null, high ?? null];
  };

/** Lines while they are few; the first and the last year of each as bars when there are more. */
function overYears(finding: Finding, knowledge: Knowledge): Chart | undefined {
  const { query, figures, lines } = finding;
  const [from = 0, to = from] = [query.years[0], query.years.at(-1)];
  if (lines.length > MOST_LINES) {
    const subjects = query.subjects
      .filter((one) => figures.some((each) => each.subject === one && each.year === to))
      .slice(0, MOST_BARS);
    const kept = figures.filter(
      (one) => (one.year === from || one.year === to) && subjects.includes(one.subject),
    );
    const measures = query.measures.slice(0, 1);
    const ends: FigureQuery = {
      ...query,
      want: 'compare',
      unit: 'percent',
      subjects,
      years: [from, to],
      measures,
    };
    const found = findingOf(ends, kept, knowledge);
    return found && chartOf(found, knowledge);
  }
  const title = titleOf(finding, knowledge);
  return {
    kind: 'chart',
    form: 'line',
    title,
    subtitle: subtitleOf({ ...query, unit: 'percent' }, figures, knowledge),
    unit: '%',
    categories: query.years.map(String),
    series: lines.map((line) => ({
      name: `${line.name}${sumYears(line)}`,
      values: query.years.map(
        (year) => line.figures.find((one) => one.year === year)?.percent ?? null,
      ),
    })),
    source: chartSource(knowledge.survey),
    alt: `${capital(title)}. Line chart of ${countedIn(query, knowledge)}, ${from} to ${to}. ${lines.map(spokenLine).join('. ')}.`,
  };
}

const spokenLine = (line: Line): string =>
  `${line.name}: ${line.figures.map((one) => `${percentText(one.percent)}${isSum(one) ? SUM_MARK : ''} in ${one.year}`).join(', ')}`;

/** Which years of a line are worked out here: none, all, those up to one, or some. */
function sumYears({ figures }: Line): string {
  const sums = figures.filter(isSum);
  const last = sums.at(-1);
  if (last === undefined) return '';
  if (sums.length === figures.length) return SUM_MARK;
  return figures.slice(0, sums.length).every(isSum)
    ? ` (sum to ${last.year})`
    : ` (sum in ${joined(sums.map(({ year }) => String(year)))})`;
}

/** One figure of the alternative text, named by whatever tells it from the others. */
function spoken(query: FigureQuery, one: Estimate, { words }: Knowledge): string {
  const limits = withLimits(query, [one]) ? rangeOf(one) : undefined;
  const size = query.unit === 'thousands' ? inThousands(one.thousands) : percentText(one.percent);
  const name = [one.subject.full, ...toldApartBy(query, one, words)].join(', ');
  return `${name}: ${size}${isSum(one) ? SUM_MARK : ''}${limits === undefined ? '' : ` (95% range ${limits})`}`;
}

/** Who, where, when and in what unit. */
function subtitleOf(query: FigureQuery, found: readonly Estimate[], knowledge: Knowledge): string {
  const { subjects, unit } = query;
  const [first] = subjects;
  const who =
    subjects.length === 1 && first !== undefined
      ? first.people
      : subjects.every((one) => one.place !== undefined)
        ? 'adults aged 16 and over'
        : 'UK adults aged 16 and over';
  const limits = withLimits(query, found) ? '. Thin lines: 95% range' : '';
  const size = unit === 'thousands' ? 'thousands of people' : `% of ${who}`;
  return `${capital(countedIn(query, knowledge))}, ${size}${unit === 'thousands' ? `, ${who}` : ''}, January to March ${whenIn(query)}${limits}`;
}
