import {
  renderBlock,
  type Action,
  type BlockRenderers,
  type Chart,
  type Inline,
  type Reply,
} from './reply';

/** A reply as readable text: every fact, figure, year and link in it. For terminals, scripts and plain clients. */
export function plainText(reply: Reply): string {
  const blocks = reply.blocks.map((block) => renderBlock(RENDERERS, block));
  return [reply.title, ...blocks, actions(reply.actions)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Runs of text as one string; a link keeps its address after its words. */
export function plainInline(text: readonly Inline[]): string {
  return text
    .map((run) => {
      if (typeof run === 'string') return run;
      if ('bold' in run) return run.bold;
      return run.link === run.url ? run.url : `${run.link} (${run.url})`;
    })
    .join('');
}

/** A chart's figures as lines of text, one for each category: "2019: 91%". */
export function chartLines(chart: Chart): readonly string[] {
  const one = chart.series.length === 1;
  const places = decimals(chart);
  return chart.categories.map((category, index) => {
    const values = chart.series.map(({ name, values: figures }) => {
      const figure = figures[index];
      const shown =
        figure === null || figure === undefined
          ? 'no figure'
          : `${shownFigure(figure, places)}${chart.unit}`;
      return one ? shown : `${name} ${shown}`;
    });
    return `${category}: ${values.join(', ')}`;
  });
}

/** The most decimal places among a chart's figures, so that 91.0 beside 92.1 keeps its nought. */
function decimals({ series }: Chart): number {
  const figures = series.flatMap(({ values }) => values);
  return Math.max(0, ...figures.map((figure) => String(figure ?? '').split('.')[1]?.length ?? 0));
}

function shownFigure(figure: number, places: number): string {
  return figure.toLocaleString('en-GB', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
}

const RENDERERS: BlockRenderers<string> = {
  paragraph: ({ text }) => plainInline(text),
  note: ({ text }) => plainInline(text),
  bullets: ({ items }) => items.map((item) => `- ${plainInline(item)}`).join('\n'),
  resource: (card) =>
    [
      card.title,
      [card.publisher, card.date].filter(Boolean).join(', '),
      card.summary,
      card.currency ?? '',
      card.linkNote === undefined ? card.url : `${card.linkNote}: ${card.url}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  chart: (chart) =>
    [chart.title, ...chartLines(chart), `Source: ${chart.source.name} (${chart.source.url})`].join(
      '\n',
    ),
  form: ({ label, fields }) =>
    [`${label}:`, ...fields.map((field) => `- ${field.label}: ${field.value}`)].join('\n'),
  buttons: ({ actions }) => actionLines(actions).join('\n'),
};

function actions(all: readonly Action[]): string {
  if (all.length === 0) return '';
  return ['Next:', ...actionLines(all)].join('\n');
}

function actionLines(all: readonly Action[]): readonly string[] {
  return all.map((action) =>
    'ask' in action
      ? `- ${action.label}: type “${action.ask}”`
      : `- ${action.label}: ${action.url}`,
  );
}
