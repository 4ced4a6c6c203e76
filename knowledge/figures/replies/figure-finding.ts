import { breakYear, estimate, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, tenth } from '../wording';
import { besides, measureName, type Knowledge } from './reply-context';

/** What the figures of an answer come to: its sentence, bullets, chart, chart's title and alternative text say this. */
export interface Finding {
  readonly kind: 'one' | 'pair' | 'several' | 'order' | 'change' | 'trend' | 'sum';
  /** The question, with the groups, years and unit that are shown. */
  readonly query: FigureQuery;
  /** What is shown, in the order of its telling. */
  readonly figures: readonly Estimate[];
  /** The figure that leads. */
  readonly first: Estimate;
  /** Beside which a single figure is easier to judge: the others of its kind. */
  readonly beside: readonly Estimate[];
  /** All that an order was made of, with those that are not shown. */
  readonly ordered: readonly Estimate[];
  /** How far each group moved between its first and its last year: as ranked, or the one that moved most first. */
  readonly moves: readonly Move[];
  readonly lines: readonly Line[];
  /** How many groups an order by change leaves out. */
  readonly left: number;
}

/** How far one group moved between two years, in percentage points to one decimal. */
export interface Move {
  readonly first: Estimate;
  readonly last: Estimate;
  readonly by: number;
}

/** One line of a trend: a subject and measure, within one set of boundaries. */
export interface Line {
  readonly name: string;
  readonly figures: readonly Estimate[];
}

/** Of what only some findings have. */
const NOTHING_ELSE = { beside: [], moves: [], lines: [], left: 0 } as const;

/** Works out what figures come to; undefined where nothing is left to say. */
export function findingOf(
  asked: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Finding | undefined {
  const [first, second] = found;
  if (first === undefined) return undefined;
  const base = { ...NOTHING_ELSE, query: asked, figures: found, first, ordered: found };
  if (asked.want === 'trend') return trendOf(asked, found, knowledge);
  if (asked.want === 'rank')
    return asked.rank?.change === undefined
      ? orderOf(asked, found)
      : changeOf(asked, found, knowledge);
  if (second === undefined)
    return {
      ...base,
      kind: 'one',
      beside: besides(first.subject, knowledge).flatMap(
        (subject) => estimate(knowledge.table, subject, first.measure, first.year) ?? [],
      ),
    };
  if (asked.sum === true) return { ...base, kind: 'sum' };
  const alike =
    found.length === 2 &&
    first.measure === second.measure &&
    (first.year === second.year || first.subject === second.subject);
  const moves = asked.measures.length > 1 ? [] : farthestFirst(movesOf(found, asked.subjects));
  return { ...base, kind: alike ? 'pair' : 'several', moves };
}

/** Figures of one year in order of size, from the end asked for. */
function orderOf(asked: FigureQuery, found: readonly Estimate[]): Finding | undefined {
  const { end, many, nth = 1 } = asked.rank ?? { end: 'highest', many: found.length };
  const sign = end === 'highest' ? -1 : 1;
  const ordered = [...found].sort((a, b) => sign * (sizeOf(asked)(a) - sizeOf(asked)(b)));
  const figures = ordered.slice(0, many);
  const first = ordered[nth - 1];
  if (first === undefined) return undefined;
  const query = { ...asked, subjects: figures.map((one) => one.subject) };
  return { ...NOTHING_ELSE, kind: 'order', query, figures, first, ordered };
}

/** Groups in order of how far they moved. Areas whose boundaries changed meanwhile are left out. */
function changeOf(
  asked: FigureQuery,
  found: readonly Estimate[],
  { table }: Knowledge,
): Finding | undefined {
  const { end, many, change } = asked.rank ?? { end: 'highest', many: found.length };
  const years = [asked.years[0] ?? 0, asked.years.at(-1) ?? 0];
  const ends = found.filter((one) => years.includes(one.year));
  const size = ({ by }: Move): number =>
    change === 'move' ? Math.abs(by) : change === 'fall' ? -by : by;
  const moves = movesOf(ends, asked.subjects)
    .filter(({ first, last }) => {
      const broken = breakYear(table, first.subject);
      return broken === undefined || first.year >= broken || last.year < broken;
    })
    .sort((a, b) => (end === 'lowest' ? size(a) - size(b) : size(b) - size(a)));
  const [most] = moves;
  if (most === undefined) return undefined;
  const figures = moves.slice(0, many).flatMap(({ first, last }) => [first, last]);
  const subjects = moves.slice(0, many).map(({ first }) => first.subject);
  const query: FigureQuery = { ...asked, subjects, years, unit: 'percent' };
  const ordered = moves.map(({ last }) => last);
  const left = asked.subjects.length - moves.length;
  return {
    ...NOTHING_ELSE,
    kind: 'change',
    query,
    figures,
    first: most.first,
    ordered,
    moves,
    left,
  };
}

function trendOf(
  asked: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Finding | undefined {
  const years = asked.years.filter((year) => found.some((one) => one.year === year));
  const query = { ...asked, years };
  const lines = linesOf(query, found, knowledge);
  const moves = lines.flatMap(({ figures }) => moveOf(figures) ?? []);
  const ordered = lines.length < 3 ? moves : farthestFirst(moves);
  const first = ordered[0]?.first;
  return (
    first && {
      ...NOTHING_ELSE,
      kind: 'trend',
      query,
      figures: found,
      first,
      ordered: found,
      moves: ordered,
      lines,
    }
  );
}

const moveOf = (own: readonly Estimate[]): Move | undefined => {
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { first, last, by: tenth(last.percent - first.percent) };
};

/** How far each group moved that has two figures. */
const movesOf = (found: readonly Estimate[], subjects: FigureQuery['subjects']): Move[] =>
  subjects.flatMap((subject) => {
    const move = moveOf(found.filter((one) => one.subject === subject));
    return move === undefined || move.first.year === move.last.year ? [] : [move];
  });

/** The one that moved most first, and the others as they were. */
export function farthestFirst(
  moves: readonly Move[],
  far: (move: Move) => number = ({ by }) => Math.abs(by),
): readonly Move[] {
  const most = moves.find((one) => moves.every((each) => far(one) >= far(each)));
  return most === undefined ? moves : [most, ...moves.filter((one) => one !== most)];
}

/** What an answer counts: percents or people. */
export const sizeOf =
  ({ unit }: Pick<FigureQuery, 'unit'>) =>
  (one: Estimate): number =>
    unit === 'thousands' ? one.thousands : one.percent;

/** All the people of several groups, in thousands. */
export const peopleIn = (figures: readonly Estimate[]): number =>
  figures.reduce((sum, one) => sum + one.thousands, 0);

/** The lines of a trend, newest boundaries first. */
const linesOf = (
  query: FigureQuery,
  found: readonly Estimate[],
  { table, words }: Knowledge,
): readonly Line[] =>
  query.subjects.flatMap((subject) =>
    query.measures.flatMap((measure) => {
      const own = found.filter((one) => one.subject === subject && one.measure === measure);
      const name =
        query.measures.length === 1
          ? subject.short
          : query.subjects.length > 1
            ? `${subject.short}, ${measureName(measure, words)}`
            : capital(measureName(measure, words));
      const edge = breakYear(table, subject) ?? 0;
      const [before, after] = [
        own.filter((one) => one.year < edge),
        own.filter((one) => one.year >= edge),
      ];
      const both = before.length > 0 && after.length > 0;
      return [
        { name: both ? `${name} from ${edge}` : name, figures: after },
        { name: both ? `${name} to ${edge - 1}` : name, figures: before },
      ].filter(({ figures }) => figures.length > 0);
    }),
  );
