import { readFileSync } from 'node:fs';
import { readTable } from '../../knowledge/figures/read-table';
import { checkRows } from '../../tools/import-ons/check-rows';

const published = readFileSync(
  'knowledge/content/survey-data/ons-internet-users-2020.csv',
  'utf8',
).split('\n');

/** What is wrong with the published table where one line of it, from 1, is changed. */
function faults(line: number, change: (text: string) => string): readonly string[] {
  const csv = published.map((text, at) => (at === line - 1 ? change(text) : text)).join('\n');
  const found: string[] = [];
  checkRows(readTable(csv, 'table.csv').rows, (at, field, message) => {
    found.push(`${at} ${field}: ${message}`);
  });
  return found;
}

describe('the rows of a table', () => {
  it('are sound as published', () => {
    expect(faults(1, (text) => text)).toEqual([]);
  });

  it('are refused where the measures of a group are far from 100 together', () => {
    expect(faults(2, (text) => text.replace('83.3', '38.3')).join()).toMatch(
      /2 percent: .* add up to/,
    );
  });

  it('are refused where thousands do not fit their percent', () => {
    expect(faults(10, (text) => text.replace(',1275,', ',136,')).join()).toMatch(
      /10 thousands: 136 does not fit/,
    );
  });
});
