import { chooseMeasures } from './choose-measures';
import { changeOf } from './choose-order';
import type { FigureQuery, Plan } from './figures-query';
import { readTurn, type Turned } from './follow-up-words';
import { hasData } from './is-figures-question';
import { sortParts, type ParsedWords } from './parsed-words';
import type { ParsedPart } from './parse-question';
import type { Measure } from './record';
import type { Subject } from './subjects';
import { estimate } from './estimate';
import type { SurveyTable } from './survey-table';
import type { GroupWords, Level, SurveyWords, WordKind } from './word-schemas';
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

/** By what people are divided: a slot of a question, which a follow-up fills, keeps or empties. */
type Slot = 'age' | 'sex' | 'disability' | 'ethnic-group' | 'economic-activity' | 'place';
type Kept = ParsedPart & { readonly slot: Slot | 'all' };

/**
 * Completes "and for men?", "in 2015?", "since then?", "drop the age" or "in thousands" from the questions about figures
 * before it, oldest first. Each slot that it does not name is as before, so that "only men" after the over 75s are men
 * over 75; what the survey does not cross is refused as such. Undefined where it names nothing of the survey's, holds a
 * word nobody knows, or is whole by itself.
 */
export function followUp(
  asked: readonly FigureQuery[],
  text: string,
  { read, planParts, table, words }: FollowUpNeeds,
): FollowedUp | undefined {
  if (text.length > 100) return undefined;
  const turn = readTurn(text, words.followUps);
  const previous = turn.back ? asked[0] : asked.at(-1);
  const said = withoutDenied(read(turn.rest));
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
      now.says('trend') ||
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
  const kept = says.years && !(turn.also && now.years.length > 0) ? [] : yearParts(previous);
  const took = (...people: readonly string[]): string => {
    const when = kept.length === 0 ? [] : [yearsSaid(previous)];
    const what = says.measures ? [] : [joined(measures.map((one) => nameOf(one, words)))];
    const all = [...what, ...people, ...when];
    return all.length === 0 ? '' : `I took from your last question: ${all.join('; ')}.`;
  };
  const change = order === undefined ? undefined : changeOf(now, measures[0] ?? 'recent');
  const moves = turn.act === 'since' || (now.says('trend') && change === undefined);
  if (order !== undefined && !says.people && !moves) {
    const dated = planParts([...own.filter(({ kind }) => kind === 'years'), SUBJECT]);
    const ranged = order.change !== undefined || now.years.length > 0 || !now.says('trend');
    const years =
      change !== undefined && !ranged
        ? table.years.filter((year) => year >= (table.years.at(-1) ?? 0) - 1)
        : says.years && now.years.length > 0 && dated?.kind === 'query'
          ? dated.query.years
          : previous.years;
    const unit = now.says('share') ? 'percent' : now.says('count') ? 'thousands' : previous.unit;
    const turned = (measures[0] === 'recent') !== (previous.measures[0] === 'recent');
    const end = endOf(now, turn, turned ? otherEnd(order.end) : order.end);
    const many = now.tops[0]?.many ?? order.many;
    const nth = turn.nth === undefined ? {} : { nth: turn.nth };
    const rank = { ...order, many, end, ...change, ...nth };
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
    return { plan: { kind: 'query', query }, took: took(order.of) };
  }

  const led = order !== undefined && turn.act === 'since' ? leader(previous, table) : undefined;
  const people = peopleNow(
    led === undefined ? before : keptPeople({ ...previous, subjects: [led] }, words),
    named,
    turn,
    asked.slice(-3, -1).map((one) => keptPeople(one, words)),
    words,
  );
  const list = turn.act === 'flip' && !polar ? [...people].reverse() : people;
  const rest = own.filter(({ kind }) => kind !== 'measure');
  const found = [
    ...rest,
    ...(order !== undefined && now.levels.length > 0 && !says.order ? orderParts(order) : []),
    ...list.flatMap((one, at) => (apart(previous, list, at) ? [word('compare'), one] : [one])),
    ...measures.flatMap((one) => measurePart(one, words)),
    ...kept,
    ...(!says.unit && previous.unit === 'thousands' ? [word('count')] : []),
    ...(previous.limits === true ? [word('limits')] : []),
    ...(previous.gap && turn.act !== 'flip' ? [word('gap')] : []),
  ];
  const plan = planParts(found);
  return plan && { plan, took: took(...[...new Set(people.map(({ typed: name }) => name))]) };
}

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

const LEVEL_SLOTS: Readonly<Partial<Record<Level, Slot>>> = {
  age: 'age',
  sex: 'sex',
  disability: 'disability',
  'ethnic-group': 'ethnic-group',
  'economic-activity': 'economic-activity',
  region: 'place',
  nation: 'place',
  larger: 'place',
  smaller: 'place',
};

