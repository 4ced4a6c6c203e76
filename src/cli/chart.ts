import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Chart,
  chartSvg,
  describeProblems,
  loadContent,
  loadFigures,
  svgToPng,
} from '../../knowledge';
import { projectRoot } from '../settings/project-root';

const USAGE =
  'Write: npm run -s chart -- "over 75s trend" out.png, or out.svg; add --phone for a narrow picture, --dark for a dark page';

/**
 * Draws the chart of a question about the survey into a file, PNG or SVG by its ending. Prints where it went and
 * the alternative text. Exit status 0: drawn; 1: no chart for that question, or faults in the content; 2: asked
 * for something it doesn't do.
 */
function main(given: readonly string[]): number {
  const phone = given.includes('--phone');
  const dark = given.includes('--dark');
  const [question, path, ...more] = given.filter((word) => word !== '--phone' && word !== '--dark');
  const strange = more[0] ?? [question, path].find((word) => word?.startsWith('--'));
  if (strange !== undefined) return refuse(`"${strange}" is not understood here. ${USAGE}`);
  if (question === undefined || path === undefined) return refuse(USAGE);
  const ending = /\.(png|svg)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === undefined) return refuse(`"${path}" must end in .png or .svg. ${USAGE}`);

  const folder = process.env['KNOWLEDGE_DIR'] || join(projectRoot(), 'knowledge', 'content');
  const { content } = loadContent(folder, new Date().toISOString().slice(0, 10));
  const { figures, problems } = loadFigures(folder, content);
  if (figures === undefined) {
    for (const line of describeProblems(problems)) console.error(line);
    return 1;
  }
  const reply = figures.point(question) ?? figures.ask(question);
  const chart = reply?.blocks.find((block): block is Chart => block.kind === 'chart');
  if (chart === undefined) {
    console.error(
      reply?.summary ?? 'That is not a question about internet use that the survey can answer.',
    );
    return 1;
  }
  const svg = chartSvg(chart, phone ? 'phone' : 'wide', dark ? 'dark' : 'light');
  try {
    writeFileSync(path, ending === 'png' ? svgToPng(svg) : svg);
  } catch (error) {
    console.error(
      `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
  console.log(`${path}: ${chart.title}\n${chart.alt}`);
  return 0;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
