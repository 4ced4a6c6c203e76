import type { Log } from '../../ports';
import type { Slot, Subscription, Used } from '../../store/port';
import type { Decision, Ledger, PlannedRow, Wake } from '../../store/ledger/port';
import type { Calendar, Composer } from './port';

/** Subscriptions in one transaction: enough to be quick, few enough that a crash undoes little. */
const AT_ONCE = 200;
/** Slots looked at after an outage. Two years of daily posts; older ones leave no row. */
const MOST_MISSED = 730;

export interface PlannerParts {
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly calendar: Calendar;
  readonly composer: Pick<Composer, 'choose'>;
  readonly wake: Wake;
  readonly log: Log;
  /** How long a post may be sent after it was due, in milliseconds. */
  readonly window: number;
  /** True when a post due then may have been sent without the ledger knowing: after a crash. */
  readonly mayBeOut: (subscription: Subscription, slot: Slot) => boolean;
}

/** Writes a row for every slot that has come due; resolves to the number of subscriptions it took. */
export function createPlanner(parts: PlannerParts): () => Promise<number> {
  const decide = (subscription: Subscription, used: Used, now: Date) =>
    decideSlots(parts, subscription, used, now);
  return async () => {
    for (let all = 0; ;) {
      const taken = await parts.ledger.plan(AT_ONCE, decide, parts.wake);
      all += taken;
      if (taken < AT_ONCE) return all;
    }
  };
}

/**
 * What a due subscription gets: one row to send for its newest slot, if that is still inside its window, and a
 * skipped row for each older one. Pure.
 */
export function decideSlots(
  parts: Omit<PlannerParts, 'ledger' | 'wake'>,
  subscription: Subscription,
  used: Used,
  now: Date,
): Decision {
  const { due, next } = slotsUntil(parts.calendar, subscription, now);
  const newest = due.at(-1);
  const inTime = newest !== undefined && newest.due.getTime() + parts.window > now.getTime();
  const rows = due.map((slot): PlannedRow => {
    if (slot !== newest || !inTime) return skippedRow(slot, used.round, 'late');
    return rowFor(parts, subscription, used, slot);
  });
  const lastSlot = newest?.date ?? subscription.lastSlot;
  const awake = newest !== undefined && subscription.status === 'paused';
  return {
    rows,
    status: awake ? 'active' : subscription.status,
    ...(!awake && subscription.pausedUntil && { pausedUntil: subscription.pausedUntil }),
    ...(lastSlot !== undefined && { lastSlot }),
    ...(next && { next }),
  };
}

function rowFor(
  { composer, log, mayBeOut }: Omit<PlannerParts, 'ledger' | 'wake'>,
  subscription: Subscription,
  used: Used,
  slot: Slot,
): PlannedRow {
  try {
    const choice = composer.choose(subscription, used, slot.date);
    if (choice === undefined) return skippedRow(slot, used.round, 'nothing to post');
    const state = mayBeOut(subscription, slot) ? 'unknown' : 'queued';
    return { slot, state, ...choice };
  } catch (error) {
    // One subscription nobody can choose for must not stop the others.
    log.error('plan.choose.failed', {
      subscription: subscription.id,
      slot: slot.date,
      reason: error instanceof Error ? error.name : 'unknown',
    });
    return skippedRow(slot, used.round, 'fault');
  }
}

function skippedRow(slot: Slot, round: number, outcome: string): PlannedRow {
  return { slot, state: 'skipped', content: [], round, outcome };
}

/**
 * Every slot that is due, oldest first, and the first that is not: from the stored next one on, as people are promised
 * it, but for the date of the newest in the ledger. That date may lie ahead, where a clock did; it stops nothing else.
 */
function slotsUntil(
  calendar: Calendar,
  subscription: Subscription,
  now: Date,
): { readonly due: readonly Slot[]; readonly next: Slot | undefined } {
  const due: Slot[] = [];
  const { lastSlot, next } = subscription;
  const after = lastSlot === undefined ? '' : dayAfter(lastSlot);
  const slotFrom = (date: string): Slot | undefined => {
    const slot = calendar.next(subscription, date);
    return slot?.date === lastSlot ? calendar.next(subscription, after) : slot;
  };
  let slot = slotFrom(next?.date ?? after);
  while (slot !== undefined && slot.due.getTime() <= now.getTime()) {
    due.push(slot);
    if (due.length > MOST_MISSED) due.shift();
    slot = slotFrom(dayAfter(slot.date));
  }
  return { due, next: slot };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
