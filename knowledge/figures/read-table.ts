import type { ContentProblem } from '../loading/problem';
import { DIMENSIONS, MEASURES, seriesKey, type Dimension, type Measure, type Row } from './record';

/** The first line of the tidy table. */
export const COLUMNS =
  'table,dimension,code,group,subgroup,measure,year,percent,thousands,percent_low,percent_high,thousands_low,thousands_high';

const CELLS = COLUMNS.split(',').length;

/**
 * Reads the tidy table of survey estimates. Gives every row, and every fault with its file, line and column;
 * rows with faults are left out. Never throws.
 */
export function readTable(
  csv: string,
  file: string,
): { readonly rows: readonly Row[]; readonly problems: readonly ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const fault = (line: number, field: string, message: string): void => {
    problems.push({ severity: 'fault', file, line, field, message });
  };
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0] !== COLUMNS) {
    fault(1, '(columns)', `must be exactly ${COLUMNS}`);
    return { rows: [], problems };
  }
  const rows: Row[] = [];
  const seen = new Map<string, number>();
  for (let index = 1; index < lines.length; index++) {
    const text = lines[index];
    if (text === undefined || text === '') continue;
    const row = readRow(text, index + 1, fault);
    if (row === undefined) continue;
    const key = `${seriesKey(row)}|${row.measure}|${row.year}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row.line);
      rows.push(row);
    } else
      fault(
        row.line,
        'measure',
        `gives ${row.group} ${row.year} again; it is on line ${first} too`,
      );
  }
  return { rows, problems: problems.sort((a, b) => a.line - b.line) };
}

type Fault = (line: number, field: string, message: string) => void;

function readRow(text: string, line: number, fault: Fault): Row | undefined {
  const cells = text.includes('"') ? splitQuoted(text) : text.split(',');
  if (cells.length !== CELLS) {
    fault(line, '(row)', `has ${cells.length} cells and must have ${CELLS}`);
    return undefined;
  }
  const [, dimension = '', code = '', group = '', subgroup = '', measure = '', year = ''] = cells;
  const [percent = '', thousands = '', low = '', high = '', least = '', most = ''] = cells.slice(7);
  const faults: string[] = [];
  const wrong = (field: string, message: string): void => {
    fault(line, field, message);
    faults.push(field);
  };
  if (!DIMENSIONS.includes(dimension as Dimension))
    wrong('dimension', `"${dimension}" is not one of ${DIMENSIONS.join(', ')}`);
  if (!MEASURES.includes(measure as Measure))
    wrong('measure', `"${measure}" is not one of ${MEASURES.join(', ')}`);
  if (group === '') wrong('group', 'is empty');
  if (!/^(19|20)\d\d$/.test(year)) wrong('year', `"${year}" is not a year`);
  const count = (field: string, value: string): number => {
    if (!/^\d+$/.test(value)) wrong(field, `"${value}" is not a whole number`);
    return Number(value);
  };
  const share = (field: string, value: string): number => {
    if (!/^\d+(\.\d+)?$/.test(value) || Number(value) > 100)
      wrong(field, `"${value}" is not a percent from 0 to 100`);
    return Number(value);
  };
  const row: Row = {
    dimension: dimension as Dimension,
    code,
    group,
    subgroup,
    measure: measure as Measure,
    year: Number(year),
    percent: share('percent', percent),
    thousands: count('thousands', thousands),
    low: low === '' ? undefined : share('percent_low', low),
    high: high === '' ? undefined : share('percent_high', high),
    least: least === '' ? undefined : count('thousands_low', least),
    most: most === '' ? undefined : count('thousands_high', most),
    line,
  };
  if (row.low !== undefined && row.low > row.percent)
    wrong('percent_low', 'is above the percent it is the lower limit of');
  if (row.high !== undefined && row.high < row.percent)
    wrong('percent_high', 'is below the percent it is the upper limit of');
  if (row.least !== undefined && row.least > row.thousands)
    wrong('thousands_low', 'is above the thousands it is the lower limit of');
  if (row.most !== undefined && row.most < row.thousands)
    wrong('thousands_high', 'is below the thousands it is the upper limit of');
  return faults.length === 0 ? row : undefined;
}

/** Splits one line of CSV in which some cells are in double quotes. */
function splitQuoted(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((match) =>
    match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'),
  );
}
