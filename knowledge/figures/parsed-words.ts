import type { AgeSpan } from './ages';
import type { Quoted } from './figures-query';
import { isWord, type ParsedPart, type RankWord } from './parsed-part';
import type {
  AgeWords,
  GroupWords,
  Level,
  MeasureWords,
  NotCoveredWords,
  OtherPlaceWords,
  PlaceWords,
  WordKind,
} from './word-schemas';
import type { YearSpan } from './years';

/** The groups and places of one side of a comparison, sorted by kind. */
export interface Side {
  readonly groups: readonly GroupWords[];
  readonly ages: readonly AgeSpan[];
  readonly vagueAges: readonly { readonly typed: string; readonly span: AgeWords }[];
  readonly places: readonly {
    readonly place: PlaceWords;
    readonly typed: string;
    readonly loose: boolean;
  }[];
  /** Whether the whole country was named. */
  readonly uk: boolean;
}

/** A question's parts, sorted by kind. */
export interface ParsedWords {
  readonly found: readonly ParsedPart[];
  /** One side, or one for each stretch between comparing words that names something. */
  readonly sides: readonly Side[];
  /** Whether "or" stands between groups of two kinds: people who are in one or in the other. */
  readonly either: boolean;
  readonly within: readonly { readonly name: string; readonly place: PlaceWords }[];
  readonly otherPlaces: readonly { readonly other: OtherPlaceWords; readonly typed: string }[];
  readonly measures: readonly { readonly measure: MeasureWords; readonly typed: string }[];
  readonly topics: readonly { readonly topic: NotCoveredWords; readonly typed: string }[];
  readonly levels: readonly Level[];
  readonly years: readonly YearSpan[];
  readonly quoted: readonly (Quoted & { readonly typed: string })[];
  /** Shares given in words: "a third of". */
  readonly fractions: readonly string[];
  readonly tops: readonly {
    readonly many: number;
    readonly end: RankWord;
    readonly nth?: number;
  }[];
  /** How many of a level were asked for without a word of order before it: "which 3 regions". */
  readonly many: number | undefined;
  /** Words that fill no place in the question and are no noise either: the question may turn on them. */
  readonly unknown: readonly string[];
  /** Words that were passed over, in clauses that are about the asking. */
  readonly asides: readonly string[];
  readonly repairs: readonly { readonly typed: string; readonly repaired: string }[];
  /** True where some group means itself even when nothing else is said. */
  readonly standsAlone: boolean;
  says(...words: readonly WordKind[]): boolean;
}

/** Sorts what was found in a question. */
export function sortParts(read: readonly ParsedPart[]): ParsedWords {
  const found = read.map((one, index): ParsedPart => {
    if (isMostOf(read, index)) return { ...one, kind: 'fraction' };
    return isShare(read, index) ? { ...one, kind: 'word', word: 'share' } : one;
  });
  const words = new Set(
    found.flatMap((one): readonly WordKind[] => {
      if (one.kind !== 'word') return [];
      // "history of internet use"
      return one.word === 'trend' && /internet|online/.test(one.typed)
        ? [one.word, 'subject']
        : [one.word];
    }),
  );
  const kind = <Kind extends ParsedPart['kind']>(name: Kind) =>
    found.filter((one): one is Extract<ParsedPart, { kind: Kind }> => one.kind === name);
  const joins = joinsOf(found);
  const stretches: ParsedPart[][] = [[]];
  found.forEach((one, index) => {
    if (isWord(one, 'compare') || joins.get(index) !== undefined) stretches.push([]);
    else stretches.at(-1)?.push(one);
  });
  const sides = stretches.map(readSide).filter(hasSomething);
  const measures = kind('measure');
  return {
    found,
    sides: sides.length > 0 ? sides : [EMPTY],
    either: [...joins.values()].includes('or'),
    within: kind('within'),
    otherPlaces: kind('other-place'),
    measures: measures.filter(
      (one, index) => measures.findIndex(({ measure }) => measure === one.measure) === index,
    ),
    topics: kind('not-covered'),
    levels: [...new Set(kind('level').map((one) => one.level))],
    years: kind('years').map((one) => one.years),
    quoted: kind('quoted').map(({ value, unit, typed }) => ({ value, unit, typed })),
    fractions: kind('fraction').map((one) => one.typed),
    tops: kind('top'),
    many: kind('many')[0]?.many,
    unknown: found.flatMap((one, index) =>
      one.kind === 'unknown' || narrows(found, index) || isOfOwn(found, index) ? [one.typed] : [],
    ),
    asides: found.flatMap((one) => (one.aside === 'passed' ? [one.typed] : [])),
    repairs: found.flatMap(({ typed, repaired }) =>
      repaired === undefined ? [] : [{ typed, repaired }],
    ),
    standsAlone: found.some(
      (one) =>
        (one.kind === 'group' && one.alone) ||
        one.kind === 'place' ||
        one.kind === 'within' ||
        one.kind === 'other-place' ||
        one.kind === 'age' ||
        one.kind === 'ages' ||
        one.kind === 'measure' ||
        (one.kind === 'not-covered' && one.topic.show !== undefined),
    ),
    says: (...asked) => asked.some((word) => words.has(word)),
  };
}

