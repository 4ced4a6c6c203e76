import { COLOURS, DARK } from '../../../../knowledge/figures/charts/colours';
import { chartSvg } from '../../../../knowledge/figures/charts/draw';
import { svgToPng } from '../../../../knowledge/figures/charts/png';
import { scaleFor } from '../../../../knowledge/figures/charts/scale';
import type { Chart } from '../../../../knowledge/reply/reply';
import { ink } from './ink';

const bar: Chart = {
  kind: 'chart',
  form: 'bar',
  title: 'London highest: 94.9% online, 2020',
  unit: '%',
  categories: ['London', 'UK adults', 'Northern Ireland'],
  series: [{ name: 'Recent internet users', values: [94.9, 92.1, 88] }],
  source: { name: 'ONS, Internet users, UK: 2020', url: 'https://www.ons.gov.uk/' },
  alt: 'Bar chart of recent internet users in 2020. London: 94.9%.',
};
const line: Chart = {
  ...bar,
  form: 'line',
  title: 'Disabled 81.4%, Not disabled 95.7% online in 2020',
  categories: ['2018', '2019', '2020'],
  series: [
    { name: 'Disabled', values: [76.6, 78.3, 81.4] },
    { name: 'Not disabled', values: [93.9, null, 95.7] },
  ],
};
const grouped: Chart = { ...line, form: 'grouped-bar' };
const forms: readonly [string, Chart][] = [
  ['bar', bar],
  ['line', line],
  ['grouped bar', grouped],
];

describe('a chart as a picture', () => {
  describe.each(forms)('a %s chart', (_, chart) => {
    it.each(['wide', 'phone'] as const)(
      'says its title, values and source in text, %s',
      (screen) => {
        const svg = chartSvg(chart, screen);
        const text = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]).join(' ');
        expect(text.replace(/\s+/g, ' ')).toContain(chart.title);
        expect(text).toContain('Source: ONS');
        for (const { name, values } of chart.series) {
          if (chart.series.length > 1) expect(text).toContain(name);
          expect(text).toContain(String(values.at(-1)?.toFixed(1)));
        }
      },
    );

    it('for a card, leaves out the title and the source that the card says in words', () => {
      const svg = chartSvg(chart, 'card');
      const text = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]).join(' ');
      expect(text).not.toContain(chart.title.split(' ').slice(0, 3).join(' '));
      expect(text).not.toContain('Source');
      expect(text).toContain(String(chart.series[0]?.values.at(-1)?.toFixed(1)));
    });

    it('carries its alternative text', () => {
      const svg = chartSvg(chart);
      expect(svg).toContain('role="img"');
      expect(svg).toContain(`<desc>${chart.alt}</desc>`);
    });

    it.each(['wide', 'phone'] as const)('has ink where its text should be, %s', (screen) => {
      const svg = chartSvg(chart, screen);
      const without = svg.replace(/<text[^>]*>[^<]*<\/text>/g, '');
      expect(ink(svgToPng(svg)) - ink(svgToPng(without))).toBeGreaterThan(2000);
    });
  });

  it('starts every scale at zero and never above its values', () => {
    for (const values of [[0.4], [9.8, 2], [54], [100], [24758]]) {
      const { ticks, max } = scaleFor(values, values[0] === 24758 ? ' thousand' : '%');
      expect(ticks[0]).toBe(0);
      expect(max).toBeGreaterThanOrEqual(Math.max(...values));
    }
  });

  it('draws a bar as long as its value', () => {
    const widths = [...chartSvg(bar).matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"/g)].map(
      (match) => Number(match[1]),
    );
    expect((widths[2] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(88 / 94.9, 2);
  });

  it('leaves a gap where there is no figure', () => {
    const paths = [...chartSvg(line).matchAll(/<path d="(M[^"]*)" fill="none"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(paths[1]?.match(/M/g)).toHaveLength(2);
    expect(chartSvg(grouped)).toContain('no figure');
  });

  it('keeps markup in a name from becoming markup in the picture', () => {
    const svg = chartSvg({ ...bar, title: '<script>&"', categories: ['<b>', 'b', 'c'] });
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;&amp;');
  });

  it('tells lines apart by dash and marker, not by colour alone', () => {
    const svg = chartSvg(line);
    expect(svg).toContain('stroke-dasharray');
    expect(svg).toContain('<circle');
  });

  it.each(['wide', 'phone'] as const)('hides no value behind the name of a line, %s', (screen) => {
    const broken: Chart = {
      ...line,
      categories: ['2014', '2015', '2016', '2017', '2018', '2019', '2020'],
      series: [
        { name: 'Belfast from 2018', values: [null, null, null, null, 89.3, 89.4, 88.9] },
        { name: 'Belfast to 2017', values: [79.1, 76.2, 86.1, 84, null, null, null] },
      ],
    };
    const svg = chartSvg(broken, screen);
    const number = (text: string, name: string): number =>
      Number(new RegExp(`${name}="([-\\d.]+)"`).exec(text)?.[1]);
    const [name = ''] = /<text[^>]*>Belfast to 2017/.exec(svg) ?? [];
    const height = number(name, 'font-size');
    const [left, base] = [number(name, 'x'), number(name, 'y')];
    const marks = [...svg.matchAll(/<circle[^>]*>/g)].map(([mark]) => ({
      x: number(mark, 'cx'),
      y: number(mark, 'cy'),
    }));
    expect(marks.length).toBeGreaterThanOrEqual(3);
    for (const { x, y } of marks) {
      const beside = x < left || x > left + height * 9;
      expect(beside || y < base - height || y > base + height * 0.4).toBe(true);
    }
  });
});

