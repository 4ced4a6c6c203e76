import type { Chart } from '../../reply/reply';
import { halo, lineStyle, type Colours, type LineStyle } from './colours';
import { endLabels } from './end-labels';
import type { Drawing, Size } from './frame';
import { textWidth } from './letters';
import { markerAt, type Point } from './marker';
import { scaleFor, valueText } from './scale';
import { element, textAt } from './svg';

/** Lines over the years from a zero baseline, each named and valued where it ends, with its own dash and marker. */
export function drawLines(chart: Chart, size: Size, top: number): Drawing {
  const all = chart.series.flatMap((series) => series.values);
  const scale = scaleFor(all, chart.unit);
  const height = size.stacked ? 260 : 320;
  const several = chart.series.length > 1;
  const labelRoom = several ? Math.min(size.width * 0.42, widestName(chart, size) + 26) : 62;
  const left =
    size.margin + textWidth(valueText(scale.max, chart.unit, scale.ticks), size.small) + 10;
  const right = size.width - size.margin - labelRoom;
  const bottom = top + 18 + height;
  const x = (at: number): number =>
    left + 14 + (at / Math.max(1, chart.categories.length - 1)) * (right - left - 28);
  const y = (value: number): number => bottom - (value / scale.max) * height;
  const lines = chart.series.map((series, index) => ({
    series,
    style: lineStyle(index, chart.series.length, size.colours),
    points: series.values.map((value, at): Point | undefined =>
      value === null ? undefined : { x: x(at), y: y(value), value },
    ),
  }));
  const ends = lines.flatMap(({ series, style, points }) => {
    const last = points.findLast((point) => point !== undefined);
    return last === undefined
      ? []
      : [{ name: series.name, style, last, atEdge: points.at(-1) !== undefined }];
  });
  const marks = [
    ...scale.ticks.map((tick) =>
      gridLine(tick, y(tick), left, right, chart.unit, scale.ticks, size),
    ),
    ...yearLabels(chart.categories, x, bottom, size),
    ...lines.map(({ points, style }) => lineMarks(points, style, size.colours)),
    ...lines.flatMap(({ points }) => firstValue(points, chart.unit, all, size, several)),
    ...endLabels(
      ends,
      lines.map(({ points }) => points.filter((one) => one !== undefined)),
      {
        several,
        left,
        right,
        room: labelRoom,
        unit: chart.unit,
        all,
        size,
        top,
        bottom,
      },
    ),
  ];
  return { marks: marks.join('\n'), bottom: bottom + size.small * 1.8 };
}

const widestName = (chart: Chart, size: Size): number =>
  Math.max(...chart.series.map(({ name }) => textWidth(`${name}: 00.0%`, size.label, true)));

function gridLine(
  tick: number,
  y: number,
  left: number,
  right: number,
  unit: string,
  ticks: readonly number[],
  size: Size,
): string {
  const stroke = tick === 0 ? size.colours.axis : size.colours.grid;
  const label = { 'font-size': size.small, fill: size.colours.quiet, 'text-anchor': 'end' };
  return (
    element('line', {
      x1: left,
      x2: right,
      y1: y,
      y2: y,
      stroke,
      'stroke-width': tick === 0 ? 1.5 : 1,
    }) +
    textAt(left - 6, y + size.small * 0.36, valueText(tick, unit === '%' ? '%' : '', ticks), label)
  );
}

/** Every year where there is room, else every second or third, the last always. */
function yearLabels(
  categories: readonly string[],
  x: (at: number) => number,
  bottom: number,
  size: Size,
): readonly string[] {
  const room = textWidth('2020', size.small) + 10;
  const step = Math.max(1, Math.ceil(room / (x(1) - x(0))));
  return categories.flatMap((category, at) =>
    (categories.length - 1 - at) % step === 0
      ? [
          textAt(x(at), bottom + size.small * 1.4, category, {
            'font-size': size.small,
            fill: size.colours.quiet,
            'text-anchor': 'middle',
          }),
        ]
      : [],
  );
}

function lineMarks(
  points: readonly (Point | undefined)[],
  style: LineStyle,
  colours: Colours,
): string {
  let path = '';
  points.forEach((point, at) => {
    if (point !== undefined)
      path += `${points[at - 1] === undefined ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)} `;
  });
  const line = element('path', {
    d: path.trim(),
    fill: 'none',
    stroke: style.colour,
    'stroke-width': 3,
    ...(style.dash === '' ? {} : { 'stroke-dasharray': style.dash }),
  });
  return (
    line +
    points.map((point) => (point === undefined ? '' : markerAt(point, style, colours))).join('')
  );
}

/** The first value of a line that stands alone: with several, the ends are labelled and the table has the rest. */
function firstValue(
  points: readonly (Point | undefined)[],
  unit: string,
  all: readonly (number | null)[],
  size: Size,
  several: boolean,
): readonly string[] {
  const first = points.find((point) => point !== undefined);
  const last = points.findLast((point) => point !== undefined);
  if (first === undefined || first === last || several) return [];
  const text = valueText(first.value, unit, all);
  const second = points.find((point) => point !== undefined && point !== first);
  const below = second !== undefined && second.y < first.y;
  // It begins at its mark, so that it never reaches the scale's own numbers, on the side that the line leaves free.
  return [
    textAt(first.x - 6, below ? first.y + size.text * 1.5 : first.y - 12, text, {
      'font-size': size.text,
      'font-weight': 700,
      fill: size.colours.text,
      ...halo(size.colours),
    }),
  ];
}
