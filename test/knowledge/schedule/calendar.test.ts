import path from 'node:path';
import fc from 'fast-check';
import { openBankHolidays, endingSoon } from '../../../knowledge/schedule/bank-holidays';
import {
  addDays,
  closedOn,
  dueInstant,
  firstSlot,
  nextSlots,
  weekday,
} from '../../../knowledge/schedule/calendar';
import {
  DEFAULT_SCHEDULE,
  HOLIDAY_CALENDARS,
  type Plan,
  type Schedule,
} from '../../../knowledge/schedule/schedule';
import { projectRoot } from '../../../src/settings/project-root';
import { localDate } from '../../../knowledge/text/days';

const bankHolidays = openBankHolidays([path.join(projectRoot(), 'knowledge/content')]);
const plan = (changes: Partial<Plan> = {}, schedule: Partial<Schedule> = {}): Plan => ({
  schedule: { ...DEFAULT_SCHEDULE, ...schedule },
  status: 'active',
  skipped: [],
  ...changes,
});
const datesOf = (slots: readonly { date: string }[]) => slots.map(({ date }) => date);

describe('when a post is due', () => {
  it.each([
    ['2026-01-05', '09:00', 'Europe/London', '2026-01-05T09:00:00.000Z'],
    ['2026-03-30', '09:00', 'Europe/London', '2026-03-30T08:00:00.000Z'],
    ['2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '09:00', 'Europe/London', '2026-10-25T09:00:00.000Z'],
    ['2026-11-23', '09:00', 'Pacific/Kiritimati', '2026-11-22T19:00:00.000Z'],
    ['2026-04-24', '00:30', 'Africa/Cairo', '2026-04-23T22:30:00.000Z'],
  ])('on %s at %s in %s it is %s', (date, time, zone, instant) => {
    expect(dueInstant({ ...DEFAULT_SCHEDULE, time, zone }, date).toISOString()).toBe(instant);
  });
});

describe('which dates get a post', () => {
  it('names the next three working days, past a weekend', () => {
    const slots = nextSlots(plan(), new Date('2026-11-20T12:00:00Z'), 3, bankHolidays);
    expect(datesOf(slots)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
  });

  it('counts today while its time is still to come', () => {
    const before = nextSlots(plan(), new Date('2026-11-23T08:59:59Z'), 1, bankHolidays);
    const at = nextSlots(plan(), new Date('2026-11-23T09:00:00Z'), 1, bankHolidays);
    expect([datesOf(before), datesOf(at)]).toEqual([['2026-11-23'], ['2026-11-24']]);
  });

  it('leaves out Christmas in each region by its own list', () => {
    const from = new Date('2026-12-24T12:00:00Z');
    const first = (holidays: Schedule['holidays']) =>
      datesOf(nextSlots(plan({}, { holidays }), from, 1, bankHolidays));
    expect(first('england-and-wales')).toEqual(['2026-12-29']);
    expect(first('none')).toEqual(['2026-12-25']);
  });

  it.each([
    ['scotland', '2026-06-15', 'World Cup bank holiday'],
    ['scotland', '2027-01-04', '2nd January (substitute day)'],
    ['northern-ireland', '2026-07-13', 'Battle of the Boyne (Orangemen’s Day) (substitute day)'],
    ['england-and-wales', '2026-04-06', 'Easter Monday'],
  ] as const)('in %s, %s is %s', (holidays, date, name) => {
    expect(closedOn(plan({}, { holidays }), date, bankHolidays)).toEqual({ why: 'holiday', name });
  });

  it('posts on a day that is a holiday elsewhere only', () => {
    expect(closedOn(plan(), '2026-06-15', bankHolidays)).toBeUndefined();
    expect(
      closedOn(plan({}, { holidays: 'scotland' }), '2026-04-06', bankHolidays),
    ).toBeUndefined();
  });

  it('wakes from a pause by itself on its last day', () => {
    const paused = plan({ status: 'paused', pausedUntil: '2027-01-02' });
    expect(firstSlot(paused, '2026-11-23', bankHolidays)?.date).toBe('2027-01-04');
  });

  it('has no next post while paused without end', () => {
    const paused = plan({ status: 'paused' });
    expect(firstSlot(paused, '2026-11-23', bankHolidays)).toBeUndefined();
  });

  it('leaves out a skipped date and the days off of the team', () => {
    const slots = nextSlots(
      plan({ skipped: ['2026-11-23'] }, { extraDates: ['2026-11-24'] }),
      new Date('2026-11-21T00:00:00Z'),
      1,
      bankHolidays,
    );
    expect(datesOf(slots)).toEqual(['2026-11-25']);
  });

  it('warns while a list of bank holidays ends within six months', () => {
    expect(endingSoon(bankHolidays, '2026-11-22')).toEqual([]);
    expect(endingSoon(bankHolidays, '2028-07-01')[0]).toBe(
      'The bank holidays for england-and-wales are listed up to 2028-12-31. Add the next year from https://www.gov.uk/bank-holidays.',
    );
  });
});

const ZONES = Intl.supportedValuesOf('timeZone');
const CHANGE_DAYS = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'];
const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
const two = (value: number) => String(value).padStart(2, '0');
const anyDate = fc.tuple(fc.constantFrom(...CHANGE_DAYS), fc.integer({ min: -20, max: 20 }));
const date = anyDate.map(([day, shift]) => addDays(day, shift));
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  schedule: fc.record({
    days: fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
      .map((days) => days.sort((a, b) => a - b)),
    time: anyTime,
    zone: fc.constantFrom(...ZONES),
    holidays: fc.constantFrom(...HOLIDAY_CALENDARS),
    extraDates: fc.array(date, { maxLength: 3 }),
    cadence: fc.constant('daily' as const),
  }),
  status: fc.constantFrom('active' as const, 'paused' as const),
  pausedUntil: date,
  skipped: fc.array(date, { maxLength: 3 }),
});

