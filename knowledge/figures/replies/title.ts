import { breakYear } from '../estimate';
import type { Subject } from '../subjects';
import { inThousands, percentText, SHORT_MEASURE, SUM_MARK } from '../wording';
import { farthestFirst, peopleIn, sizeOf, type Finding, type Move } from './figure-finding';
import type { Knowledge } from './reply-context';

/** What a chart shows, said in its title: a named group, a direction and a size. Fits 60 characters where it can. */
export function titleOf(finding: Finding, { table }: Knowledge): string {
  const { kind, query, figures, first, ordered, moves, lines } = finding;
  const short = SHORT_MEASURE[first.measure];
  const counted = query.unit === 'thousands';
  const [best = first] = ordered;
  const [move] = moves;
  switch (kind) {
    case 'one':
      return `${named(first.subject)}: ${percentText(first.percent)} ${short}`;
    case 'order': {
      const end = query.rank?.end ?? 'highest';
      const level = ordered.filter((one) => sizeOf(query)(one) === sizeOf(query)(best)).length;
      if (counted)
        return `${named(best.subject)}: ${end === 'highest' ? 'most' : 'fewest'} people ${short}`;
      return level > 1
        ? `${level} level at ${percentText(best.percent)} ${short}, the ${end}`
        : `${named(best.subject)} ${end}: ${percentText(best.percent)} ${short}`;
    }
    case 'sum':
      return `Together: ${inThousands(peopleIn(figures))} ${short}${SUM_MARK}`;
    case 'change':
      return move === undefined
        ? ''
        : `${named(first.subject)} ${move.by < 0 ? 'down' : 'up'} ${points(move.by)} since ${first.year}`;
    case 'trend': {
      const [line] = lines;
      const last = line?.figures.at(-1) ?? first;
      const broken = query.subjects.length === 1 ? breakYear(table, last.subject) : undefined;
      if (broken === undefined || lines.length < 2) return ofMoves(farthestFirst(moves), finding);
      return `${named(last.subject)}: ${percentText(last.percent)} ${short} (new boundaries from ${broken})`;
    }
    case 'pair':
    case 'several': {
      if (query.measures.length > 1) {
        const year = query.years.at(-1);
        const own = figures.filter((one) => one.subject === first.subject && one.year === year);
        const most = own.reduce((a, b) => (b.percent > a.percent ? b : a), own[0] ?? first);
        return `${named(first.subject)}: ${percentText(most.percent)} ${SHORT_MEASURE[most.measure]}`;
      }
      if (query.years.length > 1) return ofMoves(moves, finding);
      if (!counted) return standsOut(finding);
      const most = figures.reduce((a, b) => (b.thousands > a.thousands ? b : a));
      return `${named(most.subject)}: most people ${short}, ${inThousands(most.thousands)}`;
    }
  }
}

/** How far the only group moved, or the one that moved most. */
function ofMoves(moves: readonly Move[], { kind, query }: Finding): string {
  const people = ({ first, last }: Move): number => last.thousands - first.thousands;
  const counted = query.unit === 'thousands' && kind !== 'trend' && query.subjects.length > 1;
  const [most, other] = counted ? farthestFirst(moves, (one) => Math.abs(people(one))) : moves;
  if (most === undefined) return '';
  const { first, last, by } = most;
  const [name, short] = [named(last.subject), SHORT_MEASURE[last.measure]];
  if (first === last) return `${name}: ${percentText(last.percent)} ${short}`;
  if (counted)
    return `${name}: ${inThousands(Math.abs(people(most)))} ${people(most) < 0 ? 'fewer' : 'more'} ${short} since ${first.year}`;
  const way = by === 0 ? 'unchanged' : by > 0 ? 'up' : 'down';
  if (other === undefined || query.measures.length > 1)
    return `${name}: ${short} ${way}${by === 0 ? '' : ` ${points(by)}`} to ${percentText(last.percent)} since ${first.year}`;
  if (by === 0) return `No change since ${first.year}`;
  return `${name} ${way} most: ${points(by)} to ${percentText(last.percent)} ${short}`;
}

/** The group that lies furthest from the others, at whichever end that is. */
function standsOut({ figures, first }: Finding): string {
  const short = SHORT_MEASURE[first.measure];
  const ordered = [...figures].sort((a, b) => a.percent - b.percent);
  const [low = first, second] = ordered;
  const high = ordered.at(-1) ?? first;
  if (low.percent === high.percent) return `All level: ${percentText(low.percent)} ${short}`;
  if (ordered.length === 2)
    return `${named(high.subject)} ${points(high.percent - low.percent)} above ${named(low.subject)} (${percentText(high.percent)} ${short})`;
  const middle = ordered[Math.floor(ordered.length / 2)]?.percent ?? 0;
  const isLow = middle - low.percent > high.percent - middle;
  const [edge, next, end] = isLow ? [low, second, 'lowest'] : [high, ordered.at(-2), 'highest'];
  if (next?.percent === edge.percent)
    return `From ${percentText(low.percent)} to ${percentText(high.percent)} ${short}`;
  return `${named(edge.subject)} ${end} of ${figures.length} ${KINDS[edge.subject.dimension] ?? 'groups'}: ${percentText(edge.percent)} ${short}`;
}

const points = (by: number): string => `${Math.abs(by).toFixed(1)} points`;

/** A name that stands alone in a title. */
const named = ({ place, dimension, short }: Subject): string => {
  if (place !== undefined) return place.name;
  if (dimension === 'age') return `Aged ${short}`;
  return dimension === 'ethnic-group' && !/group|multiple|adults/.test(short)
    ? `${short} adults`
    : short;
};

/** What several of a subject's kind are called. */
const KINDS: Readonly<Partial<Record<string, string>>> = {
  age: 'age groups',
  'ethnic-group': 'ethnic groups',
  'economic-activity': 'kinds of work status',
  region: 'regions and nations',
  nuts2: 'areas',
  nuts3: 'areas',
};
