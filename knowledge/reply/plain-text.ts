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
    .join('\n\n')
    .replace(UNSEEN, '');
}

/** Controls other than line feed and tab, which a terminal would obey, and marks that turn or hide the direction of text. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

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
  const figure = chartFigure(chart);
  return chart.categories.map((category, index) => {
    const figures = chart.series.map((series) => {
      const shown = figure(series, index);
      return one ? shown : `${series.name} ${shown}`;
    });
    return `${category}: ${figures.join(', ')}`;
  });
}

/** By how many decimals they write: making one takes as long as writing a hundred numbers. */
const writers = new Map<number, Intl.NumberFormat>();

function writerOf(places: number): Intl.NumberFormat {
  const written = { minimumFractionDigits: places, maximumFractionDigits: places };
  const writer = writers.get(places) ?? new Intl.NumberFormat('en-GB', written);
  writers.set(places, writer);
  return writer;
}

/**
 * Writes a chart's values as they are read: "99%", "8.3% (8.0% to 8.6%)" with its limits, "no figure". All of them have
 * as many decimals as the longest has, so that 91.0 beside 92.1 keeps its nought.
 */
export function chartFigure({
  series: all,
  unit,
}: Chart): (series: Chart['series'][number], at: number) => string {
  const values = all.flatMap((one) => [...one.values, ...(one.limits ?? []).flat()]);
  const places = Math.max(0, ...values.map((one) => String(one ?? '').split('.')[1]?.length ?? 0));
  const writer = writerOf(places);
  const text = (value: number): string => `${writer.format(value)}${unit}`;
  return (series, at) => {
    const value = series.values[at] ?? null;
    if (value === null) return 'no figure';
    const [low, high] = series.limits?.[at] ?? [null, null];
    if (low !== null && high !== null) return `${text(value)} (${text(low)} to ${text(high)})`;
    if (low !== null) return `${text(value)} (from ${text(low)})`;
    return high === null ? text(value) : `${text(value)} (up to ${text(high)})`;
  };
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
  copyable: ({ label, text }) => `${label}:\n${text}`,
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
