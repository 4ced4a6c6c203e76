import path from 'node:path';
import fc from 'fast-check';
import { openBankHolidays } from '../../../../knowledge/schedule/bank-holidays';
import { addDays, closedOn, dueInstant } from '../../../../knowledge/schedule/calendar';
import { localDate } from '../../../../knowledge/text/days';
import { HOLIDAY_CALENDARS } from '../../../../knowledge/schedule/schedule';
import { decideSlots } from '../../../../src/scheduled-posts/delivery/planner';
import type { Subscription } from '../../../../src/store/port';
import {
  createCalendar,
  rescheduled,
  without,
} from '../../../../src/scheduled-posts/subscriptions/conversation-calendar';
import { createKeptLog } from '../../../fakes/house';
import { projectRoot } from '../../../../src/settings/project-root';

const bankHolidays = openBankHolidays([path.join(projectRoot(), 'knowledge/content')]);
const calendar = createCalendar(bankHolidays);
const HOUR = 60 * 60 * 1000;
const WINDOW = 4 * HOUR;
const ZONES = Intl.supportedValuesOf('timeZone');
const CHANGE_DAYS = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'];
const two = (value: number) => String(value).padStart(2, '0');

const anySubscription = fc
  .record({
    day: fc.constantFrom(...CHANGE_DAYS),
    before: fc.integer({ min: 1, max: 12 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    zone: fc.constantFrom(...ZONES),
    holidays: fc.constantFrom(...HOLIDAY_CALENDARS),
    off: fc.array(fc.integer({ min: -10, max: 20 }), { maxLength: 3 }),
    pausedFor: fc.option(fc.integer({ min: 1, max: 15 })),
  })
  .map(({ day, before, days, minute, zone, holidays, off, pausedFor }): Subscription => {
    const start = new Date(`${addDays(day, -before)}T12:00:00Z`);
    const made: Subscription = {
      id: 'any',
      to: { adapter: 'web', org: 'trust', ref: 'ward' },
      direct: false,
      what: 'tips',
      topics: [],
      schedule: {
        days: days.sort((a, b) => a - b),
        time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
        zone,
        holidays,
        extraDates: off.map((shift) => addDays(day, shift)),
        cadence: 'daily',
      },
      status: pausedFor === null ? 'active' : 'paused',
      ...(pausedFor === null ? {} : { pausedUntil: addDays(localDate(start, zone), pausedFor) }),
      skipped: [],
      madeAt: start,
      version: 1,
    };
    return rescheduled(made, start, bankHolidays);
  });

/** When the planner looks: usually every few minutes, sometimes after days away, sometimes with a clock put back. */
const looks = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes / 60) },
    { weight: 3, arbitrary: fc.integer({ min: 2, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: 30, max: 24 * 20 }) },
    { weight: 1, arbitrary: fc.integer({ min: -72, max: -1 }) },
  ),
  { minLength: 20, maxLength: 120 },
);

interface Row {
  readonly date: string;
  readonly sent: boolean;
  readonly at: Date;
}

/** Plans through every look, as the ledger would keep it. */
function planned(subscription: Subscription, waits: readonly number[]): readonly Row[] {
  const parts = {
    calendar,
    composer: { choose: () => ({ content: ['tip'], round: 1 }) },
    log: createKeptLog(),
    window: WINDOW,
    mayBeOut: () => false,
  };
  const rows: Row[] = [];
  let current = subscription;
  let now = subscription.madeAt;
  for (const wait of waits) {
    now = new Date(now.getTime() + wait * HOUR);
    if (!current.next || current.next.due > now) continue;
    const { rows: more, ...changes } = decideSlots(parts, current, { round: 1, content: [] }, now);
    const at = now;
    rows.push(
      ...more.map(({ slot, state }) => ({
        date: slot.date,
        sent: state === 'queued',
        at,
      })),
    );
    current = { ...without(without(current, 'next'), 'pausedUntil'), ...changes };
    // Asking again at the same instant changes nothing.
    expect(current.next === undefined || current.next.due > now).toBe(true);
  }
  return rows;
}

describe('planning over any zone, clock change, holiday, pause, outage and clock jump', () => {
  it('gives each open date one row, never two, and sends only inside its window', () => {
    fc.assert(
      fc.property(anySubscription, looks, (subscription, waits) => {
        const rows = planned(subscription, waits);
        const dates = rows.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].sort());
        for (const { date, sent, at } of rows) {
          expect(closedOn(subscription, date, bankHolidays)).toBeUndefined();
          const age = at.getTime() - dueInstant(subscription.schedule, date).getTime();
          expect(age).toBeGreaterThanOrEqual(0);
          if (sent) expect(age).toBeLessThan(WINDOW);
        }
        const [first] = dates;
        const last = dates.at(-1);
        if (first === undefined || last === undefined) return;
        for (let date = first; date <= last; date = addDays(date, 1)) {
          expect(dates.includes(date)).toBe(!closedOn(subscription, date, bankHolidays));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('sends at most one late post after any time away', () => {
    fc.assert(
      fc.property(anySubscription, looks, (subscription, waits) => {
        const rows = planned(subscription, waits);
        const together = new Map<number, number>();
        for (const { sent, at } of rows) {
          if (sent) together.set(at.getTime(), (together.get(at.getTime()) ?? 0) + 1);
        }
        expect([...together.values()].every((sent) => sent === 1)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
