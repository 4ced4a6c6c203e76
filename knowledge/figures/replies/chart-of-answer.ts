import type { Chart } from '../../reply/reply';
import type { Estimate } from '../estimate';
import { isSum } from '../estimate';
import type { FigureQuery } from '../figures-query';
import type { Dimension } from '../record';
import type { Subject } from '../subjects';
import { capital, joined, percentText, rangeOf, SUM_MARK } from '../wording';
import { altStart, barFinding, lineFinding } from './chart-finding';
import { linesOf, type Line } from './trend-lines';
import { chartSource, measureName, type Knowledge } from './reply-context';

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

/** The chart of an answer; none where one figure stands alone or more than two things vary. `title` may be given. */
export function chartOf(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
  title?: string,
): Chart | undefined {
  if (query.want === 'trend') return overYears(query, found, knowledge);
  const [categories, ...more] = axesOf(query, found, knowledge);
  const [inner] = more;
  if (categories === undefined || more.length > 1 || found.length < 2) return undefined;
  if (categories.fits.length > MOST_BARS || (inner?.fits.length ?? 0) > MOST_LINES)
    return undefined;
  const finding = title ?? barFinding(query, found, knowledge);
  const value = (one: Estimate | undefined): number | null =>
    (query.unit === 'thousands' ? one?.thousands : one?.percent) ?? null;
  // Beside every bar there is room for a measure's short name only; the subtitle has the whole.
  const byMeasure = inner !== undefined && query.measures.length > 1;
  const names = (byMeasure ? inner.shortNames : inner?.names) ?? [
    capital(counted(query, knowledge)),
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
    title: finding,
    subtitle: subtitleOf(query, found, knowledge),
    unit: query.unit === 'thousands' ? ' thousand' : '%',
    categories: categories.names,
    ...(categories.names.join() === categories.shortNames.join()
      ? {}
      : { shortNames: categories.shortNames }),
    series,
    source: chartSource(knowledge.survey),
    alt: `${altStart(finding, 'Bar', counted(query, knowledge))} ${found.map((one) => spoken(query, one, knowledge)).join('. ')}.`,
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
    return (query.unit === 'thousands' ? own?.thousands : own?.percent) ?? -1;
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
function overYears(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Chart | undefined {
  const lines = linesOf(query, found, knowledge);
  if (lines.length > MOST_LINES) {
    const ends = [query.years[0] ?? 0, query.years.at(-1) ?? 0];
    const shown = query.subjects
      .filter((one) => found.some((each) => each.subject === one && each.year === ends[1]))
      .slice(0, MOST_BARS);
    const kept = found.filter((one) => ends.includes(one.year) && shown.includes(one.subject));
    const bars: FigureQuery = {
      ...query,
      want: 'compare',
      unit: 'percent',
      subjects: shown,
      years: ends,
      measures: query.measures.slice(0, 1),
    };
    return chartOf(bars, kept, knowledge);
  }
  const finding = lineFinding(lines, query, knowledge);
  return {
    kind: 'chart',
    form: 'line',
    title: finding,
    subtitle: subtitleOf({ ...query, unit: 'percent' }, found, knowledge),
    unit: '%',
    categories: query.years.map(String),
    series: lines.map((line) => ({
      name: `${line.name}${sumYears(line)}`,
      values: query.years.map(
        (year) => line.figures.find((one) => one.year === year)?.percent ?? null,
      ),
    })),
    source: chartSource(knowledge.survey),
    alt: `${altStart(finding, 'Line', `${counted(query, knowledge)}, ${query.years[0] ?? ''} to ${query.years.at(-1) ?? ''}`)} ${lines.map(spokenLine).join('. ')}.`,
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
  const size =
    query.unit === 'thousands'
      ? `${one.thousands.toLocaleString('en-GB')} thousand`
      : percentText(one.percent);
  const name = [
    one.subject.full,
    ...(query.measures.length > 1 ? [measureName(one.measure, words)] : []),
    ...(query.years.length > 1 ? [String(one.year)] : []),
  ].join(', ');
  return `${name}: ${size}${isSum(one) ? SUM_MARK : ''}${limits === undefined ? '' : ` (95% range ${limits})`}`;
}

const counted = (query: FigureQuery, { words }: Knowledge): string =>
  joined(query.measures.map((each) => measureName(each, words)));

/** Who, where, when and in what unit. */
function subtitleOf(query: FigureQuery, found: readonly Estimate[], knowledge: Knowledge): string {
  const { subjects, years, unit } = query;
  const [first] = subjects;
  const who =
    subjects.length === 1 && first !== undefined
      ? first.people
      : subjects.every((one) => one.place !== undefined)
        ? 'adults aged 16 and over'
        : 'UK adults aged 16 and over';
  const when =
    years.length > 2 ? `${years[0] ?? ''} to ${years.at(-1) ?? ''}` : joined(years.map(String));
  const limits = withLimits(query, found) ? '. Thin lines: 95% range' : '';
  const size = unit === 'thousands' ? 'thousands of people' : `% of ${who}`;
  return `${capital(counted(query, knowledge))}, ${size}${unit === 'thousands' ? `, ${who}` : ''}, January to March ${when}${limits}`;
}