describe('limits', () => {
  const limited: Chart = {
    ...bar,
    categories: ['White', 'Chinese'],
    series: [
      {
        name: 'Not online',
        values: [8.3, 2.4],
        limits: [
          [8, 8.6],
          [null, 4.9],
        ],
      },
    ],
  };
  const lines = (svg: string): readonly (readonly number[])[] =>
    [...svg.matchAll(/<line x1="([\d.]+)" x2="([\d.]+)"[^>]*stroke="#231F20"/g)].map((match) => [
      Number(match[1]),
      Number(match[2]),
    ]);

  it('are drawn as a bar of error as long as the range, with a cap only at a limit that was published', () => {
    const [range, low, high, open, cap] = lines(chartSvg(limited));
    const unit = 592 / 10;
    expect(lines(chartSvg(limited))).toHaveLength(5);
    expect((range?.[1] ?? 0) - (range?.[0] ?? 0)).toBeGreaterThan(0.5 * (unit / 2));
    expect([low?.[0], high?.[0]]).toEqual([range?.[0], range?.[1]]);
    expect(cap?.[0]).toBe(open?.[1]);
  });

  it('widen the scale, so that none runs out of the picture', () => {
    const wide: Chart = {
      ...limited,
      series: [{ name: 'Not online', values: [9, 2], limits: [[1, 31], null] }],
    };
    expect(chartSvg(wide)).toContain('>40%<');
  });
});

it('prints the years so that no two touch, on a phone too', () => {
  const years = ['2011', '2012', '2013', '2014', '2015', '2016', '2017', '2018', '2019', '2020'];
  const long: Chart = {
    ...line,
    categories: years,
    series: [
      { name: 'People who had never used it', values: years.map(() => 8) },
      { name: 'Recent internet users', values: years.map(() => 90) },
    ],
  };
  const at = [...chartSvg(long, 'phone').matchAll(/<text x="([\d.]+)"[^>]*>20\d\d</g)].map(
    (match) => Number(match[1]),
  );
  expect(at.length).toBeGreaterThan(1);
  for (const [index, x] of at.slice(1).entries())
    expect(x - (at[index] ?? 0)).toBeGreaterThanOrEqual(32);
});

it('draws the newest year strongest', () => {
  const years: Chart = {
    ...grouped,
    series: [
      { name: '2013', values: [50, 60, 70] },
      { name: '2020', values: [80, 85, 90] },
    ],
  };
  const fills = [...chartSvg(years).matchAll(/<rect x[^>]*fill="(#[0-9A-F]{6})"/g)].map(
    (match) => match[1],
  );
  expect(fills.slice(0, 2)).toEqual([COLOURS.comparison, COLOURS.single]);
});

it('draws for a dark page in its own colours only', () => {
  for (const [, chart] of forms) {
    const svg = chartSvg(chart, 'phone', 'dark');
    const used = [...svg.matchAll(/#[0-9A-F]{6}/g)].map(([hex]) => hex);
    const own = new Set<string>((Object.values(DARK) as (string | readonly string[])[]).flat());
    expect(used.filter((hex) => !own.has(hex))).toEqual([]);
  }
});

describe.each([
  ['a light page', COLOURS],
  ['a dark page', DARK],
])('the colours of %s', (_, colours) => {
  it('keep 3:1 on their background for marks and 4.5:1 for text', () => {
    for (const mark of [colours.single, colours.comparison, colours.axis, ...colours.series])
      expect(contrast(mark, colours.background)).toBeGreaterThanOrEqual(3);
    for (const text of [colours.text, colours.quiet])
      expect(contrast(text, colours.background)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the colours', () => {
  it('keep 3:1 between the two series of a pair', () => {
    expect(contrast(COLOURS.series[0] ?? '', COLOURS.series[1] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

/** Contrast as WCAG 2.2 works it out. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
