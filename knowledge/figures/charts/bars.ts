import type { Chart } from '../../reply/reply';
import { halo, seriesColours } from './colours';
import type { Drawing, Size } from './frame';
import { textWidth, wrap } from './letters';
import { scaleFor, valueText } from './scale';
import { element, textAt } from './svg';

const BAR = 22;
const BETWEEN_BARS = 3;
const BETWEEN_GROUPS = 14;

/**
 * Level bars from zero, a group for each category, with the value at the end of each bar. With several series the
 * end of each bar also names its series, so there is no legend.
 */
export function drawBars(chart: Chart, size: Size, top: number): Drawing {
  const all = chart.series.flatMap((series) => series.values);
  const limits = chart.series.flatMap((series) => series.limits ?? []);
  const scale = scaleFor([...all, ...limits.map((one) => one?.[1] ?? null)], chart.unit);
  const colours = seriesColours(
    chart.series.map(({ name }) => name),
    size.colours,
  );
  const several = chart.series.length > 1;
  const endText = (name: string, value: number | null): string =>
    `${several ? `${name}: ` : ''}${value === null ? 'no figure' : valueText(value, chart.unit, all)}`;
  const widestEnd = Math.max(
    ...chart.series.flatMap(({ name, values }) =>
      values.map((value) => textWidth(endText(name, value), size.text, true)),
    ),
  );
  const room = size.width - 2 * size.margin;
  const nameWidth = size.stacked
    ? 0
    : Math.min(
        room * 0.36,
        Math.max(...chart.categories.map((one) => textWidth(one, size.text))) + 12,
      );
  const left = size.margin + (size.stacked ? 8 : nameWidth);
  const right = size.width - size.margin - widestEnd - 8;
  const x = (value: number): number => left + (value / scale.max) * Math.max(40, right - left);
  const marks: string[] = [];
  let y = top;
  chart.categories.forEach((category, at) => {
    const lines = size.stacked
      ? wrap(category, room, size.text)
      : wrap(category, nameWidth - 12, size.text);
    const name = { 'font-size': size.text, fill: size.colours.text };
    if (size.stacked)
      lines.forEach((line, index) =>
        marks.push(textAt(left + 6, y + size.text * (index + 0.9), line, name)),
      );
    const first = size.stacked ? y + lines.length * size.text * 1.2 + 4 : y;
    const height = chart.series.length * (BAR + BETWEEN_BARS) - BETWEEN_BARS;
    if (!size.stacked) {
      const start = first + height / 2 - ((lines.length - 1) * size.text * 1.2) / 2;
      lines.forEach((line, index) =>
        marks.push(
          textAt(left - 12, start + index * size.text * 1.2 + size.text * 0.36, line, {
            ...name,
            'text-anchor': 'end',
          }),
        ),
      );
    }
    chart.series.forEach((series, index) => {
      const value = series.values[at] ?? null;
      const barTop = first + index * (BAR + BETWEEN_BARS);
      const end = x(value ?? 0);
      if (value !== null && value > 0)
        marks.push(
          element('rect', {
            x: left,
            y: barTop,
            width: end - left,
            height: BAR,
            fill: several
              ? (colours[index] ?? size.colours.single)
              : isComparison(category)
                ? size.colours.comparison
                : size.colours.single,
          }),
        );
      const limit = series.limits?.[at] ?? undefined;
      const [low, high] = [x(limit?.[0] ?? value ?? 0), x(limit?.[1] ?? value ?? 0)];
      if (limit !== undefined) marks.push(errorBar(low, high, barTop + BAR / 2, limit, size));
      marks.push(
        textAt(
          Math.max(end, high) + 6,
          barTop + BAR / 2 + size.text * 0.36,
          endText(series.name, value),
          {
            'font-size': size.text,
            'font-weight': 700,
            fill: size.colours.text,
            ...halo(size.colours),
          },
        ),
      );
    });
    y =
      first + Math.max(height, size.stacked ? 0 : lines.length * size.text * 1.2) + BETWEEN_GROUPS;
  });
  const bottom = y - BETWEEN_GROUPS + 6;
  const axis = axisAt(scale.ticks, x, top - 6, bottom, chart.unit, size);
  return {
    marks: [axis.lines, ...marks, axis.labels].join('\n'),
    bottom: bottom + size.small * 1.6,
  };
}

/** The 95% range as a thin line over its bar, capped at each limit that was published. */
function errorBar(
  low: number,
  high: number,
  y: number,
  [least, most]: readonly [number | null, number | null],
  { colours }: Size,
): string {
  const line = (x1: number, x2: number, y1: number, y2: number): string =>
    element('line', { x1, x2, y1, y2, stroke: colours.text, 'stroke-width': 2 });
  const cap = (x: number): string => line(x, x, y - 6, y + 6);
  const edge = element('line', {
    x1: low,
    x2: high,
    y1: y,
    y2: y,
    stroke: colours.background,
    'stroke-width': 5,
  });
  return [
    edge,
    line(low, high, y, y),
    ...(least === null ? [] : [cap(low)]),
    ...(most === null ? [] : [cap(high)]),
  ].join('');
}

/** The whole country beside a part of it is drawn in grey, as the comparison. */
const isComparison = (category: string): boolean => category === 'UK' || category === 'UK adults';

function axisAt(
  ticks: readonly number[],
  x: (value: number) => number,
  top: number,
  bottom: number,
  unit: string,
  size: Size,
): { readonly lines: string; readonly labels: string } {
  const line = (tick: number): string =>
    element('line', {
      x1: x(tick),
      x2: x(tick),
      y1: top,
      y2: bottom,
      stroke: tick === 0 ? size.colours.axis : size.colours.grid,
      'stroke-width': tick === 0 ? 1.5 : 1,
    });
  const text = (tick: number): string => valueText(tick, unit === '%' ? '%' : '', ticks);
  // Every label where there is room, else every second or third.
  const widest = Math.max(...ticks.map((tick) => textWidth(text(tick), size.small))) + 8;
  const step = Math.max(1, Math.ceil(widest / Math.max(1, x(ticks[1] ?? 0) - x(ticks[0] ?? 0))));
  const label = (tick: number): string =>
    textAt(x(tick), bottom + size.small * 1.3, text(tick), {
      'font-size': size.small,
      fill: size.colours.quiet,
      'text-anchor': 'middle',
    });
  return {
    lines: ticks.map(line).join('\n'),
    labels: ticks
      .filter((_, at) => at % step === 0)
      .map(label)
      .join('\n'),
  };
}
