import type { Log } from '../../ports';
import type { Lane } from '../../store/ledger/port';
import type { Wakeup, Work } from './wakeup';

/** Milliseconds between two looks at what is due, and between two rounds of deleting. */
const TICK = 1_000;
const PURGE = 60 * 60 * 1000;

/** Wakes workers in this process by a timer. A tick that takes longer than its time delays the next. */
export function createTimer(log: Log, every: number = TICK): Wakeup {
  let work: Work | undefined;
  let timers: NodeJS.Timeout[] = [];
  const busy = new Set<Promise<void>>();

  const run = (what: string, task: () => Promise<void>): Promise<void> => {
    const running = task()
      .catch((error: unknown) =>
        log.error('scheduler.failed', { what, reason: error instanceof Error ? error.name : '' }),
      )
      .finally(() => busy.delete(running));
    busy.add(running);
    return running;
  };

  const repeat = (what: string, ms: number, task: () => Promise<void>): void => {
    const slot = timers.length;
    const next = () => {
      timers[slot] = setTimeout(() => void run(what, task).then(() => work && next()), ms);
    };
    next();
  };

  return {
    start(given) {
      work = given;
      repeat('tick', every, () => given.tick());
      repeat('settle', every, () => given.settle());
      repeat('purge', PURGE, () => given.purge());
      return Promise.resolve();
    },
    // The tick that planned asks for its lanes itself, once the transaction is over.
    wake: () => Promise.resolve(),
    nudge(lanes: readonly Lane[]) {
      const given = work;
      if (given) for (const lane of lanes) void run('send', () => given.send(lane));
      return Promise.resolve();
    },
    async stop() {
      work = undefined;
      timers.forEach((timer) => clearTimeout(timer));
      timers = [];
      await Promise.all(busy);
    },
  };
}
