import type { Block, DataTableBlock, KnownBlock, TableBlock } from '@slack/types';
import { chartFigure, chartLines, type Chart } from '../../src/ports';
import { LIMITS } from './limits';
import { clean, cut, markup, richText } from './text';

/** Slack's chart block, which @slack/types 3.2.0 does not have yet. Messages only. */
export interface DataVisualizationBlock extends Block {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; y_label?: string };
  };
}

export type SlackBlock = KnownBlock | DataVisualizationBlock;

/** What is left of a message's allowance when a chart comes to be shown. */
export interface ChartAllowance {
  readonly drawn: boolean;
  /** The best table there is room for: one with a caption and row headers, which screen readers use, or without. */
  readonly table: 'captioned' | 'plain' | undefined;
  /** Slack's id of a picture of it, where one was uploaded instead. */
  readonly picture?: string | undefined;
  /** The reply links to the source elsewhere. */
  readonly cited?: boolean;
}

/** A chart as Slack can show it: drawn where it may be, its figures beneath, its source last. */
export function chartBlocks(chart: Chart, allowed: ChartAllowance): SlackBlock[] {
  const drawn = allowed.drawn ? drawnChart(chart) : undefined;
  const title: SlackBlock = {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: richText([chart.title], LIMITS.richText, true) },
    ],
  };
  const source: SlackBlock = {
    type: 'context',
    elements: [
      {
        type: 'mrkdwn',
        text: `Source: ${markup([{ link: cut(chart.source.name, 500), url: chart.source.url }])}`,
        verbatim: true,
      },
    ],
  };
  const figures = figureTable(chart, allowed.table) ?? figureList(chart);
  // A drawn chart and a caption carry the title, unless it had to be cut.
  const shown = [drawn?.title, 'caption' in figures ? figures.caption : undefined];
  const titled = shown.includes(clean(chart.title)) ? [] : [title];
  const picture = allowed.picture === undefined ? [] : [pictureOf(chart, allowed.picture)];
  const sources = allowed.cited === true ? [] : [source];
  return [...titled, ...(drawn ? [drawn] : []), ...picture, figures, ...sources];
}

function pictureOf(chart: Chart, id: string): SlackBlock {
  const alt = cut(clean(chart.alt), LIMITS.imageAlt) || 'Chart';
  return { type: 'image', alt_text: alt, slack_file: { id } };
}

/** Slack's own chart, or nothing where the figures would break one of its limits. */
export function drawnChart(chart: Chart): DataVisualizationBlock | undefined {
  const categories = labels(chart.shortNames ?? chart.categories);
  const names = labels(chart.series.map((series) => series.name));
  const whole = chart.series.every(
    ({ values }) =>
      values.length === chart.categories.length &&
      values.every((value) => value !== null && Number.isFinite(value)),
  );
  if (!whole || categories === undefined || names === undefined) return undefined;
  if (categories.length > LIMITS.chartCategories || names.length > LIMITS.chartSeries) {
    return undefined;
  }
  const unit = cut(clean(chart.unit).trim(), LIMITS.chartAxis);
  return {
    type: 'data_visualization',
    title: cut(clean(chart.title), LIMITS.chartTitle) || '–',
    chart: {
      type: chart.form === 'line' ? 'line' : 'bar',
      series: chart.series.map(({ values }, at) => ({
        name: names[at] ?? '',
        data: categories.map((label, point) => ({ label, value: values[point] ?? 0 })),
      })),
      axis_config: {
        categories,
        ...(unit === '' ? {} : { y_label: unit }),
      },
    },
  };
}

function figureTable(
  chart: Chart,
  kind: ChartAllowance['table'],
): TableBlock | DataTableBlock | undefined {
  if (kind === undefined) return undefined;
  if (chart.series.length === 0 || chart.series.length + 1 > LIMITS.tableColumns) return undefined;
  if (chart.categories.length === 0 || chart.categories.length + 1 > LIMITS.tableRows) {
    return undefined;
  }
  const figure = chartFigure(chart);
  const heading = chart.form === 'line' ? 'When' : 'Group';
  const rows = [
    [heading, ...chart.series.map(({ name }) => name)],
    ...chart.categories.map((category, at) => [
      category,
      ...chart.series.map((series) => figure(series, at)),
    ]),
  ];
  if (rows.flat().join('').length > LIMITS.tableText) return undefined;
  const cells = rows.map((row) =>
    row.map((cell) => ({ type: 'raw_text' as const, text: cut(clean(cell), 200) || '–' })),
  );
  if (kind === 'captioned') {
    return {
      type: 'data_table',
      caption: cut(clean(chart.title), LIMITS.tableCaption) || '–',
      row_header_column_index: 0,
      page_size: chart.categories.length,
      rows: cells,
    };
  }
  return {
    type: 'table',
    column_settings: [
      { is_wrapped: true },
      ...chart.series.map(() => ({ align: 'right' as const, is_wrapped: true })),
    ],
    rows: cells,
  };
}

function figureList(chart: Chart): SlackBlock {
  const lines = chartLines(chart);
  const shown = lines.slice(0, LIMITS.listItems);
  if (shown.length < lines.length) shown.push(`… and ${lines.length - shown.length} more`);
  const share = Math.min(400, Math.floor(LIMITS.tableText / Math.max(1, shown.length)));
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: (shown.length > 0 ? shown : ['No figures']).map((line) => ({
          type: 'rich_text_section',
          elements: richText([line], share),
        })),
      },
    ],
  };
}

/** Labels short enough to draw; undefined when shortening would make two the same. */
function labels(long: readonly string[]): string[] | undefined {
  const short = long.map((label) => cut(clean(label), LIMITS.chartLabel));
  const usable = short.length > 0 && short.every((label) => label.trim() !== '');
  return usable && new Set(short).size === short.length ? short : undefined;
}
