import type { LaterFigure } from '../loading/later-figure';
import type { Statistic } from '../loading/statistic';
import type { Ranked } from '../reply/reply';
import type { Estimate } from './estimate';
import type { FigureQuery, Quoted } from './figures-query';
import type { Measure } from './record';
import type { Subject } from './subjects';

/** Where the whole data set is found among the resources. */
export const DATA_SET: Ranked = { id: 'ons-internet-users-2020', kind: 'resource', score: 0.5 };

/** The six points of the bulletin, by what they are about. */
const SUBJECTS: Readonly<Record<string, { readonly key: string; readonly measure: Measure }>> = {
  'ons2020-all-adults': { key: 'all|all adults|', measure: 'recent' },
  'ons2020-age-gap': { key: 'age|75+|', measure: 'recent' },
  'ons2020-75plus-trend': { key: 'age|75+|', measure: 'recent' },
  'ons2020-never-used': { key: 'all|all adults|', measure: 'never' },
  'ons2020-disabled': { key: 'disability|equality act disabled|', measure: 'recent' },
};
const REGIONS = 'ons2020-regions';
const REGION_KEYS = ['region|uki', 'region|ukn'];

/** The points nearest to a question, best first. */
export function pointsNear(query: FigureQuery): readonly string[] {
  const trend = query.want === 'trend' || query.years.length > 1;
  const away = query.measures.every((measure) => measure !== 'recent');
  const dimension = query.subjects[0]?.dimension ?? 'all';
  const old = query.subjects.some((one) =>
    one.series.some((series) => /^(75\+|65-74|retired)$/i.test(series.group)),
  );
  const age = trend
    ? ['ons2020-75plus-trend', 'ons2020-age-gap']
    : ['ons2020-age-gap', 'ons2020-75plus-trend'];
  switch (dimension) {
    case 'all':
      return away
        ? ['ons2020-never-used', 'ons2020-all-adults']
        : ['ons2020-all-adults', 'ons2020-never-used'];
    case 'age':
    case 'age-by-sex':
      return away && !old ? ['ons2020-never-used', ...age] : age;
    case 'disability':
    case 'age-by-disability':
      return ['ons2020-disabled', ...(dimension === 'disability' ? [] : age)];
    case 'region':
    case 'nuts2':
    case 'nuts3':
      return [REGIONS];
    case 'economic-activity':
      return old ? [...age, 'ons2020-all-adults'] : ['ons2020-all-adults'];
    case 'sex':
    case 'ethnic-group':
      return ['ons2020-all-adults'];
  }
}

/** Points as results of a reply, with the data set behind them. */
export function asResults(ids: readonly string[]): readonly Ranked[] {
  return [
    ...ids.map((id, index): Ranked => ({
      id,
      kind: 'statistic',
      score: Math.max(0.6, 0.95 - index * 0.1),
    })),
    DATA_SET,
  ];
}

/** The point whose very subject a question asks about, if any. */
export function pointAsked(
  query: FigureQuery,
  points: readonly Statistic[],
): Statistic | undefined {
  if (query.measures.length !== 1) return undefined;
  const id = pointsNear(query)[0];
  const point = points.find((one) => one.id === id);
  if (point === undefined) return undefined;
  const years = new Set(point.data.map((datum) => datum.year));
  const asksYear = query.want === 'trend' || query.years.some((year) => years.has(year));
  if (!asksYear) return undefined;
  const keys = query.subjects.flatMap((one) => one.series.map((series) => series.key));
  if (id === REGIONS)
    return query.measures[0] === 'recent' &&
      query.want !== 'trend' &&
      query.years.includes(2020) &&
      keys.some((key) => REGION_KEYS.includes(key))
      ? point
      : undefined;
  const about = SUBJECTS[point.id];
  return about !== undefined && about.measure === query.measures[0] && keys.includes(about.key)
    ? point
    : undefined;
}

/** How the bulletin itself rounded an estimate, where it gave it and the rounding shows. */
export function inBulletin(one: Estimate, points: readonly Statistic[]): number | undefined {
  for (const point of points)
    for (const datum of point.data)
      if (
        datum.unit === '%' &&
        datum.year === one.year &&
        MEASURE_NAMES[datum.measure] === one.measure &&
        isPopulation(datum.population, one.subject) &&
        datum.value !== one.percent &&
        Math.abs(datum.value - one.percent) <= 0.5
      )
        return datum.value;
  return undefined;
}

const MEASURE_NAMES: Readonly<Record<string, Measure>> = {
  'recent internet users': 'recent',
  'never used the internet': 'never',
};

function isPopulation(population: string, subject: Subject): boolean {
  const key = subject.series.at(-1)?.key ?? '';
  const place = /^Adults aged 16 and over, (.+)$/.exec(population)?.[1];
  if (place !== undefined) return subject.place?.name === place;
  return (
    (population === 'UK adults aged 16 and over' && key === 'all|all adults|') ||
    (population === 'UK adults aged 75 and over' && key === 'age|75+|') ||
    (population.startsWith('UK disabled adults') && key === 'disability|equality act disabled|')
  );
}

/** The point that gives a quoted figure: "92%" is in the one on all adults. */
export function pointWith(quoted: Quoted, points: readonly Statistic[]): Statistic | undefined {
  return points.find((point) =>
    point.data.some((datum) => datum.unit === quoted.unit && datum.value === quoted.value),
  );
}

/** Words too common in other surveys' figures to tell them apart. */
const COMMON = new Set(['media', 'social', 'online', 'internet', 'use', 'used', 'people']);

/**
 * Other surveys' figures on what was asked, nearest first, at most three. `asked` is what the reader named;
 * `subject` is where to look when no figure names that.
 */
export function laterFigures(
  asked: readonly string[],
  subject: string,
  ages: readonly number[],
  figures: readonly LaterFigure[],
): readonly LaterFigure[] {
  const named = asked
    .flatMap((one) => one.toLowerCase().split(/\s+/))
    .filter((word) => word.length > 3 && !COMMON.has(word));
  const about = (figure: LaterFigure): string =>
    `${figure.measure} ${figure.subject}`.toLowerCase();
  const exact = figures.filter((figure) =>
    named.some((word) => figure.measure.toLowerCase().includes(word)),
  );
  const broad = figures.filter((figure) => about(figure).includes(subject.toLowerCase()));
  const general = broad.filter((figure) => figure.subject === 'social media overall');
  const pool = exact.length > 0 ? exact : general.length > 0 ? general : broad;
  const fit = (figure: LaterFigure): number => {
    const aged = /aged \d|\d and over/.test(
      figure.population.replace(/aged 1[68] and over|1[68] and over/g, ''),
    );
    if (!aged) return ages.length > 0 ? 1 : 2;
    return ages.some((age) => figure.population.includes(String(age))) ? 3 : 0;
  };
  return [...pool].sort((a, b) => fit(b) - fit(a) || b.year - a.year).slice(0, 3);
}
