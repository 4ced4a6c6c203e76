import { COLUMNS } from '../../knowledge/figures/read-table';
import { DIMENSIONS, type Dimension, type Measure } from '../../knowledge/figures/record';

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

/** Which dimension the rows of a numbered table are of; tables 1 and 5 hold several, 6 and 7 totals too. */
const TABLES: readonly (readonly [number: string, dimension: Dimension])[] = [
  ['1', 'all'],
  ['2', 'age-by-sex'],
  ['3', 'age-by-disability'],
  ['4', 'ethnic-group'],
  ['5', 'region'],
  ['6', 'nuts3'],
  ['7', 'economic-activity'],
];

/** The tables of 95% limits. */
const LIMIT_TABLES = ['8', '9', '10'] as const;

interface Place {
  readonly dimension: Dimension;
  readonly code: string;
  readonly group: string;
  readonly subgroup: string;
}

/** One estimate, with its limits where published: percent first, thousands second. */
interface Line extends Place {
  readonly table: string;
  readonly measure: Measure;
  readonly year: number;
  readonly percent: number;
  readonly thousands: number;
  readonly limits?: readonly [percent: Limits, thousands: Limits];
}

/**
 * The tidy table of a published workbook, as CSV: one line for each estimate, with its 95% limits where published.
 * Sheets are named 1a (thousands) and 1b (percent) to 10a and 10b. What is published twice is written once, and
 * must be the same both times. Throws WorkbookError when a sheet is missing, laid out otherwise or contradicts another.
 */
export function tidyTable(sheets: Sheets): string {
  const lines = new Map<string, Line>();
  const add = (line: Line): void => {
    const key = `${keyOf(line)}|${line.measure}|${line.year}`;
    const before = lines.get(key);
    if (before !== undefined && before.percent.toFixed(1) !== line.percent.toFixed(1))
      throw new WorkbookError(
        `Sheet ${line.table}b gives ${line.percent.toFixed(1)} for ${line.group} ${line.year}, and sheet ${before.table}b ${before.percent.toFixed(1)}`,
      );
    if (before === undefined) lines.set(key, line);
    else if (line.limits !== undefined) lines.set(key, { ...before, limits: line.limits });
  };
  for (const [number, dimension] of TABLES)
    for (const line of estimates(sheets, number, dimension)) add(line);
  for (const number of LIMIT_TABLES) for (const line of limited(sheets, number)) add(line);
  return [COLUMNS, ...[...lines.values()].map(written)].map((line) => `${line}\r\n`).join('');
}

function estimates(sheets: Sheets, number: string, dimension: Dimension): readonly Line[] {
  const percents = sheet(sheets, `${number}b`);
  const columns = columnsOf(percents, `${number}b`);
  const heads = new Map(
    placesOf(sheet(sheets, `${number}a`), dimension).map((one) => [keyOf(one), one.cells]),
  );
  return placesOf(percents, dimension).flatMap((place) => {
    const counts = heads.get(keyOf(place));
    return columns.flatMap(({ at, measure, year }): readonly Line[] => {
      const percent = numberIn(place.cells[at]);
      if (percent === undefined) return [];
      const thousands = numberIn(counts?.[at]);
      if (thousands === undefined)
        throw new WorkbookError(
          `Sheet ${number}a has no thousands for ${place.group} ${year}, though ${number}b has a percent`,
        );
      return [{ ...place, table: number, measure, year, percent, thousands }];
    });
  });
}

const written = (line: Line): string =>
  [
    line.table,
    line.dimension,
    line.code,
    quoted(line.group),
    line.subgroup,
    line.measure,
    String(line.year),
    line.percent.toFixed(1),
    String(Math.round(line.thousands)),
    line.limits?.[0].low?.toFixed(1) ?? '',
    line.limits?.[0].high?.toFixed(1) ?? '',
    whole(line.limits?.[1].low),
    whole(line.limits?.[1].high),
  ].join(',');

const whole = (value: number | undefined): string =>
  value === undefined ? '' : String(Math.round(value));

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

