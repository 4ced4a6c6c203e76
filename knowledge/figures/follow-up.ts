import { chooseMeasures } from './choose-measures';
import { changeOf, endNamed, leadersOf } from './choose-order';
import type { FigureQuery, Gap, Plan } from './figures-query';
import {
  apart,
  isAnyAge,
  keptPeople,
  peopleNow,
  slotsIn,
  slotsOf,
  SUBJECT,
  withoutDropped,
  word,
} from './follow-up-slots';
import {
  betweenYears,
  inBothYears,
  placeMeant,
  withoutMeant,
  withYearsTo,
} from './follow-up-meant';
import { totalOf } from './total';
import { readTurn, type Turned } from './follow-up-words';
import { hasData } from './is-figures-question';
import { sortParts, type ParsedWords } from './parsed-words';
import type { ParsedPart } from './parsed-part';
import { measureName } from './replies/reply-context';
import type { Measure } from './record';
import type { SurveyTable } from './survey-table';
import type { SurveyWords } from './word-schemas';
import type { YearSpan } from './years';
import { joined } from './wording';

/** What a part of a question makes of the one before it, and a sentence that says what was taken from that. */
export interface FollowedUp {
  readonly plan: Plan;
  readonly took: string;
}

export interface FollowUpNeeds {
  readonly read: (words: string) => readonly ParsedPart[];
  readonly planParts: (found: readonly ParsedPart[]) => Plan | undefined;
  readonly table: SurveyTable;
  readonly words: SurveyWords;
}

/**
 * Completes "and for men?", "in 2015?", "since then?", "drop the age" or "in thousands" from the questions about figures
 * before it, oldest first. Each slot that it does not name is as before, so that "only men" after the over 75s are men
 * over 75; what the survey does not cross is refused as such. Undefined where it names nothing of the survey's, holds a
 * word nobody knows, or is whole by itself. `refused` is the plan of the message before, where that had no figure.
 */
