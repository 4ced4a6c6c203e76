/**
 * NHS identity colours (england.nhs.uk/nhsidentity, "Colours"; the greys and pink as in NHS-R's NHSRtheme).
 * Every ink keeps 3:1 or better on white by the WCAG formula, and text 4.5:1; a test works them out.
 */
export const COLOURS = {
  background: '#FFFFFF',
  text: '#231F20',
  quiet: '#425563',
  grid: '#D8DDE0',
  axis: '#425563',
  single: '#005EB8',
  comparison: '#768692',
  series: ['#003087', '#768692', '#AE2573', '#009639'],
} as const;

/** A white edge that keeps a text readable where it crosses a grid line. */
export const HALO = {
  stroke: COLOURS.background,
  'stroke-width': 4,
  'paint-order': 'stroke',
} as const;

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
export function lineStyle(index: number, of: number): LineStyle {
  return {
    colour: of === 1 ? COLOURS.single : seriesColour(index),
    dash: DASHES[index % DASHES.length] ?? '',
    marker: MARKERS[index % MARKERS.length] ?? 'circle',
    hollow: index >= MARKERS.length,
  };
}

/** The colour of a series by its place; four, then again from the first, each bar being labelled anyway. */
export const seriesColour = (index: number): string =>
  COLOURS.series[index % COLOURS.series.length] ?? COLOURS.single;
