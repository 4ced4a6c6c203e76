import type { Colours, LineStyle } from './colours';
import { element } from './svg';

/** Where a value stands in the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** The mark of a line's values, the same at each of them and beside its name. */
export function markerAt(
  { x, y }: Point,
  { marker, colour, hollow }: LineStyle,
  { background }: Colours,
): string {
  const fill = hollow
    ? { fill: background, stroke: colour, 'stroke-width': 2 }
    : { fill: colour, stroke: background, 'stroke-width': 1 };
  switch (marker) {
    case 'circle':
      return element('circle', { cx: x, cy: y, r: 5, ...fill });
    case 'square':
      return element('rect', { x: x - 4.5, y: y - 4.5, width: 9, height: 9, ...fill });
    case 'diamond':
      return element('path', {
        d: `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`,
        ...fill,
      });
    case 'triangle':
      return element('path', { d: `M${x} ${y - 6}L${x + 6} ${y + 5}L${x - 6} ${y + 5}Z`, ...fill });
  }
}
