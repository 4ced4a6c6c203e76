import type { Calendar, Composer } from '../../src/scheduled-posts/delivery/port';
import type { Subscription } from '../../src/store/port';
import { PLATFORMS } from './adapter';

/** What a run posts: a slot every `period` milliseconds in each channel, standing for a day each. */
export interface ChaosPlan {
  readonly origin: number;
  readonly period: number;
  readonly slots: number;
  readonly channels: number;
  readonly orgs: number;
}

const TIPS: readonly string[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const FIRST = Date.parse('2026-01-01T00:00:00Z');
const DAY = 86_400_000;

/** A calendar on which days pass in seconds. */
export function chaosCalendar({ origin, period, slots }: ChaosPlan): Calendar {
  const slot = (n: number) =>
    n < slots ? { date: dateOf(n), due: new Date(origin + n * period) } : undefined;
  return {
    next: (_, from) => slot(Math.max(0, Math.round((Date.parse(from) - FIRST) / DAY))),
    toCome({ lastSlot }, now) {
      const n = Math.max(0, Math.floor((now.getTime() - origin) / period) + 1);
      return slot(dateOf(n) === lastSlot ? n + 1 : n);
    },
  };
}

/** Seven tips in turn. The title carries slot and tip, so that the stand-in can write them down. */
export const chaosComposer: Composer = {
  choose(_, used) {
    const next = TIPS.find((tip) => !used.content.includes(tip));
    return next === undefined
      ? { content: ['a'], round: used.round + 1 }
      : { content: [next], round: used.round };
  },
  compose: (_, { slot, content }) =>
    Promise.resolve({
      kind: 'tip',
      title: `${slot} ${content.join('')}`,
      summary: 'A tip',
      blocks: [],
      actions: [],
      results: [],
      shareable: true,
    }),
};

/** The channels of a run, spread over its workspaces. */
export function chaosChannels(plan: ChaosPlan): readonly Subscription[] {
  return Array.from({ length: plan.channels }, (_, n) => ({
    id: `channel-${String(n)}`,
    to: {
      adapter: PLATFORMS[(n % plan.orgs) % PLATFORMS.length] ?? PLATFORMS[0],
      org: `org-${String(n % plan.orgs)}`,
      ref: `channel-${String(n)}`,
    },
    direct: false,
    what: 'tips',
    topics: [],
    schedule: {
      days: [1, 2, 3, 4, 5, 6, 7],
      time: '09:00',
      zone: 'UTC',
      holidays: 'none',
      extraDates: [],
      cadence: 'daily',
    },
    status: 'active',
    skipped: [],
    madeAt: new Date(plan.origin),
    next: { date: dateOf(0), due: new Date(plan.origin) },
    version: 1,
  }));
}

/** The instant a slot fell due, by the database's clock. */
export function dueOf({ origin, period }: ChaosPlan, slot: string): number {
  return origin + Math.round((Date.parse(slot) - FIRST) / DAY) * period;
}

function dateOf(n: number): string {
  return new Date(FIRST + n * DAY).toISOString().slice(0, 10);
}
