import fc from 'fast-check';
import { createBankHolidays } from '../../../../knowledge/schedule/bank-holidays';
import { firstSlot } from '../../../../knowledge/schedule/calendar';
import { slotsToCome } from '../../../../src/scheduled-posts/subscriptions/conversation-calendar';
import { decideSlots } from '../../../../src/scheduled-posts/delivery/planner';
import type { Calendar } from '../../../../src/scheduled-posts/delivery/port';
import type { PlannedRow } from '../../../../src/store/ledger/port';
import type { Subscription } from '../../../../src/store/port';
import { makeSubscription } from '../../../contracts/store.contract';
import { createKeptLog } from '../../../fakes/house';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WINDOW = 4 * HOUR;

const ZONES = [
  'Europe/London',
  'Europe/Dublin',
  'Europe/Paris',
  'Atlantic/Azores',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'UTC',
];
/** A few days before each of the nights on which the United Kingdom's clocks change. */
const CHANGES = ['2026-03-26', '2026-10-22', '2027-03-25', '2027-10-28'];
const HOLIDAYS = ['2026-03-27', '2026-10-26', '2027-03-26', '2027-03-29', '2027-11-01'];

const bankHolidays = createBankHolidays([
  {
    region: 'england-and-wales',
    source: 'A test',
    url: 'https://example.org/',
    licence: 'None',
    until: '2027-12-31',
    dates: HOLIDAYS.map((date) => ({ date, name: 'A holiday' })),
  },
]);
const calendar: Calendar = {
  next: (subscription, from) => firstSlot(subscription, from, bankHolidays),
  toCome: (subscription, now) => slotsToCome(subscription, now, 1, bankHolidays)[0],
};
const parts = {
  calendar,
  composer: { choose: () => ({ content: ['tip'], round: 1 }) },
  log: createKeptLog(),
  window: WINDOW,
  mayBeOut: () => false,
};

/** A ledger in memory: every row the planner asked for, and the subscription as it left it. */
function run(start: Subscription, instants: readonly number[]) {
  let subscription = start;
  const rows: (PlannedRow & { readonly plannedAt: number })[] = [];
  for (const now of instants) {
    if (subscription.next === undefined || subscription.next.due.getTime() > now) continue;
    const { rows: more, ...after } = decideSlots(
      parts,
      subscription,
      { round: 1, content: [] },
      new Date(now),
    );
    rows.push(...more.map((row) => ({ ...row, plannedAt: now })));
    subscription = { ...without(subscription), ...after };
  }
  return { rows, subscription };
}

/** A subscription without the fields that the planner writes anew. */
function without(subscription: Subscription): Subscription {
  const planned = new Set(['next', 'lastSlot', 'pausedUntil']);
  return Object.fromEntries(
    Object.entries(subscription).filter(([field]) => !planned.has(field)),
  ) as unknown as Subscription;
}

const minute = fc
  .integer({ min: 0, max: 1439 })
  .map((n) => `${two(Math.floor(n / 60))}:${two(n % 60)}`);
const dateNear = (start: string) => fc.integer({ min: 0, max: 20 }).map((n) => plus(start, n));

const situation = fc
  .record({
    start: fc.constantFrom(...CHANGES),
    zone: fc.constantFrom(...ZONES),
    time: minute,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.constantFrom('england-and-wales' as const, 'none' as const),
  })
  .chain((base) =>
    fc.record({
      base: fc.constant(base),
      extraDates: fc.uniqueArray(dateNear(base.start), { maxLength: 4 }),
      skipped: fc.uniqueArray(dateNear(base.start), { maxLength: 2 }),
      pausedUntil: fc.option(dateNear(base.start), { nil: undefined }),
      // How long until the planner runs again: mostly a minute or so, sometimes a month, sometimes backwards.
      steps: fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 * 60 }) },
          { weight: 1, arbitrary: fc.integer({ min: -3 * 24 * 60, max: 30 * 24 * 60 }) },
        ),
        { minLength: 5, maxLength: 60 },
      ),
    }),
  );
type Situation = typeof situation extends fc.Arbitrary<infer S> ? S : never;

