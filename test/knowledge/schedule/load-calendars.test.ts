import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBankHolidays } from '../../../knowledge/schedule/bank-holidays';
import { loadCalendars } from '../../../knowledge/schedule/load-calendars';
import { openSeasons } from '../../../knowledge/schedule/seasons';
import { projectRoot } from '../../../src/settings/project-root';

const REAL = join(projectRoot(), 'knowledge/content');
const HEAD = `region: scotland
source: GOV.UK bank holidays
url: https://www.gov.uk/bank-holidays
licence: Open Government Licence v3.0
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendars-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(room: string, text: string): void {
  mkdirSync(join(folder, room), { recursive: true });
  writeFileSync(join(folder, room, 'one.yaml'), text);
}
const messages = (today = '2026-11-22') =>
  loadCalendars(folder, today).problems.map(
    ({ severity, line, field, message }) => `${severity} line ${line}: ${field} ${message}`,
  );

it('finds nothing wrong with the calendars that come with the program', () => {
  const { bankHolidays, seasons, problems } = loadCalendars(REAL, '2026-11-22');
  expect(problems).toEqual([]);
  expect(bankHolidays.map(({ region }) => region)).toEqual([
    'england-and-wales',
    'northern-ireland',
    'scotland',
  ]);
  expect(seasons.map(({ season }) => season)).toEqual(['pre-election', 'winter']);
});

it('says which field of which line is wrong', () => {
  write(
    'bank-holidays',
    `${HEAD}until: 2028-02-31\ndates:\n  - day: 2026-12-25\n    name: Christmas Day\n`,
  );
  expect(messages()).toEqual([
    'fault line 5: until must be a real date written like 2026-03-31',
    expect.stringContaining('fault line 7: dates > item 1 > date is missing'),
    expect.stringContaining('fault line 7: dates > item 1 > day is not a field here'),
  ]);
  expect(() => openBankHolidays([folder])).toThrow('until');
});

it('warns on its line of a list that ends within six months', () => {
  write(
    'bank-holidays',
    `${HEAD}until: 2026-12-31\ndates:\n  - date: 2026-12-25\n    name: Christmas Day\n`,
  );
  expect(messages()).toEqual([
    'warning line 5: until is less than six months away; add the next year from https://www.gov.uk/bank-holidays',
  ]);
  expect(messages('2026-06-30')).toEqual([]);
  expect(openBankHolidays([folder]).nameOf('scotland', '2026-12-25')).toBe('Christmas Day');
});

it('takes each calendar from the first folder that has it', () => {
  write(
    'seasons',
    'season: pre-election\nperiods:\n  - from: 2026-12-01\n    until: 2026-12-10\n    name: A by-election\n',
  );
  const seasons = openSeasons([folder, REAL]);
  expect([...seasons('2026-12-10')]).toEqual(['pre-election']);
  expect([...seasons('2027-05-01')]).toEqual([]);
  expect(openBankHolidays([folder, REAL]).nameOf('scotland', '2026-06-15')).toBe(
    'World Cup bank holiday',
  );
});

it('does without either', () => {
  expect(loadCalendars(folder, '2026-11-22')).toEqual({
    bankHolidays: [],
    seasons: [],
    ends: [],
    problems: [],
  });
  expect(openSeasons([folder])('2027-05-01').size).toBe(0);
});
