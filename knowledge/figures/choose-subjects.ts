import type { AgeSpan } from './ages';
import type { ParsedWords, Side } from './parsed-words';
import type { Subject, Subjects } from './subjects';
import { joined } from './wording';
import type { GroupWords, Level } from './word-schemas';

/** The subjects a question is about, or why there are none. */
export type Chosen =
  | { readonly subjects: readonly Subject[]; readonly readings: readonly string[] }
  | Missing
  | { readonly population: string };

/** What the survey lacks, and the nearest that it has. */
interface Missing {
  readonly missing: string;
  readonly show: readonly Subject[];
}

const CROSS_LEVELS = ['age', 'sex', 'disability', 'ethnic-group', 'economic-activity'] as const;

/** What one side of a comparison names, by dimension. */
interface Named {
  readonly ages: readonly GroupWords[];
  readonly others: ReadonlyMap<string, readonly GroupWords[]>;
  readonly places: readonly Subject[];
  readonly everyone: boolean;
}

/** Chooses the groups and places a question is about; nobody named means all adults. */
export function chooseSubjects(parts: ParsedWords, subjects: Subjects): Chosen {
  const readings: string[] = [];
  const named: Named[] = [];
  // "the age groups over 45" are each of them.
  const asksEach = parts.says('sum') || parts.levels.includes('age');
  for (const side of parts.sides) {
    const one = nameSide(side, subjects, readings, asksEach);
    if ('missing' in one || 'population' in one) return one;
    named.push(one);
  }
  const levelled = named.map((one) => addLevels(one, parts.levels, subjects));
  const kinds = levelled.map(dimensionsOf);
  const shared = kinds.every((own) =>
    own.some((kind) => kinds.every((other) => other.includes(kind))),
  );
  const same = kinds.every((own) => own.join() === kinds[0]?.join());
  const together = levelled.length > 1 && shared && !same ? [merge(levelled)] : levelled;
  const chosen: Subject[] = [];
  const compares = parts.says('compare', 'gap');
  for (const one of together) {
    const made = crossSide(one, subjects, compares);
    if ('missing' in made) return made;
    chosen.push(...made);
  }
  const unique = chosen.filter(
    (one, index) => chosen.findIndex((other) => other.people === one.people) === index,
  );
  return { subjects: unique.length > 0 ? unique : [subjects.everyone], readings };
}

function nameSide(
  side: Side,
  subjects: Subjects,
  readings: string[],
  asksEach: boolean,
): Named | Missing | { readonly population: string } {
  const others = new Map<string, GroupWords[]>();
  const ages: GroupWords[] = [];
  let everyone = side.uk;
  for (const group of side.groups)
    if (group.dimension === 'all') everyone = true;
    else if (group.dimension === 'age') ages.push(group);
    else others.set(group.dimension, [...(others.get(group.dimension) ?? []), group]);
  for (const span of side.ages) {
    if (span.from <= 16 && span.to === undefined) {
      everyone = true;
      if (span.from < 16) readings.push('The survey covers adults aged 16 and over.');
      continue;
    }
    if (
      span.from === 16 &&
      span.to === 44 &&
      side.groups.length + side.ages.length + side.places.length === 1
    )
      return { population: 'aged 16 to 44' };
    // The survey begins at 16, so that "under 25" is its 16 to 24.
    const young = span.from < 16 && span.to !== undefined && span.to >= 16;
    const { bands, exact } = subjects.bands(young ? { from: 16, to: span.to } : span);
    if (young && exact) readings.push('The survey covers adults aged 16 and over.');
    if (!exact || (bands.length !== 1 && !asksEach)) return noBand(span, bands, subjects);
    ages.push(...bands);
    if (span.to === undefined && bands.length === 1)
      readings.push(
        `The age group is ${span.from} and over: it includes people aged ${span.from}.`,
      );
  }
  for (const { typed, span } of side.vagueAges) {
    // "older men over 75" are men over 75.
    if (side.ages.some((one) => isWithin(one, span))) continue;
    const { bands } = subjects.bands({ from: span.from, to: span.to });
    ages.push(...bands);
    readings.push(
      `I read “${typed}” as the age groups ${joined(bands.map((band) => band.short))}; the survey has no one figure for them together.`,
    );
  }
  const places = side.places.map(({ place, loose }) => {
    if (loose && place.note !== undefined) readings.push(place.note);
    return subjects.place(place);
  });
  return { ages, others, places, everyone };
}

