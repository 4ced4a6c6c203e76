import { DIMENSIONS, type Dimension, type Measure } from './record';

/** A cell as a spreadsheet reader gives it. */
export type Cell = string | number | boolean | object | null;
export type Sheets = ReadonlyMap<string, readonly (readonly Cell[])[]>;

/** A workbook that is not laid out as the published one. The message names the sheet and what is missing. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
}

/** What each heading over a block of years counts. */
const HEADINGS: Readonly<Record<string, Measure>> = {
  'Used in the last 3 months': 'recent',
  'Used over 3 months ago': 'lapsed',
  'Never used': 'never',
  'Used over 3 months ago/Never used': 'lapsed-or-never',
};

const SECTIONS: Readonly<Record<string, Dimension>> = {
  'Age group (years)': 'age',
  Sex: 'sex',
  Disability: 'disability',
};

/** Which dimension the rows of a numbered table are of; tables 1 and 5 hold several. */
const TABLES: readonly (readonly [number: string, dimension: Dimension])[] = [
  ['1', 'all'],
  ['2', 'age-by-sex'],
  ['3', 'age-by-disability'],
  ['4', 'ethnic-group'],
  ['5', 'region'],
  ['6', 'nuts3'],
  ['7', 'economic-activity'],
];

interface Place {
  readonly dimension: Dimension;
  readonly code: string;
  readonly group: string;
  readonly subgroup: string;
}

/**
 * The tidy table of a published workbook, as CSV: one line for each estimate, with its 95% limits where published.
 * Sheets are named 1a (thousands) and 1b (percent) to 7a and 7b; limits of percents are in 8b, 9b and 10b. Throws
 * WorkbookError when a sheet is missing or laid out otherwise.
 */
