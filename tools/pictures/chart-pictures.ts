import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartSvg, loadContent, loadFigures, svgToPng, type Chart } from '../../knowledge';

/** A question for each kind of chart, hard ones among them: long names, broken lines, many bars, limits, sums. */
const KINDS: readonly string[] = [
  'women online',
  'internet use by region 2020',
  'never used by age 2020 with error bars',
  'not online by ethnic group 2020 with confidence limits',
  'internet use by age and sex 2020',
  'regions online 2014 and 2020',
  'recent, lapsed and never 2020 for men and women',
  'how many over 75s and 65 to 74s never used the internet 2013 and 2020',
  'top 10 areas not online 2020',
  'isle of anglesey over time',
  'trend for men and women never used the internet',
  'wirral online over the years',
  'kensington and chelsea and hammersmith and fulham trend',
  'trend by age',
  'not online trend for Indian adults and White adults',
  'internet use by economic activity trend',
];
const SCREENS = ['wide', 'phone', 'card'] as const;
const THEMES = ['light', 'dark'] as const;

/**
 * Draws every kind of chart for each screen, light beside dark, into a folder: one sheet for each screen, as SVG, and as
 * PNG too with `--png`. Numbers behind the folder keep to those kinds.
 */
function main(given: readonly string[]): void {
  const [folder = '.cache/charts', ...only] = given.filter((word) => word !== '--png');
  const { content } = loadContent('knowledge/content', new Date().toISOString().slice(0, 10));
  const { figures } = loadFigures('knowledge/content', content);
  if (figures === undefined) throw new Error('The figures can not be read: run check-content');
  const kept = KINDS.filter((_, at) => only.length === 0 || only.includes(String(at)));
  const charts = kept.flatMap((question) => {
    const reply = figures.ask(question);
    const chart = reply?.blocks.find((block): block is Chart => block.kind === 'chart');
    if (chart === undefined) console.log(`no chart: ${question}: ${reply?.summary ?? 'no reply'}`);
    return chart === undefined ? [] : [chart];
  });
  mkdirSync(folder, { recursive: true });
  for (const screen of SCREENS) {
    const rows = charts.map((chart) => THEMES.map((theme) => chartSvg(chart, screen, theme)));
    const sheet = sheetOf(screen === 'wide' ? rows : pairs(rows));
    writeFileSync(join(folder, `charts-${screen}.svg`), sheet);
    if (given.includes('--png'))
      writeFileSync(join(folder, `charts-${screen}.png`), svgToPng(sheet));
  }
}

/** Two charts to a row, where they are narrow. */
const pairs = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.flatMap((row, at) => (at % 2 === 0 ? [[...row, ...(rows[at + 1] ?? [])]] : []));

/** Pictures side by side and row under row. */
function sheetOf(rows: readonly (readonly string[])[]): string {
  const size = (svg: string, side: 'width' | 'height'): number =>
    Number(new RegExp(`<svg[^>]* ${side}="(\\d+)"`).exec(svg)?.[1] ?? 0);
  let y = 0;
  const marks: string[] = [];
  for (const row of rows) {
    let x = 0;
    for (const svg of row) {
      marks.push(svg.replace('<svg ', `<svg x="${x}" y="${y}" `));
      x += size(svg, 'width') + 12;
    }
    y += Math.max(...row.map((svg) => size(svg, 'height'))) + 12;
  }
  const width = Math.max(
    ...rows.map((row) => row.reduce((sum, svg) => sum + size(svg, 'width') + 12, -12)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="Inter, Arial, sans-serif">${marks.join('\n')}</svg>`;
}

main(process.argv.slice(2));
