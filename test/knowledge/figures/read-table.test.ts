import { readFileSync } from 'node:fs';
import { readTable } from '../../../knowledge/figures/read-table';

const FILE = 'knowledge/content/survey-data/ons-internet-users-2020.csv';
const published = readFileSync(FILE, 'utf8');

/** The published table with one line changed. */
function spoilt(line: number, change: (text: string) => string): string {
  return published
    .split('\n')
    .map((text, index) => (index === line - 1 ? change(text) : text))
    .join('\n');
}

describe('the survey table', () => {
  it('reads every published row without a fault', () => {
    const { rows, problems } = readTable(published, FILE);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(4686);
  });

  it('keeps a comma inside a quoted name', () => {
    const { rows } = readTable(published, FILE);
    expect(rows.some((row) => row.group === 'Barnsley, Doncaster and Rotherham')).toBe(true);
  });

  it.each<[string, number, (text: string) => string, string, RegExp]>([
    ['a percent above 100', 2, (text) => text.replace('83.3', '183.3'), 'percent', /0 to 100/],
    ['a percent that is no number', 2, (text) => text.replace('83.3', 'n/a'), 'percent', /n\/a/],
    ['a missing cell', 2, (text) => text.replace(',83.3', ''), '(row)', /must have 13/],
    ['an unknown measure', 2, (text) => text.replace('recent', 'often'), 'measure', /often/],
    ['a year that is none', 2, (text) => text.replace('2013', '13'), 'year', /"13"/],
    ['a row given twice', 3, () => published.split('\n')[1] ?? '', 'measure', /line 2/],
  ])('names the file, line and column of %s', (_, line, change, field, message) => {
    const { problems } = readTable(spoilt(line, change), FILE);
    const found = problems.find((problem) => problem.field === field);
    expect(found).toMatchObject({ severity: 'fault', file: FILE, line });
    expect(found?.message).toMatch(message);
  });

  it('refuses a table with other columns', () => {
    const { rows, problems } = readTable('a,b\n1,2\n', 'x.csv');
    expect(rows).toEqual([]);
    expect(problems[0]).toMatchObject({ file: 'x.csv', line: 1 });
  });
});