function subscriptionIn({ base, extraDates, skipped, pausedUntil }: Situation): Subscription {
  const paused = pausedUntil === undefined ? {} : { pausedUntil };
  const made = makeSubscription({
    schedule: { ...base, extraDates, cadence: 'daily' },
    skipped,
    status: pausedUntil === undefined ? 'active' : 'paused',
    ...paused,
  });
  const next = calendar.next(made, base.start);
  return { ...without(made), ...paused, ...(next && { next }) };
}

/** Whether a post is wanted on a date, worked out without the calendar. */
function wanted({ base, extraDates, skipped, pausedUntil }: Situation, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return (
    date >= base.start &&
    base.days.includes(weekday) &&
    !extraDates.includes(date) &&
    !skipped.includes(date) &&
    !(base.holidays !== 'none' && HOLIDAYS.includes(date)) &&
    (pausedUntil === undefined || date >= pausedUntil)
  );
}

const instantsOf = ({ base, steps }: Situation): readonly number[] => {
  let now = Date.parse(`${base.start}T00:00:00Z`);
  return steps.map((step) => (now += step * MINUTE));
};

describe('the planner', () => {
  it('gives every wanted date one row and no other date any, whatever the clock does', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { rows } = run(subscriptionIn(given), instantsOf(given));
        const dates = rows.map(({ slot }) => slot.date);
        const last = dates.at(-1);
        if (last === undefined) return;
        const expected: string[] = [];
        for (let date = given.base.start; date <= last; date = plus(date, 1)) {
          if (wanted(given, date)) expected.push(date);
        }
        expect(dates).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('sends at most one late post after an outage, and only inside its window', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { rows } = run(subscriptionIn(given), instantsOf(given));
        const queued = rows.filter(({ state }) => state === 'queued');
        expect(new Set(queued.map(({ plannedAt }) => plannedAt)).size).toBe(queued.length);
        for (const { slot, plannedAt } of queued) {
          expect(plannedAt).toBeGreaterThanOrEqual(slot.due.getTime());
          expect(plannedAt).toBeLessThan(slot.due.getTime() + WINDOW);
        }
        for (const row of rows.filter(({ state }) => state === 'skipped')) {
          expect(row).toMatchObject({ outcome: 'late', content: [] });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing when it runs again', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const instants = instantsOf(given);
        const twice = instants.flatMap((now) => [now, now]);
        expect(run(subscriptionIn(given), twice).rows.map(dated)).toEqual(
          run(subscriptionIn(given), instants).rows.map(dated),
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each(CHANGES)(
    'posts once each day, at any minute, around the clock change after %s',
    (day) => {
      const start = Date.parse(`${day}T00:00:00Z`);
      const instants = Array.from({ length: 6 * 24 }, (_, n) => start - DAY + n * HOUR);
      for (let n = 0; n < 1440; n += 1) {
        const time = `${two(Math.floor(n / 60))}:${two(n % 60)}`;
        const schedule = {
          days: [1, 2, 3, 4, 5, 6, 7],
          time,
          zone: 'Europe/London',
          holidays: 'none' as const,
          extraDates: [],
          cadence: 'daily' as const,
        };
        const made = makeSubscription({ schedule });
        const next = calendar.next(made, day)!;
        const { rows } = run({ ...made, next }, instants);
        expect(rows.map(({ slot, state }) => `${slot.date} ${state}`).slice(0, 4)).toEqual(
          [0, 1, 2, 3].map((later) => `${plus(day, later)} queued`),
        );
        for (const { slot } of rows) {
          // Only the hour that the clocks skip in March comes an hour later than asked.
          const told = london(slot.due);
          const skipped = ['2026-03-29', '2027-03-28'].includes(slot.date) && time.startsWith('01');
          expect(told).toBe(`${slot.date} ${skipped ? time.replace('01', '02') : time}`);
        }
      }
    },
  );
});

function dated({ slot, state }: PlannedRow): string {
  return `${slot.date} ${state}`;
}

const clockFace = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});
function london(at: Date): string {
  return clockFace.format(at);
}

function plus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
