/** The colours of one chart. */
export interface Colours {
  readonly background: string;
  readonly text: string;
  readonly quiet: string;
  readonly grid: string;
  readonly axis: string;
  readonly single: string;
  readonly comparison: string;
  readonly series: readonly string[];
}

/**
 * NHS identity colours (england.nhs.uk/nhsidentity, "Colours"; the greys and pink as in NHS-R's NHSRtheme).
 * Every ink keeps 3:1 or better on its background by the WCAG formula, and text 4.5:1; a test works them out.
 */
export const COLOURS: Colours = {
  background: '#FFFFFF',
  text: '#231F20',
  quiet: '#425563',
  grid: '#D8DDE0',
  axis: '#425563',
  single: '#005EB8',
  comparison: '#768692',
  series: ['#003087', '#768692', '#AE2573', '#009639'],
};

/** The same on a dark page: tints of the same hues, since the colours themselves are too dark on it. */
export const DARK: Colours = {
  background: '#1F2A33',
  text: '#FFFFFF',
  quiet: '#D8DDE0',
  grid: '#425563',
  axis: '#AEB7BD',
  single: '#6CB4EE',
  comparison: '#98A4AD',
  series: ['#7FC1F5', '#AEB7BD', '#F08CC0', '#5FCB8B'],
};

/** Both at once, for a page that its reader has light or dark: CSS chooses. No picture can be made of these. */
export const EITHER: Colours = {
  background: either('background'),
  text: either('text'),
  quiet: either('quiet'),
  grid: either('grid'),
  axis: either('axis'),
  single: either('single'),
  comparison: either('comparison'),
  series: COLOURS.series.map((light, index) => lightDark(light, DARK.series[index] ?? light)),
};

function either(name: Exclude<keyof Colours, 'series'>): string {
  return lightDark(COLOURS[name], DARK[name]);
}

function lightDark(light: string, dark: string): string {
  return `light-dark(${light}, ${dark})`;
}

/** An edge in the colour of the background, that keeps a text readable where it crosses a grid line. */
export const halo = ({ background }: Colours) =>
  ({ stroke: background, 'stroke-width': 4, 'paint-order': 'stroke' }) as const;

/** The look of one line: a colour, a dash and a marker, so that no two differ by colour alone. */
export interface LineStyle {
  readonly colour: string;
  readonly dash: string;
  readonly marker: 'circle' | 'square' | 'diamond' | 'triangle';
  /** From the fifth line on, where the markers come round again. */
  readonly hollow: boolean;
}

const DASHES = ['', '8 4', '2 4', '12 4 2 4', '4 2', '1 6'] as const;
const MARKERS = ['circle', 'square', 'diamond', 'triangle'] as const;

/** The style of a line by its place, when there are several. */
export function lineStyle(index: number, of: number, colours: Colours): LineStyle {
  return {
    colour: of === 1 ? colours.single : (colours.series[index % colours.series.length] ?? ''),
    dash: DASHES[index % DASHES.length] ?? '',
    marker: MARKERS[index % MARKERS.length] ?? 'circle',
    hollow: index >= MARKERS.length,
  };
}

/**
 * The colour of each series of bars: four, then again from the first, each bar being labelled anyway. Years fade with
 * age: the newest is the strongest, and those before it are grey.
 */
export const seriesColours = (names: readonly string[], colours: Colours): readonly string[] =>
  names.every((name) => /^\d{4}\b/.test(name))
    ? names.map((_, index) => (index === names.length - 1 ? colours.single : colours.comparison))
    : names.map((_, index) => colours.series[index % colours.series.length] ?? colours.single);
