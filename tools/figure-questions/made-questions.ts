import { nameOf, placeNamed, shortNameOf } from './names';
import type { Published } from './published';
import {
  CHANGES,
  CHARTS,
  COMPARE,
  COUNTS,
  LIMIT_CHARTS,
  LIMITED,
  LIMITS,
  NOW,
  ONE,
  RANKS,
  SEVERAL,
  TREND,
} from './phrasings';

/** A question made from the published table, and what a right answer says. */
export interface MadeQuestion {
  readonly kind: string;
  readonly question: string;
  /** Each must be in the first sentences of the reply: one of its spellings. */
  readonly says: readonly (readonly string[])[];
  /** Whether the first percent of the reply must be the first thing it says. */
  readonly first?: boolean;
  /** What the reply must show: a chart of a form, or one with limits. */
  readonly chart?: 'any' | 'line' | 'limits';
  /** Names that the reply must hold, of an area that shares its name with another. */
  readonly names?: readonly string[];
}

export type Half = 'seen' | 'unseen';

const percent = (row: Published): string => `${row.percent.toFixed(1)}%`;
const thousand = (row: Published): string => `${row.thousands.toLocaleString('en-GB')} thousand`;

/** Not asked for by staff: the groups of the 2013 definition, and crosses with everybody. */
const isAsked = ({ dimension, group }: Published): boolean =>
  !(dimension === 'disability' && !/Equality/.test(group)) &&
  !(dimension.startsWith('age-by-') && group === 'All');

/**
 * Questions in many phrasings about rows of every kind, `most` of them for a single figure. The same each time.
 * A half keeps to every second phrasing.
 */
export function madeQuestions(
  published: readonly Published[],
  most: number,
  half?: Half,
): readonly MadeQuestion[] {
  const rows = published.filter(isAsked);
  const kept = <Item>(list: readonly Item[]): readonly Item[] =>
    half === undefined ? list : list.filter((_, at) => (at % 2 === 0) === (half === 'seen'));
  const alike = (row: Published): readonly Published[] =>
    rows.filter(
      (one) =>
        one.measure === row.measure &&
        one.year === row.year &&
        (one === row ||
          (one.code !== '' && placeNamed(one.group) === placeNamed(row.group)) ||
          (row.code !== '' && bare(one) === bare(row))),
    );
  const find = (row: Published, year: string, measure = row.measure): Published | undefined =>
    rows.find(
      (one) =>
        one.dimension === row.dimension &&
        one.code === row.code &&
        one.group === row.group &&
        one.subgroup === row.subgroup &&
        one.measure === measure &&
        one.year === year,
    );
  const made: MadeQuestion[] = [];
  const add = (
    kind: string,
    question: string,
    says: MadeQuestion['says'],
    more: Partial<MadeQuestion> = {},
  ): void => {
    made.push({ kind, question, says, ...more });
  };

  const chosen = evenly(rows, most);
  chosen.forEach((row, at) => {
    const phrases = kept(ONE[row.measure] ?? []);
    const phrase = phrases[(at * 7) % phrases.length];
    if (phrase === undefined) return;
    const right = alike(row).map(percent);
    add(row.measure, phrase(nameOf(row, at), row.year), [right], { first: true });
  });
  // Of all adults other surveys have newer figures.
  evenly(
    rows.filter(
      ({ year, measure, dimension }) =>
        year === '2020' && measure === 'recent' && dimension !== 'all',
    ),
    Math.ceil(most / 8),
  ).forEach((row, at) => {
    const phrases = kept(NOW);
    const phrase = phrases[at % phrases.length];
    if (phrase !== undefined)
      add('no year', phrase(nameOf(row, at)), [alike(row).map(percent)], { first: true });
  });
  evenly(
    rows.filter(({ measure }) => measure in COUNTS),
    Math.ceil(most / 5),
  ).forEach((row, at) => {
    const phrases = kept(COUNTS[row.measure] ?? []);
    const phrase = phrases[at % phrases.length];
    if (phrase !== undefined)
      add('count', phrase(nameOf(row, at), row.year), [alike(row).map(thousand)]);
  });
  evenly(
    rows.filter(({ low, high }) => low !== '' && high !== ''),
    Math.ceil(most / 6),
  ).forEach((row, at) => {
    const phrase = kept(LIMITS)[at % kept(LIMITS).length];
    if (phrase !== undefined)
      add('limits', phrase(`${nameOf(row, at)} ${LIMITED[row.measure] ?? ''}`, row.year), [
        alike(row).map(
          ({ low, high }) => `${Number(low).toFixed(1)}% to ${Number(high).toFixed(1)}%`,
        ),
      ]);
  });
  const recent = rows.filter(
    ({ measure, dimension }) => measure === 'recent' && !/nuts3/.test(dimension),
  );
  evenly(recent, Math.ceil(most / 8)).forEach((row, at) => {
    const near = recent.filter(
      (one) =>
        one.dimension === row.dimension && one.year === row.year && one.subgroup === row.subgroup,
    );
    const other = near[(near.indexOf(row) + 1 + (at % 3)) % near.length];
    const phrase = kept(COMPARE)[at % kept(COMPARE).length];
    if (
      phrase === undefined ||
      other === undefined ||
      other === row ||
      row.percent === other.percent
    )
      return;
    const names = /^(region|nuts)/.test(row.dimension)
      ? ([shortNameOf(row), shortNameOf(other)] as const)
      : ([nameOf(row, at), nameOf(other, at)] as const);
    add('compare', phrase(names[0], names[1], row.year), [
      alike(row).map(percent),
      alike(other).map(percent),
    ]);
  });
  evenly(
    recent.filter(({ year }) => Number(year) < 2020),
    Math.ceil(most / 8),
  ).forEach((row, at) => {
    const last = find(row, '2020');
    if (last === undefined) return;
    const several = kept(SEVERAL)[at % kept(SEVERAL).length];
    const trend = kept(TREND)[at % kept(TREND).length];
    if (several !== undefined)
      add('several years', several(nameOf(row, at), row.year, '2020'), [
        [percent(row)],
        [percent(last)],
      ]);
    if (trend !== undefined)
      add('trend', trend(nameOf(row, at + 1), row.year), [[percent(row)], [percent(last)]], {
        chart: 'line',
      });
  });
  for (const [index, [level, dimension]] of LEVELS.entries())
    for (const [key, phrases] of Object.entries(RANKS)) {
      const [measure = '', end = ''] = key.split(' ');
      if (dimension === 'economic-activity' && measure === 'never') continue;
      kept(phrases).forEach((phrase, at) => {
        const year = String(2014 + ((index + at * 3) % 7));
        const own = rows.filter(
          (one) => one.dimension === dimension && one.measure === measure && one.year === year,
        );
        const top = extreme(own, end === 'high');
        if (top.length > 0)
          add('rank', phrase(level, year), [[percent(top[0] as Published)]], { first: true });
      });
    }
  for (const [level, dimension] of LEVELS.slice(0, 3))
    kept(CHANGES).forEach((phrase, at) => {
      const from = String(2014 + at);
      const own = rows.filter(
        (one) => one.dimension === dimension && one.measure === 'recent' && one.year === from,
      );
      const rise = (row: Published): number =>
        Math.round(((find(row, '2020')?.percent ?? -100) - row.percent) * 10);
      const best = [...own].sort((a, b) => rise(b) - rise(a))[0];
      const last = best === undefined ? undefined : find(best, '2020');
      if (best !== undefined && last !== undefined)
        add('rank by change', phrase(level, from, '2020'), [[percent(best)], [percent(last)]]);
    });
  for (const [index, [, dimension, by]] of LEVELS.slice(0, 4).entries())
    kept(CHARTS).forEach((phrase, at) => {
      const year = String(2014 + ((index + at) % 7));
      const own = rows.filter(
        (one) => one.dimension === dimension && one.measure === 'recent' && one.year === year,
      );
      add('chart', phrase(by, year), [[percent(extreme(own, true)[0] as Published)]], {
        chart: 'any',
      });
    });
  for (const [measure, by] of LIMITED_LEVELS)
    kept(LIMIT_CHARTS).forEach((phrase) => {
      add('chart with limits', phrase(by, measure), [], { chart: 'limits' });
    });
  for (const row of SAME_NAMES(rows)) {
    const year = row.year;
    const others = alike(row);
    add(
      'same name',
      `what % of adults in ${bareName(row)} used the internet in ${year}`,
      [others.map(percent)],
      {
        first: true,
        names: others.map(({ dimension, group }) =>
          dimension === 'nuts2' ? placeNamed(group) : placeNamed(group),
        ),
      },
    );
  }
  return made;
}