const isWithin = (
  inner: AgeSpan,
  outer: { readonly from: number; readonly to?: number },
): boolean => inner.from >= outer.from && (inner.to ?? Infinity) <= (outer.to ?? Infinity);

function noBand(span: AgeSpan, bands: readonly GroupWords[], subjects: Subjects): Missing {
  if (span.to !== undefined && span.to < 16)
    return { missing: 'anyone under 16. It covers adults aged 16 and over', show: [] };
  const show = bands.flatMap((band) => subjects.group(band) ?? []);
  const names = joined(bands.map((band) => band.short));
  const [only, other] = bands;
  if (only !== undefined && other === undefined)
    return { missing: `${spanName(span)} alone. It is counted in ${names}`, show };
  return { missing: `${spanName(span)} as one group. It has ${names}`, show };
}

const spanName = ({ from, to }: AgeSpan): string =>
  to === undefined
    ? `ages ${from} and over`
    : from === to
      ? `age ${from}`
      : from < 16
        ? `ages up to ${to}`
        : `ages ${from} to ${to}`;

/** Adds every group of a dimension that is asked for as a whole ("by age"), unless some of it is named. */
function addLevels(named: Named, levels: readonly Level[], subjects: Subjects): Named {
  const wanted = levels.flatMap((level) => CROSS_LEVELS.find((one) => one === level) ?? []);
  let { ages } = named;
  const others = new Map(named.others);
  for (const level of wanted)
    if (level === 'age') ages = ages.length > 0 ? ages : subjects.groupsOf('age');
    else if (!others.has(level)) others.set(level, subjects.groupsOf(level));
  return { ...named, ages, others };
}

const dimensionsOf = (named: Named): readonly string[] =>
  [
    ...(named.ages.length > 0 ? ['age'] : []),
    ...named.others.keys(),
    ...(named.places.length > 0 ? ['place'] : []),
    ...(named.everyone && named.ages.length + named.others.size + named.places.length === 0
      ? ['all']
      : []),
  ].sort();

/** "men vs women over 75": what only one side says holds for both. */
function merge(sides: readonly Named[]): Named {
  const others = new Map<string, readonly GroupWords[]>();
  for (const side of sides)
    for (const [dimension, groups] of side.others)
      others.set(dimension, [...new Set([...(others.get(dimension) ?? []), ...groups])]);
  return {
    ages: [...new Set(sides.flatMap((side) => side.ages))],
    others,
    places: sides.flatMap((side) => side.places),
    everyone: sides.some((side) => side.everyone),
  };
}

function crossSide(
  named: Named,
  subjects: Subjects,
  compares: boolean,
): readonly Subject[] | Missing {
  const { ages, others, places, everyone } = named;
  const [first, ...more] = [...others.entries()];
  const withEveryone = (list: readonly Subject[]): readonly Subject[] =>
    list.length === 0
      ? everyone
        ? [subjects.everyone]
        : []
      : everyone && (compares || places.length > 0)
        ? [...list, subjects.everyone]
        : list;
  const single = (groups: readonly GroupWords[]): readonly Subject[] =>
    groups.flatMap((group) => subjects.group(group) ?? []);
  const parted = [
    ...(ages.length > 0 ? [single(ages)] : []),
    ...[...others.values()].map(single),
    ...(places.length > 0 ? [places] : []),
  ];
  const apart = () => {
    const names = [
      ...(ages.length > 0 ? ['age'] : []),
      ...[...others.keys()].map((dimension) => DIMENSION_NAMES[dimension] ?? dimension),
      ...(places.length > 0 ? ['area'] : []),
    ];
    return {
      missing: `${joined(names)} together. It gives each on its own, and crosses age only with sex and with disability`,
      show: parted.flat(),
    };
  };
  if (parted.length <= 1) return withEveryone(parted[0] ?? []);
  if (parted.length > 2 || places.length > 0 || more.length > 0 || first === undefined)
    return apart();
  const [dimension, groups] = first;
  if (dimension !== 'sex' && dimension !== 'disability') return apart();
  const crossed = ages.flatMap((age) => groups.map((group) => subjects.cross(age, group)));
  if (crossed.some((one) => one === undefined)) return apart();
  return withEveryone(crossed.filter((one) => one !== undefined));
}

const DIMENSION_NAMES: Readonly<Record<string, string>> = {
  sex: 'sex',
  disability: 'disability',
  'ethnic-group': 'ethnic group',
  'economic-activity': 'economic activity',
};
