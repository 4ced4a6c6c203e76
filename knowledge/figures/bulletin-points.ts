import type { Statistic, SurveySubject } from '../loading/statistic';
import type { Survey } from '../loading/survey';
import type { Ranked } from '../reply/reply';
import type { Estimate } from './estimate';
import type { FigureQuery, Quoted } from './figures-query';
import type { Measure } from './record';
import type { Subject } from './subjects';

/** What each subject of the survey's points is in its table. */
const SUBJECTS: Readonly<
  Record<SurveySubject, { readonly keys: readonly string[]; readonly measure: Measure }>
> = {
  'all-adults': { keys: ['all|all adults|'], measure: 'recent' },
  'age-gap': { keys: ['age|75+|'], measure: 'recent' },
  'oldest-trend': { keys: ['age|75+|'], measure: 'recent' },
  'never-used': { keys: ['all|all adults|'], measure: 'never' },
  disabled: { keys: ['disability|equality act disabled|'], measure: 'recent' },
  regions: { keys: ['region|uki', 'region|ukn'], measure: 'recent' },
};

/** The subjects nearest to a question, best first. */
export function subjectsNear(query: FigureQuery): readonly SurveySubject[] {
  const trend = query.want === 'trend' || query.years.length > 1;
  const away = query.measures.every((measure) => measure !== 'recent');
  const dimension = query.subjects[0]?.dimension ?? 'all';
  const old = query.subjects.some((one) =>
    one.series.some((series) => /^(75\+|65-74|retired)$/i.test(series.group)),
  );
  const age: readonly SurveySubject[] = trend
    ? ['oldest-trend', 'age-gap']
    : ['age-gap', 'oldest-trend'];
  const everyone = ['all-adults', 'never-used'] as const;
  if (dimension === 'all') return away ? [...everyone].reverse() : everyone;
  if (dimension === 'age' || dimension === 'age-by-sex')
    return away && !old ? ['never-used', ...age] : age;
  if (dimension === 'disability') return ['disabled'];
  if (dimension === 'age-by-disability') return ['disabled', ...age];
  if (/^(region|nuts)/.test(dimension)) return ['regions'];
  return dimension === 'economic-activity' && old ? [...age, 'all-adults'] : ['all-adults'];
}

/** The points that cover some subjects, in their order: fewer where the content has none for one. */
export function pointsOn(
  subjects: readonly SurveySubject[],
  points: readonly Statistic[],
): readonly Statistic[] {
  return subjects.flatMap((subject) => points.find(({ covers }) => covers === subject) ?? []);
}

/** Points as results of a reply, with the document behind them. */
export function asResults(
  points: readonly Statistic[],
  survey: Survey | undefined,
): readonly Ranked[] {
  return [
    ...points.map(({ id }, index): Ranked => ({
      id,
      kind: 'statistic',
      score: Math.max(0.6, 0.95 - index * 0.1),
    })),
    ...(survey === undefined
      ? []
      : [{ id: survey.document, kind: 'resource', score: 0.5 } as const]),
  ];
}

/** The point whose very subject a question asks about, if any. */
export function pointAsked(
  query: FigureQuery,
  points: readonly Statistic[],
): Statistic | undefined {
  if (query.measures.length !== 1) return undefined;
  const [point] = pointsOn(subjectsNear(query).slice(0, 1), points);
  if (point === undefined) return undefined;
  const years = new Set(point.data.map((datum) => datum.year));
  const asksYear = query.want === 'trend' || query.years.some((year) => years.has(year));
  if (!asksYear) return undefined;
  const keys = query.subjects.flatMap((one) => one.series.map((series) => series.key));
  const about = SUBJECTS[point.covers];
  const asked = about.measure === query.measures[0] && keys.some((key) => about.keys.includes(key));
  // The point on regions compares them in one year only.
  const ofOneYear = query.want !== 'trend' && query.years.some((year) => years.has(year));
  return asked && (point.covers !== 'regions' || ofOneYear) ? point : undefined;
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