export function tidyTable(sheets: Sheets): string {
  const limits = readLimits(sheets);
  const lines = [
    'table,dimension,code,group,subgroup,measure,year,percent,thousands,percent_low,percent_high',
  ];
  for (const [number, dimension] of TABLES) {
    const percents = sheet(sheets, `${number}b`);
    const thousands = sheet(sheets, `${number}a`);
    const columns = columnsOf(percents, `${number}b`);
    const heads = new Map(placesOf(thousands, dimension).map((one) => [keyOf(one), one.cells]));
    for (const place of placesOf(percents, dimension)) {
      const counts = heads.get(keyOf(place));
      for (const { at, measure, year } of columns) {
        const percent = numberIn(place.cells[at]);
        if (percent === undefined) continue;
        const count = numberIn(counts?.[at]);
        if (count === undefined)
          throw new WorkbookError(
            `Sheet ${number}a has no thousands for ${place.group} ${year}, though ${number}b has a percent`,
          );
        const limit = limits.get(`${keyOf(place)}|${measure}|${year}`);
        lines.push(
          [
            number,
            place.dimension,
            place.code,
            quoted(place.group),
            place.subgroup,
            measure,
            String(year),
            percent.toFixed(1),
            String(Math.round(count)),
            limit?.low?.toFixed(1) ?? '',
            limit?.high?.toFixed(1) ?? '',
          ].join(','),
        );
      }
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

const keyOf = ({ dimension, code, group, subgroup }: Place): string =>
  `${dimension}|${code}|${code === '' ? group : ''}|${subgroup}`.toLowerCase();

function sheet(sheets: Sheets, name: string): readonly (readonly Cell[])[] {
  const found = sheets.get(name);
  if (found === undefined)
    throw new WorkbookError(
      `The workbook has no sheet "${name}"; it has ${[...sheets.keys()].join(', ')}`,
    );
  return found;
}

/** Which column holds which measure and year: the headings stand in the row above the years. */
function columnsOf(
  rows: readonly (readonly Cell[])[],
  name: string,
): readonly { readonly at: number; readonly measure: Measure; readonly year: number }[] {
  const top = rows.findIndex((row) => row.some((cell) => HEADINGS[textOf(cell)] !== undefined));
  const headings = rows[top];
  const years = rows[top + 1];
  if (headings === undefined || years === undefined)
    throw new WorkbookError(`Sheet ${name} has no heading such as "Used in the last 3 months"`);
  let measure: Measure | undefined;
  return years.flatMap((cell, at) => {
    measure = HEADINGS[textOf(headings[at])] ?? measure;
    const year = Number(textOf(cell));
    return measure !== undefined && year > 1990 && year < 2100 ? [{ at, measure, year }] : [];
  });
}

/** The rows of a table that hold estimates, each with the group or area it is about. */
function placesOf(
  rows: readonly (readonly Cell[])[],
  table: Dimension,
): readonly (Place & { readonly cells: readonly Cell[] })[] {
  let dimension: Dimension = table;
  let age = '';
  const areas = table === 'region' || table === 'nuts3';
  return rows.slice(4).flatMap((cells) => {
    const first = textOf(cells[0]);
    const second = textOf(cells[1]);
    dimension = SECTIONS[first] ?? dimension;
    if (!cells.slice(2).some((cell) => numberIn(cell) !== undefined)) return [];
    if (areas) {
      const level = levelOf(first);
      return level === undefined || (level === 'nuts3') !== (table === 'nuts3')
        ? []
        : [{ dimension: level, code: first, group: second, subgroup: '', cells }];
    }
    if (table === 'age-by-sex' || table === 'age-by-disability') {
      age = first === '' ? age : first;
      return second === '' ? [] : [{ dimension, code: '', group: age, subgroup: second, cells }];
    }
    return first === '' || first === 'Total'
      ? []
      : [{ dimension, code: '', group: first, subgroup: '', cells }];
  });
}

/** The level of an area by its code: three signs a region, four a larger area, five a smaller one. */
function levelOf(code: string): Dimension | undefined {
  if (!/^UK[A-Z]\d{0,2}$/.test(code)) return undefined;
  return DIMENSIONS.find((one) => one === (['region', 'nuts2', 'nuts3'] as const)[code.length - 3]);
}

interface Limits {
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** The 95% limits of the last year's percents. Table 9 is set in two blocks side by side. */
function readLimits(sheets: Sheets): ReadonlyMap<string, Limits> {
  const year = Math.max(...columnsOf(sheet(sheets, '1b'), '1b').map((one) => one.year));
  const found = new Map<string, Limits>();
  const add = (
    place: Place,
    measure: Measure,
    low: Cell | undefined,
    high: Cell | undefined,
  ): void => {
    found.set(`${keyOf(place)}|${measure}|${year}`, { low: numberIn(low), high: numberIn(high) });
  };
  let dimension: Dimension = 'all';
  for (const [name, low, , high] of sheet(sheets, '8b')) {
    const group = textOf(name);
    dimension = SECTIONS[group] ?? dimension;
    const whole = group === 'All' ? 'All adults' : group;
    add({ dimension, code: '', group: whole, subgroup: '' }, 'never', low, high);
  }
  for (const row of sheet(sheets, '9b'))
    for (const start of [0, 6]) {
      const code = textOf(row[start]);
      const level = levelOf(code);
      if (level !== undefined)
        add(
          { dimension: level, code, group: '', subgroup: '' },
          'lapsed-or-never',
          row[start + 2],
          row[start + 4],
        );
    }
  for (const row of sheet(sheets, '10b')) {
    const group = textOf(row[0]);
    add({ dimension: 'ethnic-group', code: '', group, subgroup: '' }, 'recent', row[2], row[4]);
  }
  return found;
}

/** A cell's words, without the mark of a footnote: "Inactive2" is "Inactive". */
const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string' || typeof cell === 'number'
    ? String(cell)
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/(?<=[a-z])\d$/, '')
    : '';

/** A cell's number; "~0" is too small to show, and "-" is not available. */
function numberIn(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return cell;
  const text = textOf(cell);
  if (text === '~0') return 0;
  return text !== '' && /^[\d.,]+$/.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}

const quoted = (text: string): string =>
  /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
