import type { Chart } from '../reply';
import { drawBars } from './bars';
import { frame, PHONE, WIDE, type Drawing, type Size } from './frame';
import { drawLines } from './lines';

export type Form = Chart['form'];

/** One drawing for each form of chart. Add a form and this stops compiling. */
const DRAWINGS: { readonly [Name in Form]: (chart: Chart, size: Size, top: number) => Drawing } = {
  bar: drawBars,
  'grouped-bar': drawBars,
  line: drawLines,
};

/** A chart as an accessible SVG picture, 800 pixels wide, or 400 for a phone; as tall as it needs to be. */
export function chartSvg(chart: Chart, screen: 'wide' | 'phone' = 'wide'): string {
  const size = screen === 'phone' ? PHONE : WIDE;
  return frame(chart, size, (top) => DRAWINGS[chart.form](chart, size, top));
}
