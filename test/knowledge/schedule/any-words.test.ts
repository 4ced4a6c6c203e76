import fc from 'fast-check';
import { readChange } from '../../../knowledge/schedule/change';
import { CHANGE_COMMANDS } from '../../../knowledge/commands/schedule-table';
import { readRequest } from '../../../knowledge/schedule/request';
import { sayWhen } from '../../../knowledge/schedule/say';
import { DEFAULT_SCHEDULE } from '../../../knowledge/schedule/schedule';

const context = { today: '2026-11-22', topics: { find: () => undefined } };
const two = (value: number) => String(value).padStart(2, '0');

/** Words that mean something here, in any order, among words that don't. */
const WORDS = [
  'every',
  'other',
  'monday',
  'tuseday',
  'to',
  'until',
  'half',
  'past',
  'nine',
  '9',
  '9:30',
  '25:00',
  'am',
  'pm',
  'in',
  'the',
  'morning',
  'London',
  'Europe/London',
  'holidays',
  'scotland',
  'none',
  'not',
  'on',
  '24',
  'December',
  '2026',
  'weekly',
  'digest',
  'tips',
  'and',
  ',',
  'except',
  'bank',
  'quarter',
  'noon',
  'next',
  'for',
  'two',
  'weeks',
  '#1a2b3c4d',
  'helpful',
  'tip-001',
  'banana',
];

it('makes something of any words, or says what it can’t follow', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CHANGE_COMMANDS.map(({ word }) => word)),
      fc.oneof(
        fc.string({ maxLength: 60, unit: 'grapheme' }),
        fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
      ),
      (word, words) => {
        const read = readChange(word, words, context);
        if ('problem' in read) expect(read.problem).toMatch(/\S.*[.]$/);
        else expect(read.change).toBe(word);
      },
    ),
    { numRuns: 2000 },
  );
});

it('says a schedule in words that it understands itself', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.integer({ min: 0, max: 24 * 60 - 1 }),
      fc.constantFrom('Europe/London', 'Europe/Dublin', 'America/New_York', 'Asia/Tokyo', 'UTC'),
      (days, minute, zone) => {
        const schedule = {
          ...DEFAULT_SCHEDULE,
          days: days.sort((a, b) => a - b),
          time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
          zone,
        };
        expect(readRequest(sayWhen(schedule), context)).toEqual({
          days: schedule.days,
          time: schedule.time,
          zone,
        });
      },
    ),
    { numRuns: 500 },
  );
});