/** Totals of the later tables are of the first table's own group. */
const EVERYONE: Place = { dimension: 'all', code: '', group: 'All adults', subgroup: '' };

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
    if (second === 'UK' || first === 'Total') return [{ ...EVERYONE, cells }];
    if (areas) {
      const level = levelOf(first);
      return level === undefined
        ? []
        : [{ dimension: level, code: first, group: second, subgroup: '', cells }];
    }
    if (table === 'age-by-sex' || table === 'age-by-disability') {
      age = first === '' ? age : first;
      return second === '' ? [] : [{ dimension, code: '', group: age, subgroup: second, cells }];
    }
    return first === '' ? [] : [{ dimension, code: '', group: first, subgroup: '', cells }];
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

/**
 * The estimates that have 95% limits, from a table of blocks "lower limit, survey estimate, upper limit". Where limits
 * of thousands do not hold their own estimate, as for Northern Ireland's areas in 2020, those of the whole region are left out.
 */
function limited(sheets: Sheets, number: (typeof LIMIT_TABLES)[number]): readonly Line[] {
  const year = Math.max(...columnsOf(sheet(sheets, '1b'), '1b').map((one) => one.year));
  const counts = blocksOf(sheets, `${number}a`);
  const heads = new Map(counts.map((one) => [`${keyOf(one)}|${one.measure}`, one]));
  const regionOf = ({ dimension, code }: Place): string => `${dimension}|${code.slice(0, 3)}`;
  const wrong = new Set(counts.filter((one) => !holdsEstimate(one)).map(regionOf));
  return blocksOf(sheets, `${number}b`).map((one): Line => {
    const own = heads.get(`${keyOf(one)}|${one.measure}`);
    if (own === undefined)
      throw new WorkbookError(
        `Sheet ${number}a has no thousands for ${one.group}, though ${number}b has a percent`,
      );
    const { estimate: percent, limits, ...place } = one;
    const heard = wrong.has(regionOf(one)) ? { low: undefined, high: undefined } : own.limits;
    return {
      ...place,
      table: number,
      year,
      percent,
      thousands: own.estimate,
      limits: [limits, heard],
    };
  });
}

const holdsEstimate = ({ estimate, limits: { low, high } }: LimitBlock): boolean =>
  (low ?? estimate) <= estimate && (high ?? estimate) >= estimate;

interface LimitBlock extends Place {
  readonly measure: Measure;
  readonly estimate: number;
  readonly limits: Limits;
}

/** Table 8 is of groups, table 9 of areas in two columns, table 10 of ethnic groups with two measures side by side. */
function blocksOf(sheets: Sheets, name: string): readonly LimitBlock[] {
  const rows = sheet(sheets, name);
  const blocks = limitColumns(rows, name);
  let dimension: Dimension = name.startsWith('10') ? 'ethnic-group' : 'all';
  return rows.flatMap((row) => {
    dimension = SECTIONS[textOf(row[0])] ?? dimension;
    return blocks.flatMap(({ at, names, measure }): readonly LimitBlock[] => {
      const [low, estimate, high] = [row[at], row[at + 1], row[at + 2]].map(numberIn);
      if (estimate === undefined) return [];
      const [first, second] = [textOf(row[names]), textOf(row[names + 1])];
      const level = levelOf(first);
      const place: Place =
        first === 'All' || second === 'UK'
          ? EVERYONE
          : level === undefined
            ? { dimension, code: '', group: first, subgroup: '' }
            : { dimension: level, code: first, group: second, subgroup: '' };
      return place.group === '' ? [] : [{ ...place, measure, estimate, limits: { low, high } }];
    });
  });
}

/** Where each block of a table of limits begins, where its names are, and what it counts. */
function limitColumns(
  rows: readonly (readonly Cell[])[],
  name: string,
): readonly { readonly at: number; readonly names: number; readonly measure: Measure }[] {
  const top = rows.findIndex((row) => row.some((cell) => textOf(cell) === 'Lower limit'));
  const lower = rows[top];
  const headings = rows[top - 1];
  if (lower === undefined || headings === undefined)
    throw new WorkbookError(`Sheet ${name} has no heading "Lower limit"`);
  let measure: Measure | undefined;
  let names = 0;
  return lower.flatMap((cell, at) => {
    measure = measureOf(textOf(headings[at])) ?? measure;
    if (textOf(cell) !== 'Lower limit' || measure === undefined) return [];
    const own = rows.some((row) => levelOf(textOf(row[at - 2])) !== undefined);
    if (own) names = at - 2;
    return [{ at, names, measure }];
  });
}

const measureOf = (heading: string): Measure | undefined =>
  HEADINGS[heading] ?? (heading === 'Never used the internet' ? 'never' : undefined);

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
