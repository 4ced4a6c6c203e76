import type { LaterFigure } from '../loading/later-figure';
import type { AgeSpan } from './ages';
import type { OtherSurveyWords } from './word-schemas';
import { joined } from './wording';

/** What a question asks of other surveys, part by part. */
export interface Wanted {
  /** Words that a figure on the subject holds: "social media". */
  readonly subject: string;
  /** Sites and apps that were named. */
  readonly platforms: readonly string[];
  readonly nation: string | undefined;
  readonly ages: AgeSpan | undefined;
  readonly years: readonly number[];
  /** Only figures of later years than this are wanted. */
  readonly after?: number;
  readonly counted: boolean;
  readonly share: boolean;
  /** What else was named that no figure here is divided by: "women", "nurses". */
  readonly others: readonly string[];
}

/** The figures that fit best, and what in the question they do not match, each to follow "There is nothing". */
export interface Chosen {
  readonly figures: readonly LaterFigure[];
  /** Whether the first is of the very people, place and site that were asked about. */
  readonly fits: boolean;
  readonly misses: readonly string[];
}

const SHOWN = 3;

/** The sites and apps that a text names. */
export const platformsIn = (text: string, { platforms }: OtherSurveyWords): readonly string[] =>
  platforms
    .filter(({ spoken }) => spoken.some((one) => ` ${text.toLowerCase()} `.includes(` ${one} `)))
    .map(({ name }) => name);

/** Whether a figure tells of a subject, and of no one site or app. */
const tellsOf = (subject: string, { subjects }: OtherSurveyWords) => {
  const own = subjects.find(({ asked }) => asked === subject);
  return (one: LaterFigure): boolean =>
    one.platform === undefined &&
    (own?.about.includes(one.subject.toLowerCase()) === true ||
      own?.measures.includes(one.measure.toLowerCase()) === true);
};

/** The registered figures that answer a question best: by subject or platform, nation, age and year; newest first. */
export function chooseOthers(
  wanted: Wanted,
  all: readonly LaterFigure[],
  words: OtherSurveyWords,
): Chosen {
  const { after = 0 } = wanted;
  const figures = all.filter(({ year }) => year > after);
  const named = figures.filter(({ platform = '' }) => wanted.platforms.includes(platform));
  const pool = named.length > 0 ? named : figures.filter(tellsOf(wanted.subject, words));
  const inNation = pool.filter(
    (one) => wanted.nation !== undefined && one.nation === wanted.nation,
  );
  const whole = pool.filter((one) => one.nation === undefined);
  const placed = inNation.length > 0 ? inNation : whole.length > 0 ? whole : pool;
  const fitting = placed.filter((one) => sameAges(agesOf(one), wanted.ages));
  const aged =
    wanted.ages === undefined ? placed.filter((one) => agesOf(one) === undefined) : fitting;
  const unaged = placed.filter((one) => agesOf(one) === undefined);
  const people = aged.length > 0 ? aged : unaged;
  const near = (one: LaterFigure): number =>
    wanted.years.length === 0
      ? 0
      : Math.min(...wanted.years.map((year) => Math.abs(year - one.year)));
  const ordered = [...people].sort(
    (a, b) =>
      near(a) - near(b) ||
      (wanted.share ? Number(isCount(a)) - Number(isCount(b)) : 0) ||
      b.year - a.year ||
      Number(isConfirmed(b)) - Number(isConfirmed(a)) ||
      Number(isCount(b) === wanted.counted) - Number(isCount(a) === wanted.counted),
  );
  // A figure whose edition or base nobody has seen does not lead where another is nearly as new.
  const sure = ordered.find(
    (one) =>
      isConfirmed(one) &&
      near(one) === near(ordered[0] ?? one) &&
      (ordered[0]?.year ?? 0) - one.year <= 2,
  );
  const best = sure === undefined ? ordered : [sure, ...ordered.filter((one) => one !== sure)];
  const [first] = best;
  if (first === undefined) return { figures: [], fits: false, misses: [] };
  const elsewhere = wanted.nation !== undefined && first.nation !== wanted.nation;
  const otherAge = wanted.ages !== undefined && !sameAges(agesOf(first), wanted.ages);
  const unnamed = wanted.platforms.length > 0 && named.length === 0;
  return {
    figures: best.slice(0, SHOWN),
    fits: !(elsewhere || otherAge || unnamed) && wanted.others.length === 0,
    misses: [
      ...(unnamed ? [`on ${joined(wanted.platforms)} alone`] : []),
      ...(elsewhere ? [`for ${wanted.nation} alone`] : []),
      ...(otherAge ? [`by that age, so this is for adults of all ages`] : []),
      ...(wanted.years.length > 0 && near(first) > 0
        ? [`for ${joined(wanted.years.map(String))}, so this is ${first.year}`]
        : []),
      ...(wanted.share && isCount(first) ? ['as a percentage'] : []),
      ...(wanted.counted && !isCount(first) ? ['as a number of people'] : []),
      ...(wanted.others.length > 0 ? [`on ${joined(wanted.others)}`] : []),
    ],
  };
}

