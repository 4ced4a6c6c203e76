import { createBankHolidays } from '../../knowledge/schedule/bank-holidays';
import { firstSlot } from '../../knowledge/schedule/calendar';
import type { Reply } from '../../src/ports';
import { slotsToCome } from '../../src/scheduled-posts/subscriptions/conversation-calendar';
import type { Calendar, Composer, Notices } from '../../src/scheduled-posts/delivery/port';
import {
  createScheduler,
  type Scheduler,
  type SchedulerSettings,
} from '../../src/scheduled-posts/delivery/scheduler';
import type { Wakeup } from '../../src/scheduled-posts/delivery/wakeup';
import type { Lane } from '../../src/store/ledger/port';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Point } from '../../src/store/failpoints';
import type { Delivery } from '../../src/store/port';
import { createFixedClock, createKeptLog, type FixedClock } from './house';
import type { FakePlatform } from './platform';

const NO_HOLIDAYS = createBankHolidays([]);

/** The calendar of the bot, without bank holidays. */
export const testCalendar: Calendar = {
  next: (subscription, from) => firstSlot(subscription, from, NO_HOLIDAYS),
  toCome: (subscription, now) => slotsToCome(subscription, now, 1, NO_HOLIDAYS)[0],
};

/** Five tips in turn; the title of a post is the tip's id. */
export const testComposer: Composer = {
  choose: (_, used) => {
    const tips = ['tip-1', 'tip-2', 'tip-3', 'tip-4', 'tip-5'];
    const left = tips.filter((tip) => !used.content.includes(tip));
    const [next] = left;
    return next === undefined
      ? { content: ['tip-1'], round: used.round + 1 }
      : { content: [next], round: used.round };
  },
  compose: (_, delivery) => Promise.resolve(postOf(delivery)),
};

function postOf(delivery: Delivery): Reply {
  return {
    kind: 'tip',
    title: delivery.content.join(' '),
    summary: 'A tip',
    blocks: [],
    actions: [],
    results: [],
    shareable: true,
  };
}

export interface WorldParts {
  readonly url: string;
  readonly platforms: readonly FakePlatform[];
  readonly clock: FixedClock;
  readonly composer?: Composer;
  readonly settings?: Partial<SchedulerSettings>;
  /** Milliseconds that have passed whatever the clock says; by default the clock is right. */
  readonly passed?: () => number;
  readonly notBefore?: Date;
  /** The process stops here, the first time it comes by. */
  readonly stopAt?: Point;
}

/** One process: a store, a scheduler, and a clock that moves only when something waits or the test says so. */
export interface World {
  readonly open: OpenStore;
  readonly scheduler: Scheduler;
  readonly notices: readonly { readonly kind: keyof Notices; readonly delivery: Delivery }[];
  /** The adapters of which a second copy was deleted. */
  readonly doubled: readonly string[];
  readonly reached: ReadonlySet<Point>;
  /** Plans, sends and settles once. Resolves to false when the process stopped on the way. */
  round(): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts a process on a store. */
export async function createWorld(parts: WorldParts): Promise<World> {
  const { clock } = parts;
  const log = createKeptLog();
  const open = await openStore({ url: parts.url, folder: '', log, clock });
  const notices: { kind: keyof Notices; delivery: Delivery }[] = [];
  const doubled: string[] = [];
  const reached = new Set<Point>();
  let stop = (): void => undefined;
  const stopped = new Promise<false>((resolve) => {
    stop = () => resolve(false);
  });
  const wanted: Lane[] = [];
  const wakeup: Wakeup = {
    start: () => Promise.resolve(),
    wake: () => Promise.resolve(),
    nudge: (lanes) => {
      wanted.push(...lanes);
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  };
  const note = (kind: keyof Notices) => (_: unknown, delivery: Delivery) => {
    notices.push({ kind, delivery });
    return Promise.resolve();
  };
  const scheduler = createScheduler({
    open,
    adapters: parts.platforms.map(({ adapter }) => adapter),
    calendar: testCalendar,
    composer: parts.composer ?? testComposer,
    notices: { suspended: note('suspended'), unconfirmed: note('unconfirmed') },
    wakeup,
    log,
    doubled: (adapter) => void doubled.push(adapter),
    settings: { timeout: 20, ...parts.settings },
    passed: parts.passed ?? (() => clock.now().getTime()),
    ...(parts.notBefore && { notBefore: parts.notBefore }),
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
    reach: (point) => {
      reached.add(point);
      if (point !== parts.stopAt) return Promise.resolve();
      stop();
      // Killed: nothing after this point happens.
      return new Promise(() => undefined);
    },
  });
  await scheduler.start();
  const work = async (): Promise<true> => {
    await scheduler.tick();
    for (const lane of wanted.splice(0)) await scheduler.send(lane);
    await scheduler.settle();
    return true;
  };
  return {
    open,
    scheduler,
    notices,
    doubled,
    reached,
    round: () => Promise.race([work(), stopped]),
    close: () => open.store.close(),
  };
}

/** A clock on a Monday, a minute before nine in London. */
export function mondayMorning(): FixedClock {
  return createFixedClock('2026-11-23T08:59:00Z');
}
