import { breakYear, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { inUk, peopleText, pointsText } from '../wording';
import { changeFinding, moved, named, pairsOf, rankFinding } from './chart-finding';
import { were, type Knowledge } from './reply-context';
import { shareText, type Said } from './sentences';

/** Groups or places in order: what is said of them, those shown, first first, and the chart's title. */
export interface Ordered extends Said {
  readonly shown: readonly Estimate[];
  readonly title: string;
}

/** Puts figures of one year in order of size, from the end asked for. */
export function bySize(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Ordered {
  const { end, many, of, nth } = query.rank ?? { end: 'highest', many: found.length, of: 'groups' };
  const sign = end === 'highest' ? -1 : 1;
  const byPeople = query.unit === 'thousands';
  const size = (one: Estimate): number => (byPeople ? one.thousands : one.percent);
  const ordered = [...found].sort((a, b) => sign * (size(a) - size(b)));
  const shown = ordered.slice(0, many);
  const place = (nth ?? 1) - 1;
  const first = ordered[place];
  const opposite = ordered.at(-1);
  if (first === undefined || opposite === undefined)
    return { lead: '', more: [], shown: [], title: '' };
  const level = ordered.filter((one) => size(one) === size(first));
  const who =
    level.length > 3
      ? `${level.length} ${of}`
      : level.map((one) => inUk(one.subject)).join(' and ');
  const [top, bottom] = byPeople ? ['Most people', 'Fewest people'] : ['Highest', 'Lowest'];
  const [here, there] = end === 'highest' ? [top, bottom] : [bottom, top];
  const rank = nth === undefined ? here : `${ORDINALS[place] ?? ''} ${here.toLowerCase()}`;
  const verb = were(first.measure, knowledge.words);
  const lead = byPeople
    ? `${rank}: ${peopleText(first.thousands, who)} ${verb} in ${first.year}, ${shareText(first)} of them.`
    : `${rank}: ${shareText(first)} of ${who} ${verb} in ${first.year}.`;
  const share = [...found].sort((a, b) => sign * (a.percent - b.percent))[0];
  const last = shown.at(-1);
  const tied =
    last === undefined
      ? 0
      : ordered.slice(shown.length).filter((one) => size(one) === size(last)).length;
  return {
    lead,
    more: [
      ...(ordered.length < 2
        ? []
        : [
            `${there} of the ${ordered.length}: ${byPeople ? peopleText(opposite.thousands, inUk(opposite.subject)) : `${inUk(opposite.subject)}, ${shareText(opposite)}`}.`,
          ]),
      ...(byPeople && share !== undefined && share.subject !== first.subject
        ? [`By share it is ${inUk(share.subject)}, ${shareText(share)}.`]
        : []),
      ...(shown.length < ordered.length
        ? [
            `These are ${shown.length} of ${ordered.length}${tied > 0 ? `; ${tied} more ${tied === 1 ? 'is' : 'are'} level with the last one shown` : ''}.`,
          ]
        : []),
    ],
    shown,
    title: rankFinding(
      query,
      ordered[0] ?? first,
      ordered.filter((one) => size(one) === size(ordered[0] ?? first)).length,
    ),
  };
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

/** Puts groups in order of how far they moved between the first and the last year. Areas whose boundaries changed are left out. */
export function byChange(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Ordered | undefined {
  const { end, many, change } = query.rank ?? { end: 'highest', many: found.length };
  const [from, to] = [query.years[0] ?? 0, query.years.at(-1) ?? 0];
  const ends = found.filter((one) => one.year === from || one.year === to);
  const whole = pairsOf(ends, query.subjects).filter(([first, last]) => {
    const broken = breakYear(knowledge.table, first.subject);
    return broken === undefined || first.year >= broken || last.year < broken;
  });
  const size = (pair: readonly [Estimate, Estimate]): number =>
    change === 'move' ? Math.abs(moved(pair)) : change === 'fall' ? -moved(pair) : moved(pair);
  const ordered = [...whole].sort((a, b) =>
    end === 'lowest' ? size(a) - size(b) : size(b) - size(a),
  );
  const [first] = ordered;
  if (first === undefined) return undefined;
  const shown = ordered.slice(0, many);
  const text = (pair: readonly [Estimate, Estimate]): string => {
    const by = moved(pair);
    const [a, b] = pair;
    const way = by === 0 ? 'no change' : `${by > 0 ? 'up' : 'down'} ${pointsText(by)}`;
    return `${inUk(a.subject)}, ${way}, from ${shareText(a)} in ${from} to ${shareText(b)} in ${to}`;
  };
  const kind = { rise: 'rise', fall: 'fall', move: 'change' }[change ?? 'move'];
  const none = size(first) <= 0 && change !== 'move' && end === 'highest';
  const left = query.subjects.length - whole.length;
  const level = ordered.filter((pair) => size(pair) === size(first));
  return {
    lead: none
      ? `None of them ${change === 'fall' ? 'fell' : 'rose'} from ${from} to ${to}. Nearest to it: ${text(first)}.`
      : `${end === 'highest' ? 'Biggest' : 'Smallest'} ${kind}: ${level.length > 2 ? text(first) : level.map(text).join('; and ')}.`,
    more: [
      'Changes are worked out from the published figures.',
      ...(level.length > 2 ? [`${level.length} moved by as much.`] : []),
      ...(shown.length < ordered.length ? [`These are ${shown.length} of ${ordered.length}.`] : []),
      ...(left > 0
        ? [
            `${left} ${left === 1 ? 'is' : 'are'} left out, with no figure for both years or with boundaries that changed between them.`,
          ]
        : []),
    ],
    shown: shown.flat(),
    title: changeFinding(named(first[0].subject), moved(first), from),
  };
}
