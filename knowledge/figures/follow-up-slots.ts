import type { FigureQuery } from './figures-query';
import type { Turned } from './follow-up-words';
import { kindOf, kindOfLevel, type ParsedWords } from './parsed-words';
import { isWord, type ParsedPart } from './parsed-part';
import type { Subject } from './subjects';
import type { GroupWords, SurveyWords, WordKind } from './word-schemas';

/** By what people are divided: a slot of a question, which a follow-up fills, keeps or empties. */
export type Slot = 'age' | 'sex' | 'disability' | 'ethnic-group' | 'economic-activity' | 'place';
/** A group or place of an earlier question, as a part of a new one. */
export type Kept = ParsedPart & { readonly slot: Slot | 'all' };

/** What a part fills; undefined where it names no people and no year. */
export function slotsOf(one: ParsedPart): Slot | 'all' | 'year' | undefined {
  if (one.kind === 'years') return 'year';
  if (isWord(one, 'uk')) return 'all';
  const kind = one.kind === 'level' ? kindOfLevel(one.level) : kindOf(one);
  return kind === 'measure' ? undefined : (kind as Slot | 'all' | undefined);
}

/** The slots of people that parts fill. */
export const slotsIn = (parts: ParsedWords): ReadonlySet<Slot | 'all'> =>
  new Set(
    parts.found.flatMap((one) => {
      const slot = slotsOf(one);
      return slot === undefined || slot === 'year' ? [] : [slot];
    }),
  );

/** A part that says one thing of a question. */
export const word = (kind: WordKind): ParsedPart => ({
  kind: 'word',
  word: kind,
  typed: kind,
  at: 0,
  apart: false,
});
/** The part that says “internet use”. */
export const SUBJECT = word('subject');

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
export function keptPeople({ subjects }: FigureQuery, { groups }: SurveyWords): readonly Kept[] {
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
export function withoutDropped(
  { drops }: Turned,
  read: (words: string) => readonly ParsedPart[],
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

/** Whether two parts name the same group or place. */
export const isSame = (one: ParsedPart, other: ParsedPart): boolean =>
  (one.kind === 'group' && other.kind === 'group' && one.group === other.group) ||
  (one.kind === 'place' && other.kind === 'place' && one.place === other.place);

/** "all ages", which in a question by itself means each of them. */
export const isAnyAge = (one: ParsedPart): boolean =>
  one.kind === 'level' && one.level === 'age' && /^(of )?(all|any|every) ages?$/.test(one.typed);

/** Of the people asked about before, those that still are. */
export function peopleNow(
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
export function apart({ subjects }: FigureQuery, list: readonly Kept[], at: number): boolean {
  const [one, next] = [list[at - 1]?.slot, list[at]?.slot];
  if (one === undefined || one === next) return false;
  return (
    one === 'all' ||
    next === 'all' ||
    !subjects.some(({ dimension }) => dimension.startsWith('age-by-'))
  );
}
