import { halo, type LineStyle } from './colours';
import type { Size } from './frame';
import { textWidth, wrap } from './letters';
import { markerAt, type Point } from './marker';
import { valueText } from './scale';
import { textAt } from './svg';

export interface End {
  readonly name: string;
  readonly style: LineStyle;
  readonly last: Point;
  /** Whether the line runs to the right edge; one that stops before is named inside the picture. */
  readonly atEdge: boolean;
}

/** Where the labels may stand, and how values are written. */
export interface LabelSpace {
  readonly several: boolean;
  readonly left: number;
  readonly right: number;
  readonly room: number;
  readonly unit: string;
  readonly all: readonly (number | null)[];
  readonly size: Size;
  readonly top: number;
  readonly bottom: number;
}

/** Names and last values beside the lines' ends, moved apart where they would touch, and never on a line. */
export function endLabels(
  ends: readonly End[],
  lines: readonly (readonly Point[])[],
  space: LabelSpace,
): readonly string[] {
  const { several, right, room, unit, all, size, top, bottom } = space;
  const font = several ? size.label : size.text;
  const label = {
    'font-size': font,
    'font-weight': 700,
    fill: size.colours.text,
    ...halo(size.colours),
  };
  const line = font * 1.25;
  const indent = several ? 16 : 0;
  const placed = ends
    .map(({ name, style, last, atEdge }) => {
      const text = `${several ? `${name}: ` : ''}${valueText(last.value, unit, all)}`;
      return { texts: wrap(text, room - 4 - indent, font, true), style, last, atEdge };
    })
    .sort((a, b) => a.last.y - b.last.y);
  const marks: string[] = [];
  const crowd = lines.flatMap(along);
  for (const { texts, last } of placed.filter(({ atEdge }) => !atEdge)) {
    // No mark beside this one: inside the picture it would look like a value.
    const width = Math.max(...texts.map((text) => textWidth(text, font, true)));
    const [x, y] = freeSpot(last, width, texts.length * line, crowd, space);
    texts.forEach((text, at) => marks.push(textAt(x, y + (at + 0.8) * line, text, label)));
    crowd.push(...box(x, y, width, texts.length * line));
  }
  const edge = placed.filter(({ atEdge }) => atEdge);
  const heights = edge.map(({ texts }) => texts.length * line);
  let free = top;
  edge.forEach(({ texts, style, last }, index) => {
    const below = heights.slice(index).reduce((sum, height) => sum + height, 0);
    const start = Math.min(Math.max(last.y - (texts.length * line) / 2, free), bottom - below);
    if (several)
      marks.push(markerAt({ ...last, x: right + 8, y: start + line * 0.5 }, style, size.colours));
    texts.forEach((text, at) =>
      marks.push(textAt(right + 2 + indent, start + (at + 0.8) * line, text, label)),
    );
    free = start + texts.length * line;
  });
  return marks;
}

type Spot = readonly [x: number, y: number];

/** The place for a label nearest to its line's end, under it before over it, that no line runs through. */
function freeSpot(
  end: Point,
  width: number,
  height: number,
  crowd: readonly Spot[],
  { left, right, top, bottom }: LabelSpace,
): Spot {
  const x = Math.min(Math.max(end.x - width / 2, left + 4), right - width);
  const isFree = (y: number): boolean =>
    y > top &&
    y + height < bottom &&
    crowd.every(
      ([otherX, otherY]) =>
        otherX < x - 7 || otherX > x + width + 7 || otherY < y - 7 || otherY > y + height + 7,
    );
  for (let away = 12; away < bottom - top; away += 4) {
    if (isFree(end.y + away)) return [x, end.y + away];
    if (isFree(end.y - away - height)) return [x, end.y - away - height];
  }
  return [x, end.y + 12];
}

/** Spots along a line, close enough together that no letter fits between two. */
function along(points: readonly Point[]): readonly Spot[] {
  return points.flatMap((from, at) => {
    const to = points[at + 1] ?? from;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6));
    return Array.from({ length: steps }, (_, step): Spot => [
      from.x + ((to.x - from.x) * step) / steps,
      from.y + ((to.y - from.y) * step) / steps,
    ]);
  });
}

/** Spots over a label that is already placed. */
function box(x: number, y: number, width: number, height: number): readonly Spot[] {
  const spots: Spot[] = [];
  for (let dx = 0; dx <= width; dx += 6)
    for (let dy = 0; dy <= height; dy += 6) spots.push([x + dx, y + dy]);
  return spots;
}
