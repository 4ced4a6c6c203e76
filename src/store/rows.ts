import type { Insertable, Selectable } from 'kysely';
import type { Address } from '../ports';
import type { Delivery, DeliveryState, Schedule, Subscription } from './port';
import type { DeliveryTable, SubscriptionTable } from './schema';

/** A subscription as its row. */
export function subscriptionRow(subscription: Subscription): Insertable<SubscriptionTable> {
  const { to, schedule, next } = subscription;
  return {
    id: subscription.id,
    adapter: to.adapter,
    org: to.org,
    ref: to.ref,
    direct: subscription.direct ? 1 : 0,
    what: subscription.what,
    topics: JSON.stringify(subscription.topics),
    days: JSON.stringify(schedule.days),
    time: schedule.time,
    zone: schedule.zone,
    holidays: schedule.holidays,
    extra_dates: JSON.stringify(schedule.extraDates),
    cadence: schedule.cadence,
    status: subscription.status,
    paused_until: subscription.pausedUntil ?? null,
    skipped: JSON.stringify(subscription.skipped),
    made_by: subscription.madeBy ?? null,
    manager: subscription.manager === undefined ? null : JSON.stringify(subscription.manager),
    made_at: subscription.madeAt.getTime(),
    last_slot: subscription.lastSlot ?? null,
    next_slot: next?.date ?? null,
    next_due: next?.due.getTime() ?? null,
    version: subscription.version,
  };
}

/** The subscription a row holds. */
export function subscriptionOf(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    to: { adapter: row.adapter, org: row.org, ref: row.ref },
    direct: row.direct === 1,
    what: row.what as Subscription['what'],
    topics: JSON.parse(row.topics) as string[],
    schedule: {
      days: JSON.parse(row.days) as number[],
      time: row.time,
      zone: row.zone,
      holidays: row.holidays as Schedule['holidays'],
      extraDates: JSON.parse(row.extra_dates) as string[],
      cadence: row.cadence as Schedule['cadence'],
    },
    status: row.status as Subscription['status'],
    skipped: JSON.parse(row.skipped) as string[],
    madeAt: new Date(row.made_at),
    version: row.version,
    ...(row.paused_until !== null && { pausedUntil: row.paused_until }),
    ...(row.made_by !== null && { madeBy: row.made_by }),
    ...(row.manager !== null && { manager: JSON.parse(row.manager) as Address }),
    ...(row.last_slot !== null && { lastSlot: row.last_slot }),
    ...(row.next_slot !== null &&
      row.next_due !== null && { next: { date: row.next_slot, due: new Date(row.next_due) } }),
  };
}

/** The delivery a row holds. */
export function deliveryOf(row: Selectable<DeliveryTable>): Delivery {
  return {
    id: row.id,
    subscription: row.subscription_id,
    to: { adapter: row.adapter, org: row.org, ref: row.ref },
    slot: row.slot,
    content: JSON.parse(row.content) as string[],
    state: row.state as DeliveryState,
    attempt: row.attempt,
    due: new Date(row.due_at),
    expires: new Date(row.expires_at),
    updated: new Date(row.updated_at),
    ...(row.first_sent_at !== null && { firstSent: new Date(row.first_sent_at) }),
    ...(row.posted_ref !== null && { posted: row.posted_ref }),
    ...(row.outcome !== null && { outcome: row.outcome }),
  };
}
