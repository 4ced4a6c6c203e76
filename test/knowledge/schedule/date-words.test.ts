import { join } from 'node:path';
import { openBankHolidays } from '../../../knowledge/schedule/bank-holidays';
import { createDateReader } from '../../../knowledge/schedule/date-words';
import { clockChangeAt } from '../../../knowledge/schedule/clock-change';
import { wordsOf } from '../../../knowledge/schedule/reading';
import { projectRoot } from '../../../src/settings/project-root';

const bankHolidays = openBankHolidays([join(projectRoot(), 'knowledge/content')]);

/** A Sunday. */
const TODAY = '2026-11-22';

function read(text: string) {
  const words = wordsOf(text);
  const found = createDateReader(TODAY, bankHolidays)(words, 0);
  if (!found) return undefined;
  if ('problem' in found) return found.problem;
  return found.took === words.length ? found.value : `${found.value} and more`;
}

describe('the dates people type', () => {
  it.each([
    ['2 January', '2027-01-02'],
    ['2nd January', '2027-01-02'],
    ['2nd of January', '2027-01-02'],
    ['the 2nd of January 2027', '2027-01-02'],
    ['January 2', '2027-01-02'],
    ['Jan 2nd, 2027', '2027-01-02'],
    ['Monday 4 January', '2027-01-04'],
    ['24 dec', '2026-12-24'],
    ['22 November', '2026-11-22'],
    ['21 November', '2027-11-21'],
    ['1 sept', '2027-09-01'],
    ['January', '2027-01-01'],
    ['2026-12-25', '2026-12-25'],
    ['25/12/2026', '2026-12-25'],
    ['25/12/26', '2026-12-25'],
    ['2/1', '2027-01-02'],
    ['25.12.2026', '2026-12-25'],
    ['today', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['the day after tomorrow', '2026-11-24'],
    ['Monday', '2026-11-23'],
    ['next Monday', '2026-11-23'],
    ['Sunday', '2026-11-29'],
    ['on Friday', '2026-11-27'],
    ['Monday week', '2026-11-30'],
    ['next wendesday', '2026-11-25'],
    ['next week', '2026-11-23'],
    ['next month', '2026-12-01'],
    ['in two weeks', '2026-12-06'],
    ['for a fortnight', '2026-12-06'],
    ['3 days', '2026-11-25'],
    ['a month', '2026-12-22'],
    ['christmas', '2026-12-25'],
    ['new year', '2027-01-01'],
    ['31 February', '31 february is not a date. Write it like 2 January or 2027-01-02.'],
    ['2020-01-01', '2020-01-01 has already passed.'],
    ['2 January 2099', 'That is more than two years away. Choose a nearer date.'],
    ['99 weeks', '2028-10-15'],
    ['200 weeks', 'That is more than two years away. Choose a nearer date.'],
    ['29 February', '2028-02-29'],
    ['29 February 2027', '29 february 2027 is not a date. Write it like 2 January or 2027-01-02.'],
    ['30 February', '30 february is not a date. Write it like 2 January or 2027-01-02.'],
    ['the second of January', '2027-01-02'],
    ['the twenty-first of December', '2026-12-21'],
    ['January the 2nd', '2027-01-02'],
    ['new year’s day', '2027-01-01'],
    ['New Year\u2019s Eve', '2026-12-31'],
    ['christmas eve', '2026-12-24'],
    ['Boxing Day', '2026-12-26'],
    ['good friday', '2027-03-26'],
    ['Easter Monday', '2027-03-29'],
    ['easter', '2027-03-28'],
    ['may day', '2027-05-03'],
    ['the spring bank holiday', '2027-05-31'],
    ['August bank holiday', '2027-08-30'],
    ['the next bank holiday', '2026-12-25'],
    ['St Andrew’s Day', '2026-11-30'],
    ['half a dozen weeks', '2027-01-03'],
    ['bananas', undefined],
    ['', undefined],
  ])('reads “%s” as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('times that the clock changes touch', () => {
  const now = new Date('2026-11-22T12:00:00Z');

  it.each([
    [
      '01:30',
      'Europe/London',
      'In London time, 01:30 does not exist on Sunday 28 March 2027, when the clocks go forward. Choose a time that is not between 01:00 and 01:59.',
    ],
    [
      '01:00',
      'Europe/London',
      'In London time, 01:00 does not exist on Sunday 28 March 2027, when the clocks go forward. Choose a time that is not between 01:00 and 01:59.',
    ],
    [
      '02:30',
      'Europe/Paris',
      'In Paris time, 02:30 does not exist on Sunday 28 March 2027, when the clocks go forward. Choose a time that is not between 02:00 and 02:59.',
    ],
    [
      '01:30',
      'America/New_York',
      'In New York time, 01:30 comes twice on Sunday 7 November 2027, when the clocks go back. Choose a time that is not between 01:00 and 01:59.',
    ],
    ['00:59', 'Europe/London', undefined],
    ['02:00', 'Europe/London', undefined],
    ['01:30', 'UTC', undefined],
    ['01:30', 'Asia/Tokyo', undefined],
    [
      '00:30',
      'Africa/Cairo',
      'In Cairo time, 00:30 does not exist on Friday 30 April 2027, when the clocks go forward. Choose a time that is not between 00:00 and 00:59.',
    ],
  ])('%s in %s', (time, zone, said) => {
    expect(clockChangeAt(time, zone, now)).toBe(said);
  });
});
