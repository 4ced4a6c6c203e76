import { breakYear, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, percentText, SHORT_MEASURE, tenth } from '../wording';
import type { Subject } from '../subjects';
import type { Knowledge } from './reply-context';
import type { Line } from './trend-lines';

/** What a chart shows, said in its title: a named group, a direction and a size. Fits 60 characters where it can. */
export function barFinding(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): string {
  const { subjects, years, measures, unit } = query;
  const [first] = found;
  if (first === undefined) return '';
  const short = SHORT_MEASURE[first.measure];
  if (measures.length > 1) {
    const last = found.filter((one) => one.subject === first.subject && one.year === years.at(-1));
    const most = last.reduce(
      (best, one) => (one.percent > best.percent ? one : best),
      last[0] ?? first,
    );
    return `${named(first.subject)}: ${percentText(most.percent)} ${SHORT_MEASURE[most.measure]}`;
  }
  if (years.length > 1 && subjects.length === 1)
    return lineFinding([{ name: named(first.subject), figures: found }], query, knowledge);
  if (years.length > 1 && unit === 'thousands')
    return mostPeopleMoved(pairsOf(found, subjects), short);
  if (years.length > 1) return mostMoved(pairsOf(found, subjects), short);
  if (unit === 'thousands') {
    const most = largest(found, (one) => one.thousands);
    return `${named(most.subject)}: most people ${short}, ${inThousands(most.thousands)}`;
  }
  return standsOut(found, short);
}

/** The group that lies furthest from the others, at whichever end that is. */
function standsOut(found: readonly Estimate[], short: string): string {
  const ordered = [...found].sort((a, b) => a.percent - b.percent);
  const [low, second] = ordered;
  const high = ordered.at(-1);
  if (low === undefined || high === undefined) return '';
  if (low.percent === high.percent) return `All level: ${percentText(low.percent)} ${short}`;
  if (ordered.length === 2)
    return `${named(high.subject)} ${points(high.percent - low.percent)} above ${named(low.subject)} (${percentText(high.percent)} ${short})`;
  const middle = ordered[Math.floor(ordered.length / 2)]?.percent ?? 0;
  const isLow = middle - low.percent > high.percent - middle;
  const edge = isLow ? low : high;
  const next = isLow ? second : ordered.at(-2);
  if (next?.percent === edge.percent)
    return `From ${percentText(low.percent)} to ${percentText(high.percent)} ${short}`;
  return `${named(edge.subject)} ${isLow ? 'lowest' : 'highest'} of ${found.length} ${groups(edge.subject)}: ${percentText(edge.percent)} ${short}`;
}

/** How far lines moved: the only one, or the one that moved most. */
export function lineFinding(
  lines: readonly Line[],
  query: FigureQuery,
  { table }: Knowledge,
): string {
  const [line, other] = lines;
  const first = line?.figures[0];
  const last = line?.figures.at(-1);
  if (line === undefined || first === undefined || last === undefined) return '';
  const short = SHORT_MEASURE[last.measure];
  if (first === last) return `${named(last.subject)}: ${percentText(last.percent)} ${short}`;
  const broken = breakYear(table, last.subject);
  if (query.subjects.length === 1 && broken !== undefined && lines.length > 1)
    return `${named(last.subject)}: ${percentText(last.percent)} ${short} (new boundaries from ${broken})`;
  if (other === undefined) return movedText(named(last.subject), first, last, short);
  return mostMoved(
    lines.flatMap(({ figures }) => {
      const [a, b] = [figures[0], figures.at(-1)];
      return a === undefined || b === undefined ? [] : [[a, b] as const];
    }),
    query.measures.length > 1 ? undefined : short,
  );
}

const movedText = (name: string, first: Estimate, last: Estimate, short: string): string => {
  const by = tenth(last.percent - first.percent);
  const way = by === 0 ? 'unchanged' : `${by > 0 ? 'up' : 'down'} ${points(by)}`;
  return `${name}: ${short} ${way} to ${percentText(last.percent)} since ${first.year}`;
};

