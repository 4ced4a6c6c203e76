import type { Chart } from '../../reply/reply';
import type { Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, joined, leadTitle, percentText, SHORT_MEASURE } from '../wording';
import { chartSource, measureName, type Knowledge } from './reply-context';

/** Ages crossed with sex or disability: a group of bars for each age, a series for each of the others. */
export function crossChart(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Chart | undefined {
  const { subjects, years, measures } = query;
  const crossed = subjects.every((one) => one.dimension.startsWith('age-by-'));
  const measure = measures[0];
  const year = years[0];
  if (
    !crossed ||
    measure === undefined ||
    measures.length > 1 ||
    year === undefined ||
    years.length > 1
  )
    return undefined;
  const ages = unique(subjects.map((one) => one.series[0]?.group ?? ''));
  const others = unique(subjects.map((one) => one.series[0]?.subgroup ?? ''));
  if (ages.length < 2 || others.length < 2 || ages.length * others.length !== subjects.length)
    return undefined;
  const name = (dimensions: readonly string[], group: string): string =>
    knowledge.words.groups.find(
      (one) =>
        dimensions.includes(one.dimension) && one.group.toLowerCase() === group.toLowerCase(),
    )?.short ?? group;
  const value = (age: string, other: string): number | null => {
    const one = found.find(
      ({ subject: { series } }) => series[0]?.group === age && series[0].subgroup === other,
    );
    return (query.unit === 'thousands' ? one?.thousands : one?.percent) ?? null;
  };
  return {
    kind: 'chart',
    form: 'grouped-bar',
    title:
      query.unit === 'thousands'
        ? `${capital(SHORT_MEASURE[measure])} by age: ${joined(others.map((one) => name(['sex', 'disability'], one).toLowerCase()))}, ${year}`
        : leadTitle(found, 'highest', `${SHORT_MEASURE[measure]}, ${year}`),
    unit: query.unit === 'thousands' ? ' thousand' : '%',
    categories: ages.map((age) => name(['age'], age)),
    series: others.map((other) => ({
      name: name(['sex', 'disability'], other),
      values: ages.map((age) => value(age, other)),
    })),
    source: chartSource(knowledge.survey),
    alt: `Bar chart of ${measureName(measure, knowledge.words)} in ${year}. ${found.map((one) => `${one.subject.short}: ${percentText(one.percent)}`).join('. ')}.`,
  };
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