/** Whether a part names a group of people or a place. */
export const isSubject = (one: ParsedPart): boolean => kindOf(one) !== undefined;

/** By what a part divides people; undefined where it doesn't. */
export function kindOf(one: ParsedPart): string | undefined {
  if (one.kind === 'group') return one.group.dimension;
  if (one.kind === 'age' || one.kind === 'ages') return 'age';
  const place = one.kind === 'place' || one.kind === 'within' || one.kind === 'other-place';
  return place ? 'place' : undefined;
}

/** By what a level divides people. */
export const kindOfLevel = (level: Level): string =>
  /^(region|nation|larger|smaller)$/.test(level) ? 'place' : level;

/**
 * Where "and" or "or" stands between groups of two kinds, so that they are two groups and not the people who are in
 * both: "disabled people and over 75s", but not "men and women over 75" or "women who are disabled and live in Wales".
 */
function joinsOf(found: readonly ParsedPart[]): ReadonlyMap<number, 'and' | 'or'> {
  const joins = new Map<number, 'and' | 'or'>();
  found.forEach((one, index) => {
    const kind = kindOf(one);
    if (kind === undefined) return;
    for (let next = index + 1; next < found.length; next++) {
      const other = found[next];
      if (other === undefined) return;
      const second = kindOf(other);
      if (second !== undefined) {
        if (second === kind) return;
        const at = found.findIndex(
          (each, place) => place > index && place < next && /^(and|or|n)$/.test(each.typed),
        );
        const join = found[at]?.typed === 'or' && !lists(found, at) ? 'or' : 'and';
        // "75 and over and disabled" are the same people, and "over 75s and disabled people" are not.
        if (TELLING.test(other.typed) && !/s$/.test(one.typed)) return;
        if (TELLING.test(one.typed) && second === 'age' && !/s$/.test(other.typed)) return;
        // What the survey doesn't cross can't be taken for a cross: the plan says so.
        if (at >= 0 && (found[at]?.typed === 'or' || crosses(kind, second))) joins.set(at, join);
        return;
      }
      const between =
        other.kind === 'word' &&
        (other.word === 'people' || /^(and|or|n|the|of|also|either)$/.test(other.typed));
      if (!between) return;
    }
  });
  return joins;
}