export function followUp(
  asked: readonly FigureQuery[],
  text: string,
  { read, planParts, table, words }: FollowUpNeeds,
  refused?: Plan,
): FollowedUp | undefined {
  if (text.length > 100) return undefined;
  const turn = betweenYears(readTurn(text, words.followUps), asked, text);
  const previous = turn.back ? asked[0] : asked.at(-1);
  const parts =
    placeMeant(turn.rest, asked, words) ??
    withoutMeant(turn.rest, previous, words) ??
    withoutDenied(read(turn.rest));
  const said = withYearsTo(parts, turn.rest, previous);
  const anyAge = said.some(isAnyAge);
  const typed = sortParts(said.filter((one) => !isAnyAge(one)));
  const strange = typed.unknown.length + typed.topics.length > 0;
  if (previous === undefined || strange || typed.says('elsewhere', 'not', 'except'))
    return undefined;
  if (!turn.goesOn && isWhole(typed)) return undefined;
  if (turn.act === 'who') {
    const [measure = 'recent'] = previous.measures;
    return { plan: { kind: 'definition', measure, of: previous.subjects }, took: '' };
  }

  if (turn.act === 'total' || (turn.act === 'both' && /\btogether\b/i.test(text))) {
    const plan = totalOf(asked, table);
    // "both together" are compared, but for two measures that add up.
    const adds = plan?.kind === 'query' && plan.query.measures.includes('lapsed-or-never');
    if (turn.act === 'total' || (adds && plan.query.sum !== true))
      return plan && { plan, took: '' };
  }

  const held = keptPeople(previous, words);
  const left = withoutDropped(anyAge ? { ...turn, drops: 'age' } : turn, read, held);
  if (left === undefined) return undefined;
  const order = previous.rank;
  // What was put in order is not asked about by name.
  const before = order !== undefined && typed.levels.length > 0 ? [] : left;
  const drops = left.length < held.length || turn.drops !== undefined || anyAge;
  const pair = turn.act === 'both' || turn.act === 'overlap';
  const earlier = asked.at(-2);
  const own = [...typed.found, ...partsOfAct(turn, previous, earlier, table.years.at(-1) ?? 0)];
  const now = sortParts(own);
  const named = slotsIn(now);
  const polar = turn.act === 'flip' && previous.rank === undefined && before.length < 2;
  const says = {
    people: named.size > 0 || drops || pair || /^(older|younger)$/.test(turn.act ?? ''),
    years:
      now.years.length > 0 ||
      now.says('trend', 'today') ||
      turn.drops === 'year' ||
      turn.act === 'today' ||
      turn.act === 'latest',
    measures:
      now.measures.length > 0 || now.levels.includes('measure') || now.says('subject') || polar,
    unit: now.says('count', 'share'),
    order: now.says('highest', 'lowest', 'best', 'worst') || now.tops.length > 0,
  };
  const shows =
    now.says('limits', 'gap', 'compare') ||
    turn.back ||
    turn.nth !== undefined ||
    /^(flip|again|chart)$/.test(turn.act ?? '');
  if (!Object.values(says).some(Boolean) && !shows) return undefined;

  const measures = polar
    ? previous.measures.map((one): Measure => (one === 'recent' ? 'lapsed-or-never' : 'recent'))
    : says.measures
      ? [...(turn.also && named.size === 0 ? previous.measures : []), ...chooseMeasures(now)]
      : previous.measures;
  const timed = inBothYears(text, asked, previous);
  const kept = says.years && !(turn.also && now.years.length > 0) ? [] : yearParts(timed);
  const took = (...people: readonly string[]): string => {
    const when = kept.length === 0 ? [] : [yearsSaid(timed)];
    const what = says.measures ? [] : [joined(measures.map((one) => measureName(one, words)))];
    const whom = people.length > 4 ? [`${people.length} groups`] : people;
    const all = [...what, ...whom, ...when];
    return all.length === 0 ? '' : `I took from your last question: ${all.join('; ')}.`;
  };
  const change = order === undefined ? undefined : changeOf(now, measures[0] ?? 'recent');
  const moves = turn.act === 'since' || (now.says('trend') && change === undefined);
  // Those that an order showed are asked about by themselves.
  const those = order !== undefined && !says.order && THOSE.test(text);
  if (order !== undefined && !says.people && !moves && !those) {
    const dated =
      now.years.length === 0
        ? undefined
        : planParts([...own.filter(({ kind }) => kind === 'years'), SUBJECT]);
    // A year that the survey has not is refused as such.
    if (dated?.kind === 'gap') return { plan: dated, took: '' };
    const begins = change !== undefined && order.change === undefined;
    const years =
      dated?.kind === 'query'
        ? dated.query.years
        : begins
          ? table.years.slice(-2)
          : turn.act === 'latest' || turn.drops === 'year'
            ? table.years.slice(-1)
            : previous.years;
    const unit = now.says('share') ? 'percent' : now.says('count') ? 'thousands' : previous.unit;
    const turned = (measures[0] === 'recent') !== (previous.measures[0] === 'recent');
    const before = turned ? otherEnd(order.end) : order.end;
    const end = turn.act === 'flip' ? otherEnd(before) : (endNamed(now, measures[0]) ?? before);
    const top = now.tops[0];
    const many = top?.nth === undefined ? (top?.many ?? order.many) : Math.max(top.nth, order.many);
    const { of } = order;
    const place = turn.nth ?? now.tops[0]?.nth;
    const nth = place === undefined ? {} : { nth: place };
    const moved = order.change === undefined ? {} : { change: order.change };
    const rank = { of, many, end, ...moved, ...change, ...nth };
    const limits = previous.limits === true || now.says('limits');
    const query: FigureQuery = {
      ...previous,
      measures: measures.slice(0, 1),
      unit,
      years,
      rank,
      limits,
      readings: [],
    };
    return { plan: { kind: 'query', query }, took: took(of) };
  }

  const leads = order === undefined ? 0 : those ? order.many : turn.act === 'since' ? 1 : 0;
  const subjects = leadersOf(previous, table).slice(0, leads);
  const people = peopleNow(
    leads === 0 ? before : keptPeople({ ...previous, subjects }, words),
    named,
    turn,
    asked.slice(-3, -1).map((one) => keptPeople(one, words)),
    words,
  );
  const list = turn.act === 'flip' && !polar ? [...people].reverse() : people;
  // "not online now" asks for the last year of the survey.
  const rest = own.filter(
    (one) =>
      one.kind !== 'measure' &&
      (turn.act === 'today' || !(one.kind === 'word' && one.word === 'today')),
  );
  // What was refused as one group ("men over 75 in Wales") is one group again, without what is dropped of it.
  const kinds = new Set(previous.subjects.map(({ dimension }) => dimension));
  const crossed = drops && kinds.size > 2 && kinds.size === previous.subjects.length;
  const found = [
    ...rest,
    ...(order !== undefined && now.levels.length > 0 && !says.order ? orderParts(order) : []),
    ...list.flatMap((one, at) =>
      !crossed && apart(previous, list, at) ? [word('compare'), one] : [one],
    ),
    ...measures.flatMap((one) => measurePart(one, words)),
    ...kept,
    ...(!says.unit && previous.unit === 'thousands' ? [word('count')] : []),
    ...(previous.limits === true ? [word('limits')] : []),
    ...(previous.gap && turn.act !== 'flip' ? [word('gap')] : []),
  ];
  const plan = planParts(found);
  // Who names one half again of what was just refused together means that half alone.
  if (plan?.kind === 'gap' && refused?.kind === 'gap' && isAlike(plan.gap, refused.gap)) {
    const alone = planParts(found.filter((one) => !list.some((each) => each === one)));
    return alone && { plan: alone, took: took() };
  }
  return plan && { plan, took: took(...[...new Set(people.map(({ typed: name }) => name))]) };
}

