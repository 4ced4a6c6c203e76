import { addDays, closedOn, localDate } from '../../knowledge';
import type { Reply } from '../ports';
import type { Delivery, Subscription, Used } from '../store/port';
import type { Book } from './books';

/** One date on which a subscription posts, would have posted, or did. */
export interface Planned {
  readonly subscription: Subscription;
  readonly date: string;
  readonly state: 'planned' | 'skipped' | 'paused' | 'sent';
  readonly delivery?: Delivery;
  readonly note?: string;
}

/** Deliveries of one subscription that are looked back on. */
const LOOK_BACK = 200;

/** What a subscription does from one date to another, both included: what the ledger holds, then what is to come. */
export async function forecast(
  { store, bankHolidays }: Book,
  subscription: Subscription,
  from: string,
  until: string,
): Promise<readonly Planned[]> {
  const held = new Map(
    (await store.history.recent(subscription.id, LOOK_BACK)).map((one) => [one.slot, one]),
  );
  const today = localDate(await store.now(), subscription.schedule.zone);
  const planned: Planned[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const delivery = held.get(date);
    if (delivery) planned.push({ subscription, date, delivery, ...stateOf(delivery) });
    else if (date >= today) planned.push(...toCome(subscription, date, bankHolidays));
  }
  return planned;
}

function stateOf({ state, outcome }: Delivery): Pick<Planned, 'state' | 'note'> {
  if (state === 'posted' || state === 'unconfirmed') return { state: 'sent' };
  if (state === 'skipped') return { state: 'skipped' };
  if (state === 'expired' || state === 'failed')
    return { state: 'skipped', note: `It was not posted${outcome ? `: ${outcome}` : ''}.` };
  return { state: 'planned' };
}

function toCome(
  subscription: Subscription,
  date: string,
  bankHolidays: Book['bankHolidays'],
): readonly Planned[] {
  const closed = closedOn(subscription, date, bankHolidays);
  if (!closed) return [{ subscription, date, state: 'planned' }];
  if (closed.why === 'skipped') return [{ subscription, date, state: 'skipped' }];
  return closed.why === 'paused' ? [{ subscription, date, state: 'paused' }] : [];
}

/**
 * What a post will say, if nothing changes before it: the rotation is walked forward from today, as the scheduler
 * will walk it. Nothing is used up. Undefined when there is nothing to post.
 */
export async function foretell(book: Book, planned: Planned): Promise<Reply | undefined> {
  const { composer, store } = book;
  const { subscription, date, delivery } = planned;
  if (delivery && delivery.content.length > 0) return composer.compose(subscription, delivery);
  const content = await contentOn(book, subscription, date);
  if (content === undefined) return undefined;
  const now = await store.now();
  return composer.compose(subscription, {
    id: `preview-${subscription.id}`,
    subscription: subscription.id,
    to: subscription.to,
    slot: date,
    content: content.content,
    state: 'queued',
    attempt: 0,
    due: now,
    expires: now,
    updated: now,
  });
}

/** The content of the post on a date, and the round it belongs to. */
export async function contentOn(
  { composer, store, bankHolidays }: Book,
  subscription: Subscription,
  date: string,
) {
  let used: Used = await store.history.used(subscription.id);
  const held = await store.history.recent(subscription.id, LOOK_BACK);
  const done = new Set(held.map(({ slot }) => slot));
  let day = localDate(await store.now(), subscription.schedule.zone);
  for (; day < date; day = addDays(day, 1)) {
    if (done.has(day) || closedOn(subscription, day, bankHolidays)) continue;
    const choice = composer.choose(subscription, used, day);
    if (!choice) continue;
    const before = choice.round === used.round ? used.content : [];
    used = { round: choice.round, content: [...before, ...choice.content] };
  }
  return composer.choose(subscription, used, date);
}