/** What a part fills; undefined where it names no people and no year. */
function slotsOf(one: ParsedPart): Slot | 'all' | 'year' | undefined {
  switch (one.kind) {
    case 'group':
      return one.group.dimension as Slot | 'all';
    case 'age':
    case 'ages':
      return 'age';
    case 'place':
    case 'within':
    case 'other-place':
      return 'place';
    case 'level':
      return LEVEL_SLOTS[one.level];
    case 'years':
      return 'year';
    case 'word':
      return one.word === 'uk' ? 'all' : undefined;
    default:
      return undefined;
  }
}

const slotsIn = (parts: ParsedWords): ReadonlySet<Slot | 'all'> =>
  new Set(
    parts.found.flatMap((one) => {
      const slot = slotsOf(one);
      return slot === undefined || slot === 'year' ? [] : [slot];
    }),
  );

const word = (kind: WordKind): ParsedPart => ({
  kind: 'word',
  word: kind,
  typed: kind,
  at: 0,
  apart: false,
});
const SUBJECT = word('subject');

const measurePart = (measure: Measure, { measures }: SurveyWords): readonly ParsedPart[] =>
  measure === 'recent'
    ? [SUBJECT]
    : measures
        .filter((one) => one.measure === measure)
        .map((one) => ({ kind: 'measure', measure: one, typed: one.name, at: 0, apart: false }));

const nameOf = (measure: Measure, { measures }: SurveyWords): string =>
  measures.find((one) => one.measure === measure)?.name ?? measure;

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
  want === 'trend'
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
  const old = earlier === undefined ? last : Math.min(last, ...earlier.years);
  if (later !== undefined) return [yearPart({ form: 'one', year: last + later })];
  switch (act) {
    case 'since':
      return [
        yearPart(last < newest ? { form: 'since', year: last } : { form: 'one', year: last + 1 }),
      ];
    case 'change':
      return [word('trend'), ...(old < newest ? [yearPart({ form: 'since', year: old })] : [])];
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
    default:
      return [];
  }
}

/** The group that an order put first. */
function leader(
  { subjects, measures, years, rank }: FigureQuery,
  table: SurveyTable,
): Subject | undefined {
  const percent = (one: Subject): number =>
    estimate(table, one, measures[0] ?? 'recent', years.at(-1) ?? 0)?.percent ?? NaN;
  const held = subjects.filter((one) => !Number.isNaN(percent(one)));
  const up = rank?.end === 'lowest' ? 1 : -1;
  return [...held].sort((a, b) => up * (percent(a) - percent(b)))[0];
}

const keptGroup = (group: GroupWords): Kept => ({
  kind: 'group',
  group,
  alone: true,
  typed: group.people,
  at: 0,
  apart: false,
  slot: group.dimension as Slot | 'all',
});

/** The groups and places of a question, each half of a cross for itself. */
function keptPeople({ subjects }: FigureQuery, { groups }: SurveyWords): readonly Kept[] {
  const group = (one: GroupWords | undefined): readonly Kept[] =>
    one === undefined ? [] : [keptGroup(one)];
  const find = (dimensions: readonly string[], name: string): GroupWords | undefined =>
    groups.find(
      (one) => dimensions.includes(one.dimension) && one.group.toLowerCase() === name.toLowerCase(),
    );
  const parts = subjects.flatMap(
    ({ dimension, series, place, people }: Subject): readonly Kept[] => {
      const [own] = series;
      if (place !== undefined)
        return [
          { kind: 'place', place, loose: false, typed: people, at: 0, apart: false, slot: 'place' },
        ];
      if (own === undefined) return [];
      return dimension.startsWith('age-by-')
        ? [...group(find(['age'], own.group)), ...group(find(['sex', 'disability'], own.subgroup))]
        : group(find([dimension], own.group));
    },
  );
  return parts.filter((one, at) => parts.findIndex(({ typed }) => typed === one.typed) === at);
}

/** The people that a message leaves; undefined where it means to leave some out and there are none such. */
function withoutDropped(
  { drops }: Turned,
  read: FollowUpNeeds['read'],
  held: readonly Kept[],
): readonly Kept[] | undefined {
  if (drops === undefined || drops === 'year' || drops === 'measure') return held;
  if (typeof drops === 'string') return held.filter(({ slot }) => slot !== drops);
  const named = read(drops.words).filter((one) => slotsOf(one) !== undefined);
  const left = held.filter(
    (one) =>
      !named.some(
        (each) =>
          slotsOf(each) === one.slot && (only(held, one.slot).length === 1 || isSame(each, one)),
      ),
  );
  return left.length < held.length ? left : undefined;
}