const THOSE = /\b(those|these|them)\b/i;

const isAlike = (one: Gap, other: Gap): boolean =>
  one.missing === other.missing && namesOf(one) === namesOf(other);

const namesOf = ({ show }: Gap): string =>
  (show?.subjects ?? []).map(({ people }) => people).join();

/** A question whole by itself: it says what is counted, and of whom. */
const isWhole = (parts: ParsedWords): boolean =>
  (parts.says('subject') || parts.measures.length > 0) &&
  (hasData(parts) || parts.levels.length > 0 || parts.says('uk', 'people', 'who', 'where'));

/** Parts without what is said not to be meant: "women, not men". */
const withoutDenied = (found: readonly ParsedPart[]): readonly ParsedPart[] =>
  found.filter((one, at) => {
    const denies = (part: ParsedPart | undefined, next: ParsedPart | undefined): boolean =>
      part?.kind === 'word' &&
      part.word === 'not' &&
      next !== undefined &&
      slotsOf(next) !== undefined;
    return !denies(one, found[at + 1]) && !denies(found[at - 1], one);
  });

const measurePart = (measure: Measure, { measures }: SurveyWords): readonly ParsedPart[] =>
  measure === 'recent'
    ? [SUBJECT]
    : measures
        .filter((one) => one.measure === measure)
        .map((one) => ({ kind: 'measure', measure: one, typed: one.name, at: 0, apart: false }));

const yearPart = (years: YearSpan): ParsedPart => ({
  kind: 'years',
  years,
  typed: '',
  at: 0,
  apart: false,
});

/** The years of a question as parts of another: none where the last one was only assumed. */
function yearParts({ years, yearAssumed, want, rank }: FigureQuery): readonly ParsedPart[] {
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined || yearAssumed) return [];
  if (want === 'trend' || rank?.change !== undefined)
    return [
      word('trend'),
      ...(first < last ? [yearPart({ form: 'range', from: first, to: last })] : []),
    ];
  return years.map((year) => yearPart({ form: 'one', year }));
}

const yearsSaid = ({ years, want }: FigureQuery): string =>
  want === 'trend' || years.length > 3
    ? `from ${years[0] ?? ''} to ${years.at(-1) ?? ''}`
    : `in ${joined(years.map(String))}`;

/** What a message asks for without naming it. */
function partsOfAct(
  { act, later }: Turned,
  previous: FigureQuery,
  earlier: FigureQuery | undefined,
  newest: number,
): readonly ParsedPart[] {
  const [first = 0] = previous.years;
  const last = previous.years.at(-1) ?? 0;
  const all = [...previous.years, ...(earlier?.years ?? [])];
  const [old, late] = [Math.min(...all), Math.max(...all)];
  if (later !== undefined) return [yearPart({ form: 'one', year: last + later })];
  switch (act) {
    case 'since':
      return [
        yearPart(last < newest ? { form: 'since', year: last } : { form: 'one', year: last + 1 }),
      ];
    case 'change':
      return [
        word('trend'),
        ...(old < late
          ? [yearPart({ form: 'range', from: old, to: late })]
          : old < newest
            ? [yearPart({ form: 'since', year: old })]
            : []),
      ];
    case 'until':
      return [yearPart({ form: 'until', year: first - 1 })];
    case 'both':
      return [word('compare'), word('gap')];
    case 'today':
      return [word('today')];
    case 'ends':
      return [yearPart({ form: 'one', year: first }), yearPart({ form: 'one', year: last })];
    case 'chart':
      return previous.want === 'one' ? [word('trend')] : [];
    case 'overlap':
      return [word('compare'), word('gap'), word('limits')];
    case 'limits':
    case 'count':
    case 'share':
    case 'trend':
      return [word(act)];
    case 'again':
    case 'flip':
    case 'latest':
    case 'older':
    case 'younger':
    case 'who':
    case 'total':
    case undefined:
      break;
  }
  return [];
}

/** An order as it is asked for. */
const orderParts = ({ end, change }: NonNullable<FigureQuery['rank']>): readonly ParsedPart[] => [
  word(end),
  ...(change === undefined ? [] : [{ ...word('trend'), typed: CHANGED[change] }]),
];

const CHANGED = { rise: 'rose', fall: 'fell', move: 'changed' } as const;

const otherEnd = (end: 'highest' | 'lowest'): 'highest' | 'lowest' =>
  end === 'highest' ? 'lowest' : 'highest';