describe('over any zone, time, pause and holiday, round the clock changes of 2026 and 2027', () => {
  it('every open date has exactly one slot, and no other date has any', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...CHANGE_DAYS), (any, change) => {
        const first = addDays(change, -15);
        const expected = Array.from({ length: 30 }, (_, day) => addDays(first, day)).filter(
          (day) => !closedOn(any, day, bankHolidays),
        );
        const found: string[] = [];
        for (let from = first; ;) {
          const slot = firstSlot(any, from, bankHolidays);
          if (!slot || slot.date >= addDays(first, 30)) break;
          found.push(slot.date);
          from = addDays(slot.date, 1);
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('slots come in order, each due on its own date and never together', () => {
    fc.assert(
      fc.property(anyPlan, date, (any, day) => {
        const slots = nextSlots(any, new Date(`${day}T12:00:00Z`), 6, bankHolidays);
        const dates = datesOf(slots);
        expect(dates).toEqual([...new Set(dates)].sort());
        for (const [index, slot] of slots.entries()) {
          expect(localDate(slot.due, any.schedule.zone)).toBe(slot.date);
          expect(any.schedule.days).toContain(weekday(slot.date));
          const before = slots[index - 1];
          if (before) expect(slot.due.getTime()).toBeGreaterThan(before.due.getTime());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('asking from any moment between two slots gives the same next slot', () => {
    fc.assert(
      fc.property(anyPlan, date, fc.double({ min: 0, max: 1, noNaN: true }), (any, day, part) => {
        const [one, two] = nextSlots(any, new Date(`${day}T12:00:00Z`), 2, bankHolidays);
        if (!one || !two) return;
        const between = one.due.getTime() + (two.due.getTime() - one.due.getTime() - 1) * part;
        expect(nextSlots(any, new Date(between), 1, bankHolidays)).toEqual([two]);
      }),
      { numRuns: 300 },
    );
  });
});
