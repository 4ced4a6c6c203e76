import type { Statistic } from '../../loading/statistic';
import type { Chart, Reply } from '../../reply/reply';
import { asResults } from '../bulletin-points';
import { cautionOn75 } from '../cautions';
import { chartSource, note, paragraph, sourceNote, type Knowledge } from './reply-context';

/** One of the six points of the bulletin: its own words, what they say in short, its chart and its cautions. */
export function replyPoint(point: Statistic, knowledge: Knowledge): Reply {
  const isOld = point.data.some(({ population }) => population.includes('75'));
  const caution = isOld ? cautionOn75(knowledge.survey) : undefined;
  return {
    kind: 'statistic',
    title: point.chart.title,
    summary: point.statement,
    blocks: [
      paragraph({ bold: point.seedText }),
      paragraph(point.statement),
      pointChart(point, knowledge),
      ...(caution === undefined ? [] : [note(caution)]),
      sourceNote(knowledge.survey),
    ],
    actions: point.further,
    results: asResults([point], knowledge.survey),
    feedbackOn: point.id,
    shareable: true,
  };
}

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

/** All the points at a glance, with a button for each. */
export function replyOverview(knowledge: Knowledge): Reply {
  const { points } = knowledge;
  const years = knowledge.table.years;
  const more = paragraph(
    'You can also ask about any age group, sex, disability, ethnic group, kind of work, region or local area, ',
    `from ${years[0] ?? ''} to ${years.at(-1) ?? ''}. Try “women over 75”, “trend for 35-44”, “top 5 areas” or the name of where you work.`,
  );
  return {
    kind: 'statistic',
    title: 'Internet use in the UK: the figures',
    summary: points[0]?.statement ?? 'Figures on who uses the internet in the UK.',
    blocks: [
      { kind: 'bullets', items: points.map(({ statement }) => [statement]) },
      more,
      sourceNote(knowledge.survey),
    ],
    actions: points.map(({ label, aliases: [name = label] }) => ({ label, ask: `stats ${name}` })),
    results: asResults(points, knowledge.survey),
    shareable: true,
  };
}
