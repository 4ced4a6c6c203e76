import type { Chart } from '../../reply/reply';
import { COLOURS, type Colours } from './colours';
import { wrap } from './letters';
import { element, escapeXml, textAt } from './svg';

/** How a picture is laid out: for a page or a large screen, or for a phone. */
export interface Size {
  readonly width: number;
  readonly margin: number;
  readonly title: number;
  readonly text: number;
  readonly small: number;
  /** Names at the ends of lines, where several share the width. */
  readonly label: number;
  /** Whether a bar's name stands above it, for want of width beside it. */
  readonly stacked: boolean;
  readonly colours: Colours;
  /** Leaves out the title and the source, where both stand beside the picture in words. */
  readonly bare?: boolean;
}

export const WIDE: Size = {
  width: 800,
  margin: 24,
  title: 22,
  text: 15,
  small: 13,
  label: 15,
  stacked: false,
  colours: COLOURS,
};
export const PHONE: Size = {
  width: 360,
  margin: 16,
  title: 19,
  text: 15,
  small: 12,
  label: 13,
  stacked: true,
  colours: COLOURS,
};
export const CARD: Size = { ...PHONE, bare: true };

/** What a drawing of one form gives back: its marks, and how far down they go. */
export interface Drawing {
  readonly marks: string;
  readonly bottom: number;
}

/** Draws the title, what is measured, the marks and the source, one below the other; the height follows. */
export function frame(chart: Chart, size: Size, draw: (top: number) => Drawing): string {
  const room = size.width - 2 * size.margin;
  const parts: string[] = [];
  let y = size.margin;
  const write = (lines: readonly string[], font: number, fill: string, bold: boolean): void => {
    for (const line of lines) {
      y += font * 1.25;
      parts.push(
        textAt(size.margin, y - font * 0.25, line, {
          'font-size': font,
          'font-weight': bold ? 700 : 400,
          fill,
        }),
      );
    }
  };
  if (size.bare !== true) {
    write(wrap(chart.title, room, size.title, true), size.title, size.colours.text, true);
    y += 4;
  }
  write(wrap(measured(chart), room, size.text), size.text, size.colours.quiet, false);
  const drawing = draw(y + 14);
  y = drawing.bottom;
  if (size.bare !== true) {
    y += 14;
    write(wrap(sourceLine(chart), room, size.small), size.small, size.colours.quiet, false);
  }
  const height = Math.ceil(y + size.margin);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: size.width,
    height,
    viewBox: `0 0 ${size.width} ${height}`,
    role: 'img',
    'font-family': 'Inter, Arial, sans-serif',
  };
  return element(
    'svg',
    attributes,
    [
      `<title>${escapeXml(chart.title)}</title>`,
      `<desc>${escapeXml(chart.alt)}</desc>`,
      element('rect', { width: size.width, height, fill: size.colours.background }),
      drawing.marks,
      ...parts,
    ].join('\n'),
  );
}

/** The plain line under the title: who, where, when and in what unit. The bulletin's own charts say it in their alternative text. */
function measured(chart: Chart): string {
  if (chart.subtitle !== undefined) return chart.subtitle;
  const unit = chart.unit === '%' ? 'Percent' : 'Thousands of people';
  const what = /^(?:Bar|Line) chart of ([^.]+)\./.exec(chart.alt)?.[1];
  return what === undefined ? unit : `${what.charAt(0).toUpperCase()}${what.slice(1)}. ${unit}`;
}

const sourceLine = (chart: Chart): string =>
  `Source: ${chart.source.name}. Open Government Licence v3.0.`;
