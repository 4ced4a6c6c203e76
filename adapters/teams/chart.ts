import type {
  CardElement,
  IFactSet,
  IGroupedVerticalBarChart,
  IHorizontalBarChart,
  ILineChart,
  ITable,
  IVerticalBarChart,
} from '@microsoft/teams.cards';
import { chartFigure, type Chart } from '../../src/ports';
import { LIMITS } from './limits';
import { escaped, heading, plain, richText } from './text';

type NativeChart = IVerticalBarChart | IHorizontalBarChart | IGroupedVerticalBarChart | ILineChart;

/** Bars of one series: a second colour would seem to mean something. */
const ONE_COLOUR = { color: 'categoricalBlue' } as const;

/** From this many letters, labels under upright bars are cut off. */
const LONG_LABEL = 11;

/**
 * A chart as a heading, Teams' own drawing (or the figures where it is not drawn), the same facts in a
 * sentence, the figures as a table behind a button, and the source unless it is `cited` elsewhere in the card. `id`
 * must be unique in the card.
 */
export function renderChart(chart: Chart, id: string, cited: boolean): CardElement[] {
  const drawing = draw(chart);
  const table = figures(chart);
  return [
    // The chart's own title is not drawn by every client, so it is words of ours.
    heading(chart.title, 'Medium'),
    ...(drawing ? [{ ...drawing, fallback: table }] : [table]),
    richText([chart.alt]),
    ...(drawing ? hiddenTable(table, id) : []),
    ...(cited ? [] : [source(chart)]),
  ];
}

function source({ source: { name, url } }: Chart): CardElement {
  return richText(['Source: ', { link: name, url }], { subtle: true, size: 'Small' });
}

function hiddenTable(table: IFactSet | ITable, id: string): CardElement[] {
  return [
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.ToggleVisibility',
          title: 'Show or hide the figures',
          targetElements: [id],
        },
      ],
    },
    { type: 'Container', id, isVisible: false, items: [table] },
  ];
}

function draw(chart: Chart): NativeChart | undefined {
  const drawable =
    chart.series.length > 0 &&
    chart.series.length <= LIMITS.chartSeries &&
    chart.categories.length > 0 &&
    chart.categories.length <= LIMITS.chartCategories;
  if (!drawable) return undefined;
  const unit = axisTitle(chart.unit);
  const shown = { title: plain(chart.title), ...(unit !== '' && { yAxisTitle: unit }) };
  // From nought, and a share out of a hundred, so that a bar's length means what it seems to.
  const scale = { yMin: 0, ...(chart.unit.trim() === '%' && { yMax: 100 }) };
  if (chart.form === 'line') {
    return {
      type: 'Chart.Line',
      ...shown,
      ...scale,
      showLegend: chart.series.length > 1,
      data: lines(chart),
    };
  }
  if (chart.form === 'grouped-bar' || chart.series.length > 1) {
    return {
      type: 'Chart.VerticalBar.Grouped',
      ...shown,
      ...scale,
      showLegend: true,
      showBarValues: true,
      data: lines(chart),
    };
  }
  const data = pairs(chart, 0);
  const long = chart.categories.some((label) => label.length >= LONG_LABEL);
  if (long || chart.categories.length > 8) {
    const { title } = shown;
    return {
      type: 'Chart.HorizontalBar',
      title,
      ...ONE_COLOUR,
      ...(unit !== '' && { xAxisTitle: unit }),
      data,
    };
  }
  return {
    type: 'Chart.VerticalBar',
    ...shown,
    ...scale,
    ...ONE_COLOUR,
    showBarValues: true,
    data,
  };
}

function axisTitle(unit: string): string {
  return unit.trim() === '%' ? 'Per cent' : plain(unit.trim());
}

function lines(chart: Chart) {
  return chart.series.map(({ name }, index) => ({
    legend: plain(name),
    values: pairs(chart, index),
  }));
}

function pairs(chart: Chart, series: number): { x: string; y: number }[] {
  return (chart.shortNames ?? chart.categories).flatMap((label, index) => {
    const y = chart.series[series]?.values[index] ?? null;
    return y === null ? [] : [{ x: plain(label), y }];
  });
}

function figures(chart: Chart): IFactSet | ITable {
  const figure = chartFigure(chart);
  const [only] = chart.series;
  const wide = chart.series.length + 1 > LIMITS.tableColumns;
  if (only === undefined || chart.categories.length === 0) {
    return { type: 'FactSet', facts: [{ title: 'No figures', value: '–' }] };
  }
  if (chart.series.length > 1 && !wide) return table(chart);
  return {
    type: 'FactSet',
    facts: chart.categories.flatMap((label, index) =>
      chart.series.map((series) => ({
        title: escaped(series === only && !wide ? label : `${label}, ${series.name}`),
        value: escaped(figure(series, index)),
      })),
    ),
  };
}

function table(chart: Chart): ITable {
  const figure = chartFigure(chart);
  const row = (cells: readonly string[], bold: boolean) => ({
    type: 'TableRow' as const,
    cells: cells.map((text, index) => ({
      type: 'TableCell' as const,
      items: [richText([text], { bold: bold || index === 0 })],
    })),
  });
  // The first row is the header by default; the property has two spellings, so it is left unsaid.
  return {
    type: 'Table',
    showGridLines: true,
    columns: [{ width: 2 }, ...chart.series.map(() => ({ width: 1 }))],
    rows: [
      row(['Group', ...chart.series.map(({ name }) => name)], true),
      ...chart.categories.map((label, index) =>
        row([label, ...chart.series.map((series) => figure(series, index))], false),
      ),
    ],
  };
}
