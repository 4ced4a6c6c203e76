import { breakYear, estimate, isSum, yearsOf, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import type { Inline } from '../../reply/reply';
import {
  capital,
  inThousands,
  inUk,
  joined,
  peopleText,
  percentText,
  pointsText,
  rangeOf,
  SUM_MARK,
  tenth,
} from '../wording';
import { peopleIn, sizeOf, type Finding, type Move } from './figure-finding';
import { countedIn, toldApartBy, were, type Knowledge } from './reply-context';

/** What an answer says first, and what it adds to that: in the same paragraph, and in a list. */
export interface Said {
  readonly lead: string;
  readonly more: readonly string[];
  readonly list: readonly (readonly Inline[])[];
}

/** More would be a table, which the chart has. */
const MOST_LISTED = 8;
const MOST_LINES_LISTED = 20;

/** Says what was found, in sentences. */
export function say(finding: Finding, knowledge: Knowledge): Said {
  switch (finding.kind) {
    case 'one':
      return { ...sayOne(finding, knowledge), list: [] };
    case 'order':
      return { ...sayOrder(finding, knowledge), list: [] };
    case 'change':
      return { ...sayChange(finding), list: [] };
    case 'trend': {
      const all = finding.moves.slice(0, MOST_LINES_LISTED);
      const told = all.map((move) => sayMove(move, finding.query, knowledge));
      const led = finding.lines.length === 2 ? 2 : 1;
      return {
        lead: told.slice(0, led).join(' '),
        more: sayGaps(finding, knowledge),
        list: told.slice(led).map((sentence) => [sentence]),
      };
    }
    case 'sum':
      return { ...saySeveral(finding, knowledge), ...saySum(finding, knowledge) };
    case 'pair':
    case 'several':
      return saySeveral(finding, knowledge);
  }
}

/** A share as a sentence of several gives it: a sum is marked, since nothing explains it there. */
const shareText = (one: Estimate): string =>
  `${percentText(one.percent)}${isSum(one) ? SUM_MARK : ''}`;

type Told = Omit<Said, 'list'>;

/** One figure: the exact one, how many people that is, and its 95% range. */
function sayOne({ query, first: one }: Finding, { words, table }: Knowledge): Told {
  const people = inUk(one.subject);
  const verb = were(one.measure, words);
  const counted = query.unit === 'thousands';
  const lead = counted
    ? `${capital(peopleText(one.thousands, people))} ${verb} in ${one.year}: ${percentText(one.percent)} of them.`
    : `${percentText(one.percent)} of ${people} ${verb} in ${one.year}.`;
  const rest =
    one.measure === 'recent'
      ? estimate(table, one.subject, 'lapsed-or-never', one.year)
      : undefined;
  const [own, other] = [rangeOf(one), rest && rangeOf(rest)];
  const heads =
    counted && one.least !== undefined && one.most !== undefined
      ? ` (${one.least.toLocaleString('en-GB')} to ${inThousands(one.most)})`
      : '';
  const asked = own === undefined ? NO_LIMITS : `Its 95% confidence interval is ${own}${heads}.`;
  const parts = one.rows.map(
    (row) => `${percentText(row.percent)} ${row.measure === 'lapsed' ? 'lapsed' : 'never used'}`,
  );
  return {
    lead: query.limits === true ? `${lead} ${asked}` : lead,
    more: [
      ...(isSum(one) ? [`That is ${parts.join(' and ')}${SUM_MARK}.`] : []),
      ...(counted ? [] : [`That is ${peopleText(one.thousands)}.`]),
      ...(own === undefined || query.limits === true ? [] : [`The 95% range is ${own}.`]),
      ...(own !== undefined || rest === undefined || other === undefined
        ? []
        : [
            `ONS gives a 95% range for those not online in the last three months: ${percentText(rest.percent)}, ${other}.`,
          ]),
    ],
  };
}

const NO_LIMITS =
  'ONS published no confidence interval for this figure: it gave them for 2020 only, for never used by age and sex, for people not online by area and ethnic group, and for recent use by ethnic group.';

/** Two figures as a sentence, with their difference where the two may be compared; several in a list. */
function saySeveral(finding: Finding, knowledge: Knowledge): Said {
  const { kind, query, figures } = finding;
  const told = kind === 'pair' ? sayPair(finding, knowledge) : sayEnds(finding, knowledge);
  const known = figures.some((one) => rangeOf(one) !== undefined);
  const limits =
    query.limits !== true ? [] : !known ? [NO_LIMITS] : query.gap ? apartOrNot(figures) : [];
  const list = figures.map((one): readonly Inline[] => {
    const range = query.limits === true ? rangeOf(one) : undefined;
    const [size, other] = [shareText(one), peopleText(one.thousands)];
    const [bold, plain] = query.unit === 'thousands' ? [other, size] : [size, other];
    return [
      { bold: `${capital(nameIn(query, one, knowledge))}: ${bold}` },
      `, ${plain}${range === undefined ? '' : `; 95% confidence interval ${range}`}`,
    ];
  });
  return {
    lead: told.lead,
    more: [...told.more, ...limits],
    list: figures.length <= MOST_LISTED ? list : [],
  };
}

/** The people of several groups that do not overlap, as our own sum. */
const saySum = ({ figures, first }: Finding, { words }: Knowledge): Told => ({
  lead: `${capital(peopleText(peopleIn(figures), `people in those ${figures.length} groups together`))}${SUM_MARK} ${were(first.measure, words)} in ${first.year}.`,
  more: [
    `${capital(SUM_MARK.trim())} We added this up from the published thousands, each of which is rounded. Shares cannot be added.`,
  ],
});

/** A few figures, or the lowest and the highest of many. */
function sayEnds({ query, figures }: Finding, knowledge: Knowledge): Told {
  const names = countedIn(query, knowledge);
  const each = (one: Estimate): string =>
    `${nameIn(query, one, knowledge)} ${query.unit === 'thousands' ? `${peopleText(one.thousands)}, ` : ''}${shareText(one)}`;
  const ordered = [...figures].sort((a, b) => a.percent - b.percent);
  const [low, high] = [ordered[0], ordered.at(-1)];
  const told =
    figures.length <= 3
      ? figures.map(each).join('; ')
      : query.subjects.length === figures.length && low !== undefined && high !== undefined
        ? `lowest ${each(low)}; highest ${each(high)}; ${figures.length} in all`
        : `${figures.slice(0, 3).map(each).join('; ')}; and more`;
  return { lead: `${capital(names)}, ${joined(query.years.map(String))}: ${told}.`, more: [] };
}

/** Whether the 95% intervals of two figures lie apart. */
function apartOrNot([a, b, other]: readonly Estimate[]): readonly string[] {
  if (other !== undefined || a?.low === undefined || a.high === undefined) return [];
  if (b?.low === undefined || b.high === undefined) return [];
  return a.high < b.low || b.high < a.low
    ? ['Their 95% intervals do not overlap, so the difference is very unlikely to be chance.']
    : ['Their 95% intervals overlap, so the difference may be chance.'];
}

/** Names one of several figures by whatever tells them apart. */
const nameIn = (query: FigureQuery, one: Estimate, { words }: Knowledge): string =>
  [
    ...(query.subjects.length > 1 || (query.years.length === 1 && query.measures.length === 1)
      ? [one.subject.people]
      : []),
    ...toldApartBy(query, one, words),
  ].join(', ');

function sayPair({ query, figures, moves: [move] }: Finding, knowledge: Knowledge): Told {
  const [a, b] = figures as readonly [Estimate, Estimate];
  if (move !== undefined)
    return {
      lead: sayMove(move, query, knowledge),
      more: query.unit === 'thousands' || !isComparable(move, knowledge) ? [] : [WORKED_OUT],
    };
  const verb = were(a.measure, knowledge.words);
  const [one, other] = [inUk(a.subject), inUk(b.subject)];
  if (query.unit === 'thousands')
    return {
      lead: `${capital(peopleText(a.thousands, one))}, ${shareText(a)} of them, and ${peopleText(b.thousands, other)}, ${shareText(b)}, ${verb} in ${a.year}.`,
      more: [],
    };
  return {
    lead: `${shareText(a)} of ${one} and ${shareText(b)} of ${other} ${verb} in ${a.year}.`,
    more: [
      `The difference is ${pointsText(tenth(b.percent - a.percent))}, worked out from the published figures.`,
    ],
  };
}

const WORKED_OUT = 'Changes are worked out from the published figures.';

/** Whether two figures of an area follow the same boundaries. */
function isComparable({ first, last }: Omit<Move, 'by'>, { table }: Knowledge): boolean {
  const broken = breakYear(table, last.subject) ?? 0;
  return first.year >= broken || last.year < broken;
}

/** How one group moved; what follows other boundaries is not compared. */
function sayMove({ first, last, by }: Move, { unit }: FigureQuery, knowledge: Knowledge): string {
  const verb = were(last.measure, knowledge.words);
  const who = inUk(last.subject);
  const now = `${shareText(last)} of ${who} ${verb} in ${last.year}`;
  if (first === last) return `${now}.`;
  if (!isComparable({ first, last }, knowledge))
    return `${shareText(first)} of ${who} ${verb} in ${first.year}, and ${shareText(last)} in ${last.year} under other boundaries.`;
  if (unit === 'thousands')
    return `${capital(peopleText(last.thousands, who))} ${verb} in ${last.year}, ${shareText(last)} of them; in ${first.year} it was ${peopleText(first.thousands)}, ${shareText(first)}${moreText(first, last)}.`;
  return by === 0
    ? `${now}, the same as ${shareText(first)} in ${first.year}.`
    : `${now}, ${by > 0 ? 'up' : 'down'} ${pointsText(by)} from ${shareText(first)} in ${first.year}.`;
}

/** How far apart two groups were at the beginning and at the end, where that was asked for. */
function sayGaps({ query, moves, lines }: Finding, knowledge: Knowledge): readonly string[] {
  const [one, other] = moves;
  const alike =
    lines.length === 2 &&
    one?.first.year === other?.first.year &&
    one?.last.year === other?.last.year &&
    moves.every((move) => isComparable(move, knowledge));
  if (!query.gap || query.measures.length > 1 || !alike || !one || !other) return [];
  const apart = (a: Estimate, b: Estimate): number => tenth(Math.abs(a.percent - b.percent));
  const [before, after] = [apart(one.first, other.first), apart(one.last, other.last)];
  const way =
    before === after
      ? 'as it was'
      : `${after > before ? 'wider' : 'narrower'} by ${pointsText(tenth(after - before))}`;
  return [
    `The gap between them was ${pointsText(before)} in ${one.first.year} and ${pointsText(after)} in ${one.last.year}: ${way}, worked out from the published figures.`,
  ];
}

/** Who comes first in an order of size, and who last. */
function sayOrder({ query, figures, first, ordered }: Finding, { words }: Knowledge): Told {
  const { end, of, nth } = query.rank ?? { end: 'highest', of: 'groups' };
  const counted = query.unit === 'thousands';
  const size = sizeOf(query);
  const levelWith = (one: Estimate, among: readonly Estimate[]): readonly Estimate[] =>
    among.filter((each) => size(each) === size(one));
  const level = levelWith(first, ordered);
  const who =
    level.length > 3
      ? `${level.length} ${of}`
      : level.map((one) => inUk(one.subject)).join(' and ');
  const [top, bottom] = counted ? ['Most people', 'Fewest people'] : ['Highest', 'Lowest'];
  const [here, there] = end === 'highest' ? [top, bottom] : [bottom, top];
  const rank = nth === undefined ? here : `${ORDINALS[nth - 1] ?? ''} ${here.toLowerCase()}`;
  const verb = were(first.measure, words);
  const few = nth === undefined && figures.length <= 3 && figures.length < ordered.length;
  const next = few ? figures.filter((one) => !level.includes(one)) : [];
  const then = next.map(
    (one) => `${inUk(one.subject)}, ${counted ? peopleText(one.thousands) : shareText(one)}`,
  );
  const others = then.length === 0 ? '' : ` Then ${then.join('; ')}.`;
  const opposite = ordered.at(-1) ?? first;
  const [share = first] = [...ordered].sort((a, b) =>
    end === 'highest' ? b.percent - a.percent : a.percent - b.percent,
  );
  const tied = levelWith(figures.at(-1) ?? first, ordered.slice(figures.length)).length;
  return {
    lead: counted
      ? `${rank}: ${peopleText(first.thousands, who)} ${verb} in ${first.year}, ${shareText(first)} of them.${others}`
      : `${rank}: ${shareText(first)} of ${who} ${verb} in ${first.year}.${others}`,
    more: [
      ...(ordered.length < 2
        ? []
        : [
            `${there} of the ${ordered.length}: ${counted ? peopleText(opposite.thousands, inUk(opposite.subject)) : `${inUk(opposite.subject)}, ${shareText(opposite)}`}.`,
          ]),
      ...(counted && share.subject !== first.subject
        ? [`By share it is ${inUk(share.subject)}, ${shareText(share)}.`]
        : []),
      ...(figures.length < ordered.length
        ? [
            `These are ${figures.length} of ${ordered.length}${tied > 0 ? `; ${tied} more ${tied === 1 ? 'is' : 'are'} level with the last one shown` : ''}.`,
          ]
        : []),
    ],
  };
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

/** Who moved furthest, of groups that were put in order of that. */
function sayChange({ query, moves, left }: Finding): Told {
  const { end = 'highest', change = 'move' } = query.rank ?? {};
  const [first] = moves;
  if (first === undefined) return { lead: '', more: [] };
  const text = ({ first: a, last: b, by }: Move): string => {
    const way = by === 0 ? 'no change' : `${by > 0 ? 'up' : 'down'} ${pointsText(by)}`;
    return `${inUk(a.subject)}, ${way}, from ${shareText(a)} in ${a.year} to ${shareText(b)} in ${b.year}`;
  };
  const [from, to] = [first.first.year, first.last.year];
  const none =
    end === 'highest' && (change === 'fall' ? first.by >= 0 : change === 'rise' && first.by <= 0);
  const by = (move: Move): number => (change === 'move' ? Math.abs(move.by) : move.by);
  const level = moves.filter((move) => by(move) === by(first));
  return {
    lead: none
      ? `None of them ${change === 'fall' ? 'fell' : 'rose'} from ${from} to ${to}. Nearest to it: ${text(first)}.`
      : `${end === 'highest' ? 'Biggest' : 'Smallest'} ${change === 'move' ? 'change' : change}: ${level.length > 2 ? text(first) : level.map(text).join('; and ')}.`,
    more: [
      WORKED_OUT,
      ...(level.length > 2 ? [`${level.length} moved by as much.`] : []),
      ...(query.subjects.length < moves.length
        ? [`These are ${query.subjects.length} of ${moves.length}.`]
        : []),
      ...(left > 0
        ? [
            `${left} ${left === 1 ? 'is' : 'are'} left out, with no figure for both years or with boundaries that changed between them.`,
          ]
        : []),
    ],
  };
}

/** Says of which groups the survey has fewer years than were asked for. */
export const sayYears = (query: FigureQuery, { table }: Knowledge): readonly string[] =>
  query.subjects.flatMap((subject) => {
    const own = query.measures.flatMap((measure) => yearsOf(table, subject, measure));
    const [first, last] = [Math.min(...own), Math.max(...own)];
    const short =
      own.length > 0 && (first > (query.years[0] ?? 0) || last < (query.years.at(-1) ?? 0));
    return short ? [`Figures for ${subject.people} run from ${first} to ${last}.`] : [];
  });

/** ", so 3,738 thousand fewer": how many more or fewer people, from published numbers. */
function moreText(
  { thousands: before }: { readonly thousands: number },
  { thousands: after }: { readonly thousands: number },
): string {
  if (before === after) return '';
  return `, so ${inThousands(Math.abs(after - before))} ${after > before ? 'more' : 'fewer'}`;
}
