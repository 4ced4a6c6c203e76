import type { Figures } from './figures';
import type { Content } from './loading/schema';
import type { Statistic } from './loading/statistic';
import type { Chart, Reply } from './reply';

/** The survey's points by themselves: an overview, and each point with its chart. */
export function createSurveyPoints({ statistics, survey }: Content): Figures {
  const point = (id: string): Reply | undefined => {
    const found = statistics.find((candidate) => candidate.id === id);
    return found && pointReply(found);
  };

  function pointReply(statistic: Statistic): Reply {
    const { id, seedText, statement, caveats } = statistic;
    const caution =
      caveats.length === 0 ? [] : [{ kind: 'note', text: [caveats.join(' ')] } as const];
    return {
      kind: 'statistic',
      title: statistic.chart.title,
      summary: statement,
      blocks: [{ kind: 'paragraph', text: [seedText] }, pointChart(statistic), ...caution],
      actions: [{ label: 'All survey figures', ask: 'stats' }],
      results: [{ id, kind: 'statistic', score: 1 }],
      feedbackOn: id,
      shareable: true,
    };
  }

  function pointChart({ chart, altText, data }: Statistic): Chart {
    const [line] = chart.series;
    return {
      kind: 'chart',
      form: line ? 'line' : 'bar',
      title: chart.title,
      unit: '%',
      categories: line ? line.points.map(({ x }) => String(x)) : chart.categories,
      series: [
        {
          name: line?.name ?? chart.title,
          values: line ? line.points.map(({ y }) => y) : chart.values,
        },
      ],
      source: { name: chart.sourceLine, url: survey?.canonicalUrl ?? data[0]?.sourceUrl ?? '' },
      alt: altText,
    };
  }

  return {
    ask: () => undefined,
    point,
    overview: () => ({
      kind: 'list',
      title: 'Survey figures: internet users in the UK, 2020',
      summary: 'Six findings on who uses the internet in the UK.',
      blocks: [
        { kind: 'bullets', items: statistics.map(({ seedText }) => [seedText]) },
        ...(survey
          ? [
              {
                kind: 'note',
                text: [
                  `Source: ${survey.publisher}, `,
                  { link: survey.title, url: survey.canonicalUrl },
                  `, ${survey.published}. ${survey.licence.attribution}.`,
                ],
              } as const,
            ]
          : []),
      ],
      actions: statistics.map(({ id, chart }) => ({ label: chart.title, ask: `show ${id}` })),
      results: statistics.map(({ id }) => ({ id, kind: 'statistic', score: 1 })),
      shareable: true,
    }),
  };
}
