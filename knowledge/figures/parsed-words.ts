import type { AgeSpan } from './ages';
import type { Quoted } from './figures-query';
import type { ParsedPart } from './parse-question';
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
  readonly within: readonly { readonly name: string; readonly place: PlaceWords }[];
  readonly otherPlaces: readonly { readonly other: OtherPlaceWords; readonly typed: string }[];
  readonly measures: readonly MeasureWords[];
  readonly topics: readonly { readonly topic: NotCoveredWords; readonly typed: string }[];
  readonly levels: readonly Level[];
  readonly years: readonly YearSpan[];
  readonly quoted: readonly Quoted[];
  /** Shares given in words: "a third of". */
  readonly fractions: readonly string[];
  readonly tops: readonly number[];
  readonly unknown: readonly string[];
  readonly repairs: readonly { readonly typed: string; readonly repaired: string }[];
  /** True where some group means itself even when nothing else is said. */
  readonly standsAlone: boolean;
  says(...words: readonly WordKind[]): boolean;
}

/** Sorts what was found in a question. */
export function sortParts(found: readonly ParsedPart[]): ParsedWords {
  const words = new Set(found.flatMap((one) => (one.kind === 'word' ? [one.word] : [])));
  const kind = <Kind extends ParsedPart['kind']>(name: Kind) =>
    found.filter((one): one is Extract<ParsedPart, { kind: Kind }> => one.kind === name);
  const stretches: ParsedPart[][] = [[]];
  for (const one of found)
    if (one.kind === 'word' && one.word === 'compare') stretches.push([]);
    else stretches.at(-1)?.push(one);
  const sides = stretches.map(readSide).filter(hasSomething);
  const measures = kind('measure').map((one) => one.measure);
  return {
    found,
    sides: sides.length > 0 ? sides : [EMPTY],
    within: kind('within'),
    otherPlaces: kind('other-place'),
    measures: measures.filter((one, index) => measures.indexOf(one) === index),
    topics: kind('not-covered'),
    levels: [...new Set(kind('level').map((one) => one.level))],
    years: kind('years').map((one) => one.years),
    quoted: kind('quoted').map(({ value, unit }) => ({ value, unit })),
    fractions: kind('fraction').map((one) => one.typed),
    tops: kind('top').map((one) => one.many),
    unknown: kind('unknown').map((one) => one.typed),
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
    uk: found.some((one) => one.kind === 'word' && one.word === 'uk'),
  };
}

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

const hasSomething = (side: Side): boolean =>
  side.groups.length + side.ages.length + side.vagueAges.length + side.places.length > 0 || side.uk;
