import { breakYear, estimate, isSum, yearsOf, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import {
  capital,
  inUk,
  joined,
  peopleText,
  percentText,
  pointsText,
  rangeOf,
  SUM_MARK,
  tenth,
} from '../wording';
import type { Line } from './trend-lines';
import { measureName, were, type Knowledge } from './reply-context';

/** What an answer says first, and what it adds to that. */
export interface Said {
  readonly lead: string;
  readonly more: readonly string[];
}

/** A share as a sentence of several gives it: a sum is marked, since nothing explains it there. */
export const shareText = (one: Estimate): string =>
  `${percentText(one.percent)}${isSum(one) ? SUM_MARK : ''}`;

/** One figure: the exact one, how many people that is, and its 95% range. */
export function sayOne(query: FigureQuery, one: Estimate, knowledge: Knowledge): Said {
  const { words, table } = knowledge;
  const people = inUk(one.subject);
  const verb = were(one.measure, words);
  const lead =
    query.unit === 'thousands'
      ? `${capital(peopleText(one.thousands, people))} ${verb} in ${one.year}: ${percentText(one.percent)} of them.`
      : `${percentText(one.percent)} of ${people} ${verb} in ${one.year}.`;
  const asked = query.limits === true ? limitsAsked(query, one) : undefined;
  const rest =
    one.measure === 'recent'
      ? estimate(table, one.subject, 'lapsed-or-never', one.year)
      : undefined;
  const told = asked?.found === true ? undefined : rangeText(one, rest);
  const parts = one.rows.map(
    (row) => `${percentText(row.percent)} ${row.measure === 'lapsed' ? 'lapsed' : 'never used'}`,
  );
  return {
    lead: asked === undefined ? lead : `${lead} ${asked.sentence}`,
    more: [
      ...(isSum(one) ? [`That is ${parts.join(' and ')}${SUM_MARK}.`] : []),
      ...(query.unit === 'percent' ? [`That is ${peopleText(one.thousands)}.`] : []),
      ...(told === undefined ? [] : [told]),
    ],
  };
}

/** The 95% range of an estimate, or of the people not online in an area, where ONS published it. */
function rangeText(one: Estimate, rest: Estimate | undefined): string | undefined {
  const own = rangeOf(one);
  if (own !== undefined) return `The 95% range is ${own}.`;
  const other = rest === undefined ? undefined : rangeOf(rest);
  if (rest === undefined || other === undefined) return undefined;
  return `ONS gives a 95% range for those not online in the last three months: ${percentText(rest.percent)}, ${other}.`;
}

/** The 95% range where it was asked for, or that ONS gave none. */
function limitsAsked(
  { unit }: FigureQuery,
  one: Estimate,
): { readonly found: boolean; readonly sentence: string } {
  const range = rangeOf(one);
  const heads =
    unit === 'thousands' && one.least !== undefined && one.most !== undefined
      ? ` (${one.least.toLocaleString('en-GB')} to ${one.most.toLocaleString('en-GB')} thousand)`
      : '';
  if (range !== undefined)
    return { found: true, sentence: `Its 95% confidence interval is ${range}${heads}.` };
  return { found: false, sentence: NO_LIMITS };
}

const NO_LIMITS =
  'ONS published no confidence interval for this figure: it gave them for 2020 only, for never used by age and sex, for people not online by area and ethnic group, and for recent use by ethnic group.';

/** Two figures as a sentence, with their difference where the two may be compared; several in a list. */
export function saySeveral(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Said {
  const pair =
    found.length === 2 ? pairOf(found, query.unit === 'thousands', knowledge) : undefined;
  const limits = query.limits === true && !found.some((one) => rangeOf(one) !== undefined);
  const more = limits ? [NO_LIMITS] : query.limits === true && query.gap ? apartOrNot(found) : [];
  if (pair !== undefined) return { lead: pair.lead, more: [...pair.more, ...more] };
  const names = joined(query.measures.map((measure) => measureName(measure, knowledge.words)));
  const head = `${capital(names)}, ${joined(query.years.map(String))}:`;
  const counted = query.unit === 'thousands';
  const each = (one: Estimate): string =>
    `${nameIn(query, one, knowledge)} ${counted ? `${peopleText(one.thousands)}, ` : ''}${shareText(one)}`;
  const [low, high] = endsOf(found);
  const spread =
    query.subjects.length === found.length && low !== undefined && high !== undefined
      ? `lowest ${each(low)}; highest ${each(high)}; ${found.length} in all`
      : `${found.slice(0, 3).map(each).join('; ')}; and more`;
  return {
    lead: `${head} ${found.length <= 3 ? found.map(each).join('; ') : spread}.`,
    more,
  };
}

/** Whether the 95% intervals of two figures lie apart. */
function apartOrNot(found: readonly Estimate[]): readonly string[] {
  const [a, b] = found;
  if (found.length !== 2 || a?.low === undefined || a.high === undefined) return [];
  if (b?.low === undefined || b.high === undefined) return [];
  return a.high < b.low || b.high < a.low
    ? ['Their 95% intervals do not overlap, so the difference is very unlikely to be chance.']
    : ['Their 95% intervals overlap, so the difference may be chance.'];
}

const endsOf = (found: readonly Estimate[]): readonly (Estimate | undefined)[] => {
  const ordered = [...found].sort((a, b) => a.percent - b.percent);
  return [ordered[0], ordered.at(-1)];
};

/** Names one of several figures by whatever tells them apart. */
export const nameIn = (query: FigureQuery, one: Estimate, { words }: Knowledge): string =>
  [
    ...(query.subjects.length > 1 || (query.years.length === 1 && query.measures.length === 1)
      ? [one.subject.people]
      : []),
    ...(query.measures.length > 1 ? [measureName(one.measure, words)] : []),
    ...(query.years.length > 1 ? [String(one.year)] : []),
  ].join(', ');

function pairOf(
  found: readonly Estimate[],
  counted: boolean,
  knowledge: Knowledge,
): Said | undefined {
  const [a, b] = found;
  if (a === undefined || b === undefined || a.measure !== b.measure) return undefined;
  const verb = were(a.measure, knowledge.words);
  const difference = tenth(b.percent - a.percent);
  if (a.subject.people === b.subject.people) {
    const moved = difference === 0 ? 'the same as' : difference > 0 ? 'up from' : 'down from';
    const broken = breakYear(knowledge.table, a.subject);
    if (broken !== undefined && a.year < broken && b.year >= broken)
      return {
        lead: `${shareText(a)} of ${inUk(a.subject)} ${verb} in ${a.year}, and ${shareText(b)} in ${b.year} under other boundaries.`,
        more: [],
      };
    return {
      lead: counted
        ? `${capital(peopleText(b.thousands, inUk(b.subject)))} ${verb} in ${b.year}, ${shareText(b)} of them; in ${a.year} it was ${peopleText(a.thousands)}, ${shareText(a)}.`
        : `${shareText(b)} of ${inUk(b.subject)} ${verb} in ${b.year}, ${moved} ${shareText(a)} in ${a.year}.`,
      more:
        difference === 0
          ? []
          : [`The change is ${pointsText(difference)}, worked out from the published figures.`],
    };
  }
  if (a.year !== b.year) return undefined;
  if (counted)
    return {
      lead: `${capital(peopleText(a.thousands, inUk(a.subject)))}, ${shareText(a)} of them, and ${peopleText(b.thousands, inUk(b.subject))}, ${shareText(b)}, ${verb} in ${a.year}.`,
      more: [],
    };
  return {
    lead: `${shareText(a)} of ${inUk(a.subject)} and ${shareText(b)} of ${inUk(b.subject)} ${verb} in ${a.year}.`,
    more: [`The difference is ${pointsText(difference)}, worked out from the published figures.`],
  };
}

/** How one line of a trend moved. */
export function sayLine({ figures }: Line, counted: boolean, knowledge: Knowledge): string {
  const first = figures[0];
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return '';
  const verb = were(last.measure, knowledge.words);
  if (first === last) return `${shareText(last)} of ${inUk(last.subject)} ${verb} in ${last.year}.`;
  if (counted)
    return `${capital(peopleText(last.thousands, inUk(last.subject)))} ${verb} in ${last.year}, ${shareText(last)} of them; in ${first.year} it was ${peopleText(first.thousands)}, ${shareText(first)}.`;
  const by = tenth(last.percent - first.percent);
  const moved = by === 0 ? ', the same' : `: ${by > 0 ? 'up' : 'down'} ${pointsText(by)}`;
  return `${shareText(last)} of ${inUk(last.subject)} ${verb} in ${last.year}, and ${shareText(first)} in ${first.year}${moved}.`;
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