const isSame = (one: ParsedPart, other: ParsedPart): boolean =>
  (one.kind === 'group' && other.kind === 'group' && one.group === other.group) ||
  (one.kind === 'place' && other.kind === 'place' && one.place === other.place);

/** "all ages", which in a question by itself means each of them. */
const isAnyAge = (one: ParsedPart): boolean =>
  one.kind === 'level' && one.level === 'age' && /^(of )?(all|any|every) ages?$/.test(one.typed);

/** An order as it is asked for. */
const orderParts = ({ end, change }: NonNullable<FigureQuery['rank']>): readonly ParsedPart[] => [
  word(end),
  ...(change === undefined ? [] : [{ ...word('trend'), typed: CHANGED[change] }]),
];

const CHANGED = { rise: 'rose', fall: 'fell', move: 'changed' } as const;

/** Of the people asked about before, those that still are. */
function peopleNow(
  before: readonly Kept[],
  named: ReadonlySet<Slot | 'all'>,
  turn: Turned,
  earlier: readonly (readonly Kept[])[],
  words: SurveyWords,
): readonly Kept[] {
  if (turn.act === 'both' || turn.act === 'overlap')
    return named.size > 0 ? before : pairOf(before, earlier, words);
  if (turn.act === 'older' || turn.act === 'younger')
    return nextAge(before, turn.act === 'older' ? 1 : -1, words);
  // The country as a whole stands in the place of its parts, and everybody in the place of all groups.
  const whole = named.has('all') && !before.some(({ slot }) => slot === 'place');
  if (whole && !turn.also) return [];
  return before.filter(({ slot }) => {
    if (slot === 'all') return turn.also && named.size > 0;
    const filled = named.has(slot) || (named.has('all') && slot === 'place');
    return !filled || turn.also;
  });
}

/** Both of two: the groups compared, those of the last two questions, or the two sexes. */
function pairOf(
  before: readonly Kept[],
  earlier: readonly (readonly Kept[])[],
  words: SurveyWords,
): readonly Kept[] {
  if (before.some(({ slot }) => only(before, slot).length > 1)) return before;
  const make = (list: readonly Kept[]): string =>
    [...new Set(list.map(({ slot }) => slot))].sort().join();
  const others = earlier
    .filter((each) => make(each) === make(before))
    .flat()
    .filter((one, at, all) => all.findIndex(({ typed }) => typed === one.typed) === at)
    .filter((one) => !before.some(({ typed }) => typed === one.typed));
  if (others.length > 0) return [...before, ...others];
  return before.some(({ slot }) => slot === 'sex')
    ? [...before.filter(({ slot }) => slot !== 'sex'), ...ofDimension('sex', words)]
    : before;
}

/** The oldest or youngest of several age groups, or the next one to a single one. */
function nextAge(before: readonly Kept[], step: number, words: SurveyWords): readonly Kept[] {
  const ages = only(before, 'age');
  const all = ofDimension('age', words);
  const at = all.findIndex(({ typed }) => typed === ages.at(-1)?.typed);
  const next = ages.length > 1 ? ages.at(step > 0 ? -1 : 0) : (all[at + step] ?? ages[0]);
  const rest = before.filter(({ slot }) => slot !== 'age' && slot !== 'all');
  return next === undefined ? before : [...rest, next];
}

const only = (parts: readonly Kept[], slot: Kept['slot']): readonly Kept[] =>
  parts.filter((one) => one.slot === slot);

const ofDimension = (dimension: 'sex' | 'age', { groups }: SurveyWords): readonly Kept[] =>
  groups.filter((one) => one.dimension === dimension).map((group) => keptGroup(group));

/** Whether two groups of a list were compared before, and not crossed: "Wales and the UK", "disabled people or over 75s". */
function apart({ subjects }: FigureQuery, list: readonly Kept[], at: number): boolean {
  const [one, next] = [list[at - 1]?.slot, list[at]?.slot];
  if (one === undefined || one === next) return false;
  return (
    one === 'all' ||
    next === 'all' ||
    !subjects.some(({ dimension }) => dimension.startsWith('age-by-'))
  );
}

function endOf(
  parts: ParsedWords,
  { act }: Turned,
  before: 'highest' | 'lowest',
): 'highest' | 'lowest' {
  if (act === 'flip') return otherEnd(before);
  const end = parts.tops[0]?.end;
  if (end === 'highest' || parts.says('highest')) return 'highest';
  return end === 'lowest' || parts.says('lowest') ? 'lowest' : before;
}

const otherEnd = (end: 'highest' | 'lowest'): 'highest' | 'lowest' =>
  end === 'highest' ? 'lowest' : 'highest';