/** The ages a figure is of; undefined for adults of all ages. */
const agesOf = ({ fromAge, toAge }: LaterFigure): AgeSpan | undefined =>
  fromAge === undefined ? undefined : { from: fromAge, to: toAge };

/** "16 to 24" is near enough to "18 to 24" to be told as that, with its own ages beside it. */
const sameAges = (own: AgeSpan | undefined, asked: AgeSpan | undefined): boolean =>
  own !== undefined &&
  asked !== undefined &&
  own.to === asked.to &&
  Math.abs(own.from - asked.from) <= 2;

const isCount = ({ unit }: LaterFigure): boolean => unit !== '%';

/** Whether the publication and the people asked are known, and not taken from somebody's summary. */
export const isConfirmed = ({ unconfirmed }: LaterFigure): boolean => unconfirmed !== true;

/** What the people or accounts counted are, in plain words. */
export function plainBase({ population, unit, only, unconfirmed }: LaterFigure): string {
  const people = population.replace(/ \([^)]*\)/g, '').replace(/^UK$/, 'the UK');
  if (/identities|accounts|sessions|registrations/.test(unit))
    return `${people}; ${unit.replace(/^million /, '')} are not people, and one person may have several`;
  return [
    people,
    ...(only === undefined ? [] : [`only ${only}`]),
    ...(unconfirmed === true ? ['the edition or who was asked is not certain'] : []),
  ].join('; ');
}

/** A figure as a sentence: who says it, when, how much, of whom. */
export function sayOther(figure: LaterFigure): string {
  const { publisher, year, measure, population, unit, qualifier } = figure;
  const size =
    unit === '%' ? `${figure.value}%` : `${figure.value.toLocaleString('en-GB')} ${unit}`;
  const value = qualifier === undefined ? size : `${qualifier} ${size}`;
  const people = population.replace(/ \([^)]*\)/g, '');
  const doing = /^(use|visited|have|say|get|registered|lack|feel|go|do|cannot|post|actively)/.test(
    measure,
  );
  return unit === '%' && doing
    ? `${value} of ${people.replace(/^Adults/, 'adults')} ${inPast(measure)} in ${year}, ${publisher} found.`
    : `${measure.charAt(0).toUpperCase()}${measure.slice(1)}: ${value} in ${year} (${people}), ${publisher} found.`;
}

const PAST: Readonly<Record<string, string>> = {
  use: 'used',
  have: 'had',
  say: 'said',
  get: 'got',
  lack: 'lacked',
  feel: 'felt',
  go: 'went',
  do: 'did',
  cannot: 'could not',
  post: 'posted',
};

const inPast = (measure: string): string => measure.replace(/^\w+/, (verb) => PAST[verb] ?? verb);
