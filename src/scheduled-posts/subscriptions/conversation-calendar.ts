import { addDays, type BankHolidays, firstSlot, localDate, nextSlots } from '../../../knowledge';
import type { Calendar } from '../delivery/port';
import type { Slot, Subscription } from '../../store/port';

/** Works out the slots of stored subscriptions. */
export function createCalendar(bankHolidays: BankHolidays): Calendar {
  return {
    next: (subscription, from) => firstSlot(subscription, from, bankHolidays),
    toCome: (subscription, now) => slotsToCome(subscription, now, 1, bankHolidays)[0],
  };
}

/**
 * The slots to come after an instant: the stored next one, by which the planner goes, and those after it, leaving out
 * the date the ledger already holds. Without a stored one, as where it is worked out anew, they begin at the instant.
 */
export function slotsToCome(
  subscription: Subscription,
  now: Date,
  count: number,
  bankHolidays: BankHolidays,
): readonly Slot[] {
  const { lastSlot, schedule, next } = subscription;
  const planned = lastSlot !== undefined && lastSlot >= localDate(now, schedule.zone);
  // A date that has a post already gets no second one, wherever the day's time has moved since.
  const skipped = planned ? [...subscription.skipped, lastSlot] : subscription.skipped;
  const plan = { ...subscription, skipped };
  if (next === undefined || next.due <= now) return nextSlots(plan, now, count, bankHolidays);
  return [next, ...nextSlots(plan, next.due, count - 1, bankHolidays)];
}

/** A subscription with its next slot worked out anew, and skipped dates that have passed let go. */
export function rescheduled(
  subscription: Subscription,
  now: Date,
  bankHolidays: BankHolidays,
): Subscription {
  const yesterday = addDays(localDate(now, subscription.schedule.zone), -1);
  const current = without(subscription, 'next');
  const skipped = subscription.skipped.filter((date) => date >= yesterday);
  const [next] = slotsToCome({ ...current, skipped }, now, 1, bankHolidays);
  return next === undefined ? { ...current, skipped } : { ...current, skipped, next };
}

/** A subscription without one of the things it may lack. */
export function without(subscription: Subscription, field: 'next' | 'pausedUntil'): Subscription {
  const copy: { -readonly [Field in keyof Subscription]: Subscription[Field] } = {
    ...subscription,
  };
  if (field === 'next') delete copy.next;
  else delete copy.pausedUntil;
  return copy;
}