function mostMoved(
  pairs: readonly (readonly [Estimate, Estimate])[],
  short: string | undefined,
): string {
  const [most] = [...pairs].sort((a, b) => Math.abs(moved(b)) - Math.abs(moved(a)));
  if (most === undefined) return '';
  const [first, last] = most;
  if (short === undefined)
    return movedText(named(last.subject), first, last, SHORT_MEASURE[last.measure]);
  const by = moved(most);
  if (by === 0) return `No change since ${first.year}`;
  return `${named(last.subject)} ${by > 0 ? 'up' : 'down'} most: ${points(by)} to ${percentText(last.percent)} ${short}`;
}

/** The group whose number of people changed most. */
function mostPeopleMoved(pairs: readonly (readonly [Estimate, Estimate])[], short: string): string {
  const by = ([first, last]: readonly [Estimate, Estimate]): number =>
    last.thousands - first.thousands;
  const [most] = [...pairs].sort((a, b) => Math.abs(by(b)) - Math.abs(by(a)));
  if (most === undefined) return '';
  const way = by(most) < 0 ? 'fewer' : 'more';
  return `${named(most[1].subject)}: ${inThousands(Math.abs(by(most)))} ${way} ${short} since ${most[0].year}`;
}

/** By how many percentage points a figure moved from the first to the second, to one decimal. */
export const moved = ([first, last]: readonly [Estimate, Estimate]): number =>
  tenth(last.percent - first.percent);

/** The first and the last figure of each group that has two. */
export const pairsOf = (
  found: readonly Estimate[],
  subjects: FigureQuery['subjects'],
): readonly (readonly [Estimate, Estimate])[] =>
  subjects.flatMap((subject) => {
    const own = found.filter((one) => one.subject === subject);
    const [first, last] = [own[0], own.at(-1)];
    return first === undefined || last === undefined || first === last
      ? []
      : [[first, last] as const];
  });

const points = (by: number): string => `${Math.abs(by).toFixed(1)} points`;
const inThousands = (value: number): string => `${value.toLocaleString('en-GB')} thousand`;
const largest = (found: readonly Estimate[], size: (one: Estimate) => number): Estimate =>
  [...found].sort((a, b) => size(b) - size(a))[0] as Estimate;

/** The finding of a ranking: who is first, and by how much. */
export function rankFinding(query: FigureQuery, first: Estimate, level: number): string {
  const short = SHORT_MEASURE[first.measure];
  const end = query.rank?.end ?? 'highest';
  if (query.unit === 'thousands')
    return `${named(first.subject)}: ${end === 'highest' ? 'most' : 'fewest'} people ${short}`;
  return level > 1
    ? `${level} level at ${percentText(first.percent)} ${short}, the ${end}`
    : `${named(first.subject)} ${end}: ${percentText(first.percent)} ${short}`;
}

/** A name that stands alone in a title. */
export const named = ({ place, dimension, short }: Subject): string => {
  if (place !== undefined) return place.name;
  if (dimension === 'age') return `Aged ${short}`;
  return dimension === 'ethnic-group' && !/group|multiple|adults/.test(short)
    ? `${short} adults`
    : short;
};

/** What several of a subject's kind are called. */
const groups = ({ dimension }: Subject): string =>
  ({
    age: 'age groups',
    'ethnic-group': 'ethnic groups',
    'economic-activity': 'kinds of work status',
    region: 'regions and nations',
    nuts2: 'areas',
    nuts3: 'areas',
  })[dimension as string] ?? 'groups';

/** The finding of a ranking by change. */
export const changeFinding = (name: string, by: number, from: number): string =>
  `${name} ${by < 0 ? 'down' : 'up'} ${points(by)} since ${from}`;

/** Begins the alternative text: the finding as a sentence, then what kind of chart it is and what it counts. */
export const altStart = (finding: string, kind: 'Bar' | 'Line', counts: string): string =>
  `${capital(finding)}. ${kind} chart of ${counts}.`;
