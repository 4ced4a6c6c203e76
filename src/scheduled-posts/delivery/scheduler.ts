import type { Adapter, Log } from '../../ports';
import { copyInUseSince, useCopy } from '../../store/backup';
import { createLedger } from '../../store/ledger/ledger';
import { DEFAULT_LEDGER, type Ledger, type LedgerSettings } from '../../store/ledger/port';
import type { OpenStore } from '../../store/open-store';
import type { Reach } from '../../store/failpoints';
import { createClockGuard, type ClockGuard } from './clock-guard';
import { clocksApart, impossibleBy, sayLength } from './clocks-apart';
import { createDispatcher, type SendSettings } from './dispatcher';
import { createPlanner } from './planner';
import type { Calendar, Composer, Notices } from './port';
import { createReconciler, type Unreadable } from './reconciler';
import { createStopwatch, type Stopwatch } from './stopwatch';
import { createSweeper } from './housekeeping';
import type { Wakeup, Work } from './wakeup';

export interface SchedulerParts {
  readonly open: OpenStore;
  readonly adapters: readonly Adapter[];
  readonly calendar: Calendar;
  readonly composer: Composer;
  readonly notices: Notices;
  readonly wakeup: Wakeup;
  readonly log: Log;
  readonly settings?: Partial<SchedulerSettings>;
  /** Told of every post that a platform showed twice, by adapter. */
  readonly doubled?: (adapter: string) => void;
  /** A clock before this is wrong: nothing is planned, sent or ended by it. */
  readonly notBefore?: Date | undefined;
  /** For tests. */
  readonly stopwatch?: Stopwatch;
  /** Milliseconds that have passed, whatever the clock says. */
  readonly passed?: () => number;
  readonly reach?: Reach;
}

/** Milliseconds. */
export interface SchedulerSettings extends LedgerSettings, Omit<SendSettings, 'freshness'> {
  readonly readEvery: number;
  readonly unreadable: (adapter: string, org: string) => Unreadable;
}

export const DEFAULT_SCHEDULER: SchedulerSettings = {
  ...DEFAULT_LEDGER,
  timeout: 10_000,
  patience: 5_000,
  longestPause: 300_000,
  readEvery: 1_300,
  unreadable: () => 'hold',
};