const LEVELS = [
  ['region', 'region', 'by region'],
  ['age group', 'age', 'by age'],
  ['ethnic group', 'ethnic-group', 'by ethnic group'],
  ['employment group', 'economic-activity', 'by economic activity'],
] as const;
const LIMITED_LEVELS = [
  ['never used the internet', 'by age'],
  ['not online', 'by region'],
  ['internet use', 'by ethnic group'],
  ['not online', 'by ethnic group'],
] as const;

function extreme(rows: readonly Published[], high: boolean): readonly Published[] {
  const ordered = [...rows].sort((a, b) => (high ? b.percent - a.percent : a.percent - b.percent));
  return ordered.filter((one) => one.percent === ordered[0]?.percent);
}

/** Areas without what tells two of one name apart: "Kent CC" is Kent. */
const bareName = ({ group }: Published): string =>
  placeNamed(group).replace(/ county council area$/, '');
const bare = (row: Published): string =>
  `${row.code === '' ? row.dimension : ''}${bareName(row)}${row.subgroup}`;

/** One row of each larger area in whose year a smaller one of its name has a figure too. */
const SAME_NAMES = (rows: readonly Published[]): readonly Published[] =>
  rows.filter(
    (row, at) =>
      row.dimension === 'nuts2' &&
      row.measure === 'recent' &&
      at % 2 === 0 &&
      rows.some(
        (one) =>
          one.dimension === 'nuts3' &&
          one.code.startsWith(row.code) &&
          one.year === row.year &&
          one.measure === 'recent' &&
          bareName(one) === bareName(row) &&
          one.percent !== row.percent,
      ),
  );

/** So many rows, as many from each dimension as may be, spread over its years and measures. */
function evenly(rows: readonly Published[], many: number): readonly Published[] {
  const dimensions = [...new Set(rows.map(({ dimension }) => dimension))];
  const each = Math.ceil(many / dimensions.length);
  return dimensions.flatMap((dimension) => {
    const own = rows.filter((one) => one.dimension === dimension);
    const step = Math.max(1, own.length / each);
    return Array.from(
      { length: Math.min(each, own.length) },
      (_, at) => own[Math.floor(at * step)] as Published,
    );
  });
}
