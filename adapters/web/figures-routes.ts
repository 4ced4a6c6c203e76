import type { Express, Request } from 'express';
import type { Chart } from '../../src/ports';
import type { FiguresReader } from './figures-reader';
import { figuresView, readChosen } from './figures-view';
import type { Served } from './options';
import { page } from './page';

/** Serves the Figures view and its downloads. */
export function figuresRoutes(app: Express, served: Served, reader: FiguresReader): void {
  const chosenIn = (request: Request) => readChosen(request.query, reader.choices);
  app.get('/figures', async (request, response) => {
    const chosen = chosenIn(request);
    const view = figuresView(reader, chosen, await reader.find(chosen));
    response.send(page(served, { path: '/figures', name: 'Figures' }, view));
  });
  app.get('/figures/chart.:kind', async (request, response) => {
    const figure = await reader.find(chosenIn(request));
    const make = MAKERS.get(request.params.kind);
    if (!figure.found || !figure.chart || !make) {
      response
        .status(404)
        .type('text')
        .send('There is no such figure. Choose again at /figures.\n');
      return;
    }
    const { type, body } = await make(reader, figure.chart);
    response
      .attachment(`${fileName(figure.chart.title)}.${request.params.kind}`)
      .type(type)
      .send(body);
  });
}

type Maker = (
  reader: FiguresReader,
  chart: Chart,
) => Promise<{ readonly type: string; readonly body: string | Buffer }>;

const MAKERS: ReadonlyMap<string, Maker> = new Map(
  Object.entries<Maker>({
    svg: (reader, chart) =>
      Promise.resolve({ type: 'image/svg+xml', body: reader.svg(chart, 'wide', 'light') }),
    png: async (reader, chart) => ({
      type: 'image/png',
      body: Buffer.from(await reader.png(chart)),
    }),
    csv: (_, chart) => Promise.resolve({ type: 'text/csv; charset=utf-8', body: csvOf(chart) }),
  }),
);

/** A chart's figures as CSV: a row for each category, then the source. Text that a spreadsheet would run is quoted off. */
export function csvOf(chart: Chart): string {
  const rows = [
    [
      '',
      ...chart.series.map(
        ({ name }) => `${name}${chart.unit.trim() === '' ? '' : ` (${chart.unit.trim()})`}`,
      ),
    ],
    ...chart.categories.map((category, index) => [
      category,
      ...chart.series.map(({ values }) => values[index] ?? ''),
    ]),
    [],
    ['Source', chart.source.name, chart.source.url],
  ];
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}