export interface Scheduler extends Work {
  readonly ledger: Ledger;
  /** What it could not do when it last tried, in words that follow "to". */
  failing(): readonly string[];
  /** Why nothing is planned or sent at present, in words that follow a colon. */
  waitingFor(): string | undefined;
  start(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** Plans, sends, looks up and sweeps scheduled posts. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { open, wakeup, log } = parts;
  const { connection, store } = open;
  const settings = { ...DEFAULT_SCHEDULER, ...parts.settings };
  const reach = parts.reach ?? (() => Promise.resolve());
  const stopwatch = parts.stopwatch ?? createStopwatch();
  const adapters = new Map(parts.adapters.map((adapter) => [adapter.name, adapter]));
  const readable = parts.adapters
    .filter((adapter) => adapter.find !== undefined)
    .map(({ name }) => name);
  const ledger = createLedger(connection, settings, reach);
  let stopping = false;
  const shared = { ledger, adapters, log, stopwatch, reach, stopped: () => stopping };
  let guard: ClockGuard | undefined;
  let unsteady: string | undefined;
  let putBack = false;
  let crashed: Date | undefined;
  let copied: Date | undefined;

  const plan = createPlanner({
    ...shared,
    calendar: parts.calendar,
    composer: parts.composer,
    wake: (lanes, run) => wakeup.wake(lanes, run),
    window: settings.window,
    mayBeOut: ({ to }, slot) =>
      (copied !== undefined && slot.due <= copied) ||
      (crashed !== undefined && slot.due <= crashed && readable.includes(to.adapter)),
  });
  const send = createDispatcher({
    ...shared,
    composer: parts.composer,
    settings: { ...settings, freshness: settings.lease / 2 },
  });
  const reconcile = createReconciler({
    ...shared,
    ...settings,
    now: () => store.now(),
    doubled: parts.doubled ?? (() => undefined),
  });
  const sweeper = createSweeper({ ...shared, notices: parts.notices, now: () => store.now() });

  const failing = new Set<string>();
  const watched = async (what: string, task: () => Promise<void>): Promise<void> => {
    try {
      await task();
      failing.delete(what);
    } catch (error) {
      failing.add(what);
      throw error;
    }
  };
  /**
   * Whether the clock may be gone by. Everything that ends or sends a post asks first: it may have jumped since the last
   * plan. One that was put back may not, until what it planned ahead of time is taken back.
   */
  const steady = async (): Promise<boolean> => {
    const now = await store.now();
    const look = guard?.look(now);
    if (look === undefined) return true;
    putBack ||= look.back;
    const why = whyImpossible(now, look.unmoved);
    if (why !== undefined) {
      if (unsteady === undefined) log.error('clock.impossible', { why });
      unsteady = why;
      return false;
    }
    if (!look.steady && unsteady === undefined) {
      log.warn('clock.jumped', { seconds: Math.round(look.jumped / 1000) });
    }
    const way = look.jumped < 0 ? 'was put back' : 'jumped ahead';
    unsteady = look.steady ? undefined : `the clock ${way} by ${sayLength(Math.abs(look.jumped))}`;
    return look.steady && !putBack;
  };
  /** Takes back what a clock that was ahead has planned and ended, once it is right again: whether it may now be gone by. */
  const takeBack = async (): Promise<boolean> => {
    if (await steady()) return true;
    if (!putBack || unsteady !== undefined) return false;
    const changed = await ledger.rewind((one, now) => parts.calendar.toCome(one, now));
    putBack = false;
    log.warn('clock.put_back', { subscriptions: changed });
    return true;
  };
  /** Why a time can't be, in words that follow a colon. What a platform told before our clock last jumped counts no more: we may have slept. */
  const whyImpossible = (now: Date, unmoved: number): string | undefined => {
    if (parts.notBefore !== undefined && now < parts.notBefore)
      return `the clock says ${now.toISOString().slice(0, 10)}, and the content was checked after that day`;
    const apart = impossibleBy(clocksApart(parts.adapters, now, unmoved));
    if (apart === undefined) return undefined;
    return `the clock is ${sayLength(Math.abs(apart))} ${apart > 0 ? 'ahead of' : 'behind'} the platform’s`;
  };
  const work: Work = {
    tick: () =>
      watched('plan', async () => {
        if (!(await takeBack())) return;
        await plan();
        await wakeup.nudge(await ledger.lanes());
        await sweeper.expire();
      }),
    settle: () =>
      watched('settle', async () => {
        if (!(await steady())) return;
        await reconcile();
        await sweeper.report();
      }),
    send: (lane) =>
      watched('send', async () => {
        if (await steady()) await send(lane);
      }),
    // What is kept for a year must not go because a clock was wrong for a moment.
    purge: async () => {
      if (await steady()) await sweeper.purge();
    },
  };

  /** What a process before this one planned by a clock that was ahead is taken back, and a jump since is seen. */
  async function sinceLastStart(): Promise<void> {
    guard = createClockGuard(parts.passed ?? (() => performance.now()), await ledger.lastSeen());
    await takeBack();
  }

  return {
    ...work,
    ledger,
    failing: () => [...failing],
    waitingFor: () => unsteady,
    async start() {
      await sinceLastStart();
      if (connection.unclean) {
        // A disk that lied about a commit may have lost it: what was due is looked up before it is sent.
        crashed = await store.now();
        await ledger.doubtAllDue(readable);
      }
      const since = await copyInUseSince(store.records);
      if (since === 'unused') {
        // What was posted after the copy was made is not in it. Where it can't be looked up, a person is asked.
        const now = await store.now();
        await ledger.doubtAllDue([...adapters.keys()]);
        await useCopy(store.records, now);
        copied = now;
      } else copied = since;
      await wakeup.start(work);
    },
    async stop() {
      stopping = true;
      await wakeup.stop();
    },
  };
}
