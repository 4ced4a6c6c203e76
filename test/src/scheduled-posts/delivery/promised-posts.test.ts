import fc from 'fast-check';
import { createBankHolidays } from '../../../../knowledge/schedule/bank-holidays';
import { slotsToCome } from '../../../../src/scheduled-posts/subscriptions/conversation-calendar';
import { makeSubscription } from '../../../contracts/store.contract';
import { createFakePlatform } from '../../../fakes/platform';
import { createWorld, mondayMorning } from '../../../fakes/scheduled-world';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const NO_HOLIDAYS = createBankHolidays([]);

/** What may become of a clock: hours go by, it is wrong for some seconds, or a process starts while it is. */
const history = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('hours' as const), by: fc.integer({ min: 1, max: 20 }) }),
    fc.record({
      kind: fc.constantFrom('wrong' as const, 'started' as const),
      by: fc.oneof(
        fc.constantFrom(-8, 8, -90, 90, -2 * HOUR, 2 * HOUR, -DAY, DAY, -3 * YEAR, 3 * YEAR),
        fc.integer({ min: -3 * DAY, max: 3 * DAY }),
      ),
      rounds: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ kind: fc.constant('restarted' as const) }),
  ),
  { minLength: 1, maxLength: 8 },
);

describe('over any history of clocks', () => {
  it('what comes next is what is shown, every day has its post in the end, and none has two', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const clock = mondayMorning();
        let truth = clock.now().getTime();
        let apart = 0;
        const platform = createFakePlatform(clock, true);
        const world = await createWorld({
          url: ':memory:',
          platforms: [platform],
          clock,
          passed: () => truth,
        });
        const { subscriptions, history: kept } = world.open.store;
        const pass = (seconds: number) => {
          truth += seconds * 1_000;
          clock.moveTo(new Date(truth + apart * 1_000));
        };
        const round = async (seconds: number) => {
          await world.round();
          if (world.scheduler.waitingFor() === undefined) await promises();
          pass(seconds);
        };
        /** The stored next slot, by which the planner goes, is what `schedule` shows. */
        const promises = async () => {
          const stored = await subscriptions.get('ward');
          if (stored === undefined) throw new Error('it is gone');
          const [shown] = slotsToCome(stored, clock.now(), 1, NO_HOLIDAYS);
          expect(stored.next).toEqual(shown);
        };
        try {
          await subscriptions.create(
            makeSubscription({ id: 'ward', to: { adapter: 'web', org: 'trust', ref: 'ward' } }),
          );
          await world.scheduler.start();
          for (const step of steps) {
            if (step.kind === 'hours')
              for (let hour = 0; hour < step.by; hour += 1) await round(HOUR);
            else if (step.kind === 'restarted') await world.scheduler.start();
            else {
              apart = step.by;
              pass(1);
              if (step.kind === 'started') await world.scheduler.start();
              for (let n = 0; n < step.rounds; n += 1) await round(2);
              apart = 0;
              pass(1);
              await round(2);
            }
          }
          // The clock is right from now on: three days tell whether anything is left of what was wrong.
          const from = clock.now();
          for (let n = 0; n < 3 * 24; n += 1) await round(HOUR);
          const open = await kept.recent('ward', 5_000);
          const days = open.filter(({ state }) => state === 'posted').map(({ slot }) => slot);
          for (let day = 1; day <= 2; day += 1) {
            const date = new Date(from.getTime() + day * DAY * 1_000);
            if (date.getUTCDay() === 0 || date.getUTCDay() === 6) continue;
            expect(days).toContain(date.toISOString().slice(0, 10));
          }
          const sent = platform.accepted().map(({ delivery }) => delivery);
          expect(sent).toEqual([...new Set(sent)]);
        } finally {
          await world.close();
        }
      }),
      { numRuns: Number(process.env['HISTORIES'] ?? 12), seed: 20261129 },
    );
  });
});
