import type { ContentProblem } from '../loading/problem';
import { DIMENSIONS, MEASURES, seriesKey, type Dimension, type Measure, type Row } from './record';

/** The first line of the tidy table. */
export const COLUMNS =
  'table,dimension,code,group,subgroup,measure,year,percent,thousands,percent_low,percent_high,thousands_low,thousands_high';

const CELLS = COLUMNS.split(',').length;

/**
 * The lowest sum seen in the published tables is 93.2, for a small area: people who did not say when they
 * last went online are in no measure. A sum outside these limits means a wrong row.
 */
const LEAST_SUM = 90;
const MOST_SUM = 100.5;

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
  checkSums(rows, fault);
  checkHeads(rows, fault);
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

/**
 * The measures of one group in one year must add up to nearly 100. People not online in three months are lapsed and
 * never-used together, so where all three are given they must agree and count once.
 */
function checkSums(rows: readonly Row[], fault: Fault): void {
  const years = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${seriesKey(row)}|${row.year}`;
    const own = years.get(key);
    if (own === undefined) years.set(key, [row]);
    else own.push(row);
  }
  for (const own of years.values()) {
    const percent = (measure: Measure) => own.find((row) => row.measure === measure)?.percent;
    const [recent, lapsed, never] = [percent('recent'), percent('lapsed'), percent('never')];
    const both = percent('lapsed-or-never');
    const parts = lapsed === undefined || never === undefined ? undefined : lapsed + never;
    const [first] = own;
    if (first === undefined) continue;
    const told = (message: string) =>
      fault(first.line, 'percent', `the measures of ${first.group} in ${first.year} ${message}`);
    if (both !== undefined && parts !== undefined && Math.abs(both - parts) > 0.25)
      told(`give ${both} for lapsed and never used together, and ${parts.toFixed(1)} apart`);
    const away = parts ?? both;
    const sum = (recent ?? 0) + (away ?? 0);
    if (recent !== undefined && away !== undefined && (sum < LEAST_SUM || sum > MOST_SUM))
      told(`add up to ${sum.toFixed(1)}, not to about 100`);
  }
}

/**
 * Percent and thousands of one group must tell of one number of people. Percents are rounded to 0.1, and people
 * who did not say are in neither, so a fifth of leeway is left, and small counts are passed over.
 */
function checkHeads(rows: readonly Row[], fault: Fault): void {
  const largest = new Map<string, Row>();
  for (const row of rows) {
    const key = `${seriesKey(row)}|${row.year}`;
    const before = largest.get(key);
    if (before === undefined || row.percent > before.percent) largest.set(key, row);
  }
  for (const row of rows) {
    const most = largest.get(`${seriesKey(row)}|${row.year}`);
    if (most === undefined || most === row) continue;
    const people = (most.thousands / most.percent) * 100;
    const least = ((row.percent - 0.05) / 100) * people * 0.8 - 1;
    const greatest = ((row.percent + 0.05) / 100) * people * 1.2 + 1;
    if (row.thousands < least || row.thousands > greatest)
      fault(
        row.line,
        'thousands',
        `${row.thousands} does not fit ${row.percent}% of about ${Math.round(people)} thousand people (see line ${most.line})`,
      );
  }
}
