import { readFileSync } from 'node:fs';

/** One row of the published table, as the tests read it: on their own, without the reader under test. */
export interface Published {
  readonly dimension: string;
  readonly code: string;
  readonly group: string;
  readonly subgroup: string;
  readonly measure: string;
  readonly year: string;
  readonly percent: number;
  readonly thousands: number;
  readonly low: string;
  readonly high: string;
}

export const PUBLISHED: readonly Published[] = readFileSync(
  'knowledge/content/survey-data/ons-internet-users-2020.csv',
  'utf8',
)
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const cells = (line.match(/("[^"]*"|[^,]*)(?:,|$)/g) ?? []).map((cell) =>
      cell.replace(/,$/, '').replace(/^"|"$/g, ''),
    );
    const [, dimension = '', code = '', group = '', subgroup = '', measure = '', year = ''] = cells;
    const [percent, thousands] = [Number(cells[7]), Number(cells[8])];
    const [low = '', high = ''] = cells.slice(9);
    return { dimension, code, group, subgroup, measure, year, percent, thousands, low, high };
  });

/** The row a key names: "age|75+|recent|2020", "age-by-sex|75+|Men|recent|2020" or "UKD74|recent|2020". */
export function published(key: string): { readonly percent: number; readonly thousands: number } {
  const parts = key.split('|');
  const year = parts.at(-1) ?? '';
  const measure = parts.at(-2) ?? '';
  if (measure === 'lapsed+never') {
    const both = ['lapsed', 'never'].map((one) =>
      published([...parts.slice(0, -2), one, year].join('|')),
    );
    return {
      percent: Math.round(both.reduce((sum, one) => sum + one.percent, 0) * 10) / 10,
      thousands: both.reduce((sum, one) => sum + one.thousands, 0),
    };
  }
  const row = PUBLISHED.find(
    (one) =>
      one.measure === measure &&
      one.year === year &&
      (parts.length === 3
        ? one.code === parts[0]
        : one.dimension === parts[0] &&
          one.group === parts[1] &&
          one.subgroup === (parts.length === 5 ? parts[2] : '')),
  );
  if (row === undefined) throw new Error(`The published table has no row for ${key}`);
  return row;
}
