import type { LaterFigure } from '../loading/later-figure';
import type { AgeSpan } from './ages';
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

/** The names by which readers call a site or app. */
const PLATFORMS: readonly (readonly [name: string, spoken: RegExp])[] = [
  ['Facebook', /\b(facebook|fb|messenger)\b/i],
  ['YouTube', /\byoutube\b/i],
  ['WhatsApp', /\bwhats ?app\b/i],
  ['Instagram', /\binsta(gram)?\b/i],
  ['TikTok', /\btik ?tok\b/i],
  ['X', /\b(twitter|x users|x|(on|use|uses|using) x)\b/i],
  ['LinkedIn', /\blinked ?in\b/i],
  ['Snapchat', /\bsnapchat\b/i],
  ['Pinterest', /\bpinterest\b/i],
  ['Reddit', /\breddit\b/i],
  ['Quora', /\bquora\b/i],
  ['Nextdoor', /\bnextdoor\b/i],
  ['Threads', /\bthreads\b/i],
  ['Bluesky', /\bblue ?sky\b/i],
];
/** The sites and apps that a text names. */
export const platformsIn = (text: string): readonly string[] =>
  PLATFORMS.filter(([, spoken]) => spoken.test(text)).map(([name]) => name);

/** How the figures on a subject are worded. */
const SUBJECTS: Readonly<Record<string, RegExp>> = {
  'social media':
    /^(monthly users|use[ds]?|have)\b[^|]*\bsocial (media|network\w*)( profile| sites or apps)? \||^social media user/i,
  'internet at home': /internet at home|internet access/i,
  'nhs app': /nhs app|login|distinct users/i,
  'digital exclusion': /\| digital exclusion$/i,
  'time online': /time online/i,
  'internet use': /^(adults online in the month|online) \|/i,
  'not online': /^(offline|do not use the internet) \|/i,
  'news online': /\| news online/i,
  'news on social media': /\| news on social media/i,
  misinformation: /\| misinformation/i,
  'health online': /\| health/i,
  'artificial intelligence': /\| artificial intelligence/i,
};

/** The registered figures that answer a question best: by subject or platform, nation, age and year; newest first. */
export function chooseOthers(wanted: Wanted, all: readonly LaterFigure[]): Chosen {
  const { after = 0 } = wanted;
  const figures = all.filter(({ year }) => year > after);
  const named = figures.filter(({ platform = '' }) => wanted.platforms.includes(platform));
  const subject = SUBJECTS[wanted.subject];
  const general = figures.filter(
    (one) =>
      subject?.test(`${one.measure} | ${one.subject}`) === true && one.platform === undefined,
  );
  const pool = named.length > 0 ? named : general;
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
