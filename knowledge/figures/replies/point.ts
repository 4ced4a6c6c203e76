import type { Statistic } from '../../loading/statistic';
import type { Action, Block, Chart, Reply } from '../../reply/reply';
import { asResults } from '../bulletin-points';
import { chartSource, sourceNote, type Knowledge } from './reply-context';

/** What a reader may type, and see on a button, for each of the six points. */
export const POINT_TOPICS: readonly {
  readonly id: string;
  readonly label: string;
  readonly topic: string;
}[] = [
  { id: 'ons2020-all-adults', label: 'All adults', topic: 'all adults' },
  { id: 'ons2020-age-gap', label: 'The age gap', topic: 'age gap' },
  { id: 'ons2020-75plus-trend', label: '75 and over since 2013', topic: '75 plus trend' },
  { id: 'ons2020-never-used', label: 'Never used', topic: 'never used' },
  { id: 'ons2020-disabled', label: 'Disabled adults', topic: 'disabled' },
  { id: 'ons2020-regions', label: 'Regions', topic: 'regions' },
];

/** One of the six points of the bulletin: its own words, what they say in short, its chart and its cautions. */
export function replyPoint(point: Statistic, knowledge: Knowledge): Reply {
  const warned = point.id === 'ons2020-75plus-trend' || point.id === 'ons2020-age-gap';
  const caution = warned
    ? knowledge.survey?.cautions.find((one) => one.text.includes('75'))?.text
    : undefined;
  return {
    kind: 'statistic',
    title: point.chart.title,
    summary: point.statement,
    blocks: [
      { kind: 'paragraph', text: [{ bold: point.seedText }] },
      { kind: 'paragraph', text: [point.statement] },
      pointChart(point, knowledge),
      ...(caution === undefined ? [] : [{ kind: 'note' as const, text: [caution] }]),
      sourceNote(knowledge.survey),
    ],
    actions: FURTHER[point.id] ?? [],
    results: asResults([point.id]),
    feedbackOn: point.id,
    shareable: true,
  };
}

const FURTHER: Readonly<Record<string, readonly Action[]>> = {
  'ons2020-all-adults': [
    { label: 'By age', ask: 'internet use by age' },
    { label: 'By region', ask: 'internet use by region' },
  ],
  'ons2020-age-gap': [{ label: 'Every age group', ask: 'internet use by age' }],
  'ons2020-75plus-trend': [{ label: '65 to 74 too', ask: 'trend for 65 to 74 and 75 and over' }],
  'ons2020-never-used': [{ label: 'Never used, by age', ask: 'never used the internet by age' }],
  'ons2020-disabled': [{ label: 'Compare with not disabled', ask: 'internet use by disability' }],
  'ons2020-regions': [{ label: 'Every region', ask: 'internet use by region' }],
};

/** The chart an editor described for a point, with its values as the bulletin rounded them. */
export function pointChart(point: Statistic, knowledge: Knowledge): Chart {
  const { chart } = point;
  const years = chart.series.length > 0;
  const categories = years
    ? [...new Set(chart.series.flatMap((one) => one.points.map(({ x }) => String(x))))]
    : chart.categories;
  return {
    kind: 'chart',
    form: years ? 'line' : 'bar',
    title: chart.title,
    unit: '%',
    categories,
    series: years
      ? chart.series.map((one) => ({
          name: one.name,
          values: categories.map(
            (year) => one.points.find(({ x }) => String(x) === year)?.y ?? null,
          ),
        }))
      : [{ name: chart.xAxis.label, values: chart.values }],
    source: chartSource(knowledge.survey),
    alt: point.altText,
  };
}

/** All six points at a glance, with a button for each. */
export function replyOverview(knowledge: Knowledge): Reply {
  const rows = POINT_TOPICS.flatMap(({ id, ...rest }) => {
    const point = knowledge.points.find((one) => one.id === id);
    return point === undefined ? [] : [{ ...rest, point }];
  });
  const years = knowledge.table.years;
  const more: Block = {
    kind: 'paragraph',
    text: [
      'You can also ask about any age group, sex, disability, ethnic group, kind of work, region or local area, ',
      `from ${years[0] ?? ''} to ${years.at(-1) ?? ''}. Try “women over 75”, “trend for 35-44”, “top 5 areas” or the name of where you work.`,
    ],
  };
  return {
    kind: 'statistic',
    title: 'Internet use in the UK: the figures',
    summary: rows[0]?.point.statement ?? 'Figures on who uses the internet in the UK.',
    blocks: [
      { kind: 'bullets', items: rows.map(({ point }) => [point.statement]) },
      more,
      sourceNote(knowledge.survey),
    ],
    actions: rows.map(({ label, topic }) => ({ label, ask: `stats ${topic}` })),
    results: asResults(rows.map(({ point }) => point.id)),
    shareable: true,
  };
}
