import type { Chart } from '../../reply/reply';
import { drawBars } from './bars';
import { COLOURS, DARK, EITHER, type Colours } from './colours';
import { CARD, frame, PHONE, WIDE, type Drawing, type Size } from './frame';
import { drawLines } from './lines';

export type Form = Chart['form'];

/** One drawing for each form of chart. Add a form and this stops compiling. */
const DRAWINGS: { readonly [Name in Form]: (chart: Chart, size: Size, top: number) => Drawing } = {
  bar: drawBars,
  'grouped-bar': drawBars,
  line: drawLines,
};

/** Where a picture is shown: a page, a phone, or a card that says the title and the source in words. */
export type Screen = 'wide' | 'phone' | 'card';

const SIZES: { readonly [Name in Screen]: Size } = { wide: WIDE, phone: PHONE, card: CARD };

/** What it is drawn on: `either`, a page that its reader has light or dark. */
export type Theme = 'light' | 'dark' | 'either';

const THEMES: { readonly [Name in Theme]: Colours } = {
  light: COLOURS,
  dark: DARK,
  either: EITHER,
};

/**
 * A chart as an accessible SVG picture, 800 pixels wide, or 360 for a phone or a card; as tall as it needs to be, for
 * a light page, a dark one or either.
 */
export function chartSvg(chart: Chart, screen: Screen = 'wide', theme: Theme = 'light'): string {
  const size: Size = { ...SIZES[screen], colours: THEMES[theme] };
  return frame(chart, size, (top) => DRAWINGS[chart.form](chart, size, top));
}