/** What tells of people and does not name them: "disabled and over 75", but not "disabled people and over 75s". */
const TELLING =
  /^(fe)?male$|^((also|not|non|who|are|is|arent|aren't) )*disabled$|^((living|have|has|having|with|without|a|any) )*disability$/;

/**
 * Whether "or" only names what is compared: "are men or over 75s more likely to …", or two groups of one make, as in
 * "women over 75 or men over 75".
 */
function lists(found: readonly ParsedPart[], at: number): boolean {
  if (found.some((one) => /\b(more|less|higher|lower|better|worse|which)\b/.test(one.typed)))
    return true;
  const make = (parts: readonly ParsedPart[]): string =>
    [...new Set(parts.flatMap((one) => kindOf(one) ?? []))].sort().join();
  const before = make(found.slice(0, at));
  return before.includes(',') && before === make(found.slice(at + 1));
}

const crosses = (...kinds: readonly string[]): boolean =>
  kinds.includes('age') && (kinds.includes('sex') || kinds.includes('disability'));

/** "were most women online?", where "most" is a share and orders nothing. */
function isMostOf(found: readonly ParsedPart[], index: number): boolean {
  const one = found[index];
  const next = found[index + 1];
  if (one?.kind !== 'word' || one.word !== 'highest' || one.typed !== 'most') return false;
  const asks = /^(are|were|do|did|have|is)$/.test(found[index - 1]?.typed ?? '');
  const people =
    next?.kind === 'word' && (next.word === 'uk' || (asks && /^(people|subject)$/.test(next.word)));
  if (next === undefined || !(isSubject(next) || people)) return false;
  return !found.some((each) => each.kind === 'level' || isWord(each, 'where', 'who', 'count'));
}

/** Whether "share" is a part of a whole: behind somebody, or a word that leads to a verb, it is what people do to a post. */
function isShare(found: readonly ParsedPart[], index: number): boolean {
  const [one, next, before] = [found[index], found[index + 1], found[index - 1]];
  if (one?.typed !== 'share' || one.kind !== 'unknown') return false;
  if (before === undefined) return next !== undefined && !OBJECTS.test(next.typed);
  if (one.apart || before.kind === 'years') return true;
  if (before.kind === 'measure') return !SHARERS.test(before.typed);
  const ends = next === undefined || next.apart;
  const says = isSubject(before) || isWord(before, 'people', 'who', 'uk');
  return !SHARERS.test(before.typed) && (ends || !(says || OBJECTS.test(next.typed)));
}

const OBJECTS = /^(a|an|the|my|our|your|this|that|these|those|it|them|their|some|any)$/;
const SHARERS =
  /^(to|can|could|should|shall|may|might|must|will|would|i|we|you|they|not|dont|please|do|did|does|and|or|never|who|that|every|each|another|this|your|my|our)$/;

/** "people we see", "women that I know": somebody's own people are no group of the survey. */
function isOfOwn(found: readonly ParsedPart[], index: number): boolean {
  const [verb, person] = [found[index], found[index - 1]];
  if (verb?.kind !== 'word' || verb.word !== 'noise' || verb.apart || person?.apart !== false)
    return false;
  if (!/^(i|we|you|they|he|she)$/.test(person.typed) || !OWNS.test(verb.typed)) return false;
  if (found[index + 1]?.typed === 'to') return false;
  const link = found[index - 2];
  const whom =
    link !== undefined && /^(who|that|whom|which)$/.test(link.typed) ? found[index - 3] : link;
  return whom !== undefined && (isSubject(whom) || isWord(whom, 'people'));
}

const OWNS =
  /^(see|saw|seen|know|knew|get|got|ask|asked|tell|told|help|make|find|found|send|sent|talk|look|have|had)$/;

/** Nouns about data, and words of rank, that narrow a group when they stand right before it: "survey workers", "top women". */
function narrows(found: readonly ParsedPart[], index: number): boolean {
  const one = found[index];
  const next = found[index + 1];
  if (one?.kind !== 'word' || next === undefined || next.apart) return false;
  // "adults but men"
  if (one.typed === 'but') return isSubject(next);
  // "the two youngest groups"
  if (one.word === 'noise' && /\b(two|pair)$/.test(one.typed)) return isSubject(next);
  // "in smaller towns"
  if (one.word === 'compare' && /^(higher|lower|bigger|smaller|larger|greater)$/.test(one.typed))
    return next.kind === 'level' || next.kind === 'group';
  const work = next.kind === 'group' && next.group.dimension === 'economic-activity';
  if (one.word === 'noise')
    return work && /^(info|information|details?|facts?|summary)$/.test(one.typed);
  if (one.word === 'source' || one.word === 'use')
    return work && !/^(chart|graph|plot|used?|uses|using|usage)$/.test(one.typed);
  return (
    /^(highest|lowest|best|worst)$/.test(one.word) &&
    next.kind === 'group' &&
    /^(top|leading|lead|low|high|best|worst|weakest|strongest|leads)$/.test(one.typed) &&
    !found.some((each) => each.kind === 'level')
  );
}

const EMPTY: Side = { groups: [], ages: [], vagueAges: [], places: [], uk: false };

function readSide(found: readonly ParsedPart[]): Side {
  return {
    groups: unique(found.flatMap((one) => (one.kind === 'group' ? [one.group] : []))),
    ages: found.flatMap((one) => (one.kind === 'age' ? [one.ages] : [])),
    vagueAges: found.flatMap((one) =>
      one.kind === 'ages' ? [{ typed: one.typed, span: one.span }] : [],
    ),
    places: found.flatMap((one) =>
      one.kind === 'place'
        ? [{ place: one.place, typed: one.repaired ?? one.typed, loose: one.loose }]
        : [],
    ),
    uk: found.some((one) => isWord(one, 'uk')),
  };
}

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

const hasSomething = (side: Side): boolean =>
  side.groups.length + side.ages.length + side.vagueAges.length + side.places.length > 0 || side.uk;
