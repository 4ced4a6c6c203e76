import { seriesKey, type Measure, type Row } from '../../knowledge/figures/record';

/**
 * The lowest sum seen in the published tables is 93.2, for a small area: people who did not say when they
 * last went online are in no measure. A sum outside these limits means a wrong row.
 */
const LEAST_SUM = 90;
const MOST_SUM = 100.5;

/** Told of a fault: its line, its column and what is wrong. */
export type Fault = (line: number, field: string, message: string) => void;

/** Whether the rows of a table tell of the same people in every way in which they are given. */
export function checkRows(rows: readonly Row[], fault: Fault): void {
  checkSums(rows, fault);
  checkHeads(rows, fault);
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
