import { chartSvg, type Screen } from '../../../../knowledge/figures/charts/draw';
import { textWidth } from '../../../../knowledge/figures/charts/letters';
import type { Chart } from '../../../../knowledge/reply/reply';
import { realFigures } from '../ask-figures';

const figures = realFigures();

/** A question for each kind of chart, with the longest names and the largest numbers. */
const QUESTIONS = [
  'internet use by region 2020',
  'not online by ethnic group 2020 with confidence limits',
  'internet use by age and sex 2020',
  'regions online 2014 and 2020',
  'recent, lapsed and never 2020 for men and women',
  'how many over 75s and 65 to 74s never used the internet 2013 and 2020',
  'how many people were online by region 2020',
  'kensington and chelsea and hammersmith and fulham trend',
  'wirral online over the years',
  'not online trend for Indian adults and White adults',
];

interface Text {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function textsOf(svg: string): readonly Text[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, given = '', words = '']) => {
    const value = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(given)?.[1] ?? '';
    const x = Number(value(' x') || /^x="([^"]*)"/.exec(given)?.[1]);
    // Letters are reckoned a little wide, so that lines never break too late.
    const width =
      0.85 * textWidth(words, Number(value('font-size')), value('font-weight') === '700');
    const left = { middle: x - width / 2, end: x - width }[value('text-anchor')] ?? x;
    return { words, left, right: left + width, y: Number(value(' y')) };
  });
}

function chartOf(question: string): Chart {
  const chart = figures
    .ask(question)
    ?.blocks.find((block): block is Chart => block.kind === 'chart');
  if (chart === undefined) throw new Error(`“${question}” has no chart`);
  return chart;
}

describe.each<Screen>(['wide', 'phone', 'card'])('a chart for %s', (screen) => {
  it.each(QUESTIONS)('keeps its words apart and inside the picture: %s', (question) => {
    const svg = chartSvg(chartOf(question), screen);
    const width = Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]);
    const texts = textsOf(svg);
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
    const touching = texts.flatMap((one, at) =>
      texts
        .slice(at + 1)
        .filter(
          ({ y, left, right }) => Math.abs(y - one.y) < 6 && left < one.right && right > one.left,
        )
        .map((other) => `${one.words} | ${other.words}`),
    );
    expect(touching).toEqual([]);
  });
});
