import type { Adapter } from '../../src/ports';
import type { Calendar, Composer, Notices } from '../../src/scheduled-posts/delivery/port';
import { createScheduler } from '../../src/scheduled-posts/delivery/scheduler';
import type { Lane } from '../../src/store/ledger/port';
import type { OpenStore } from '../../src/store/open-store';
import type { FixedClock, KeptLog } from './house';

/** After a post was due, in seconds: longer than a lost answer is left before it is looked into. */
const AFTERWARDS = 3 * 60;

export interface RoundsParts {
  readonly open: OpenStore;
  readonly adapters: readonly Adapter[];
  readonly calendar: Calendar;
  readonly composer: Composer;
  readonly notices: Notices;
  readonly clock: FixedClock;
  readonly log: KeptLog;
}

/** The scheduler with a clock that the test moves: goes from one due post to the next, until an instant. */
export function createRounds(parts: RoundsParts): (until: string) => Promise<void> {
  const { clock } = parts;
  const wanted: Lane[] = [];
  const scheduler = createScheduler({
    ...parts,
    wakeup: {
      start: () => Promise.resolve(),
      wake: () => Promise.resolve(),
      nudge: (lanes) => {
        wanted.push(...lanes);
        return Promise.resolve();
      },
      stop: () => Promise.resolve(),
    },
    stopwatch: {
      start() {
        const from = clock.now().getTime();
        return () => clock.now().getTime() - from;
      },
      sleep: (ms) => {
        clock.pass(ms / 1000);
        return Promise.resolve();
      },
    },
  });
  const round = async () => {
    await scheduler.tick();
    for (const lane of wanted.splice(0)) await scheduler.send(lane);
    await scheduler.settle();
  };
  const nextDue = async (until: Date): Promise<Date> => {
    const { due } = await parts.open.connection.db
      .selectFrom('subscription')
      .select((e) => e.fn.min('next_due').as('due'))
      .where('next_due', '>', clock.now().getTime())
      .executeTakeFirstOrThrow();
    return due === null ? until : new Date(Math.min(due, until.getTime()));
  };
  return async (until) => {
    const end = new Date(until);
    while (clock.now() < end) {
      clock.moveTo(await nextDue(end));
      for (let time = 0; time < 3; time += 1) {
        await round();
        clock.pass(AFTERWARDS);
      }
    }
  };
}
