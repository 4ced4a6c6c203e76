import { addDays, closedOn, localDate } from '../../knowledge';
import type { Reply } from '../ports';
import type { Delivery, Subscription, Used } from '../store/port';
import type { Choice } from '../scheduled-posts/delivery/port';
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
  const { composer } = book;
  const { subscription, date, delivery } = planned;
  if (delivery && delivery.content.length > 0) return composer.compose(subscription, delivery);
  const content = await contentOn(book, subscription, date);
  return content && composeOn(book, planned, content.content);
}

async function composeOn(
  { composer, store }: Book,
  { subscription, date }: Planned,
  content: readonly string[],
): Promise<Reply> {
  const now = await store.now();
  return composer.compose(subscription, {
    id: `preview-${subscription.id}`,
    subscription: subscription.id,
    to: subscription.to,
    slot: date,
    content,
    state: 'queued',
    attempt: 0,
    due: now,
    expires: now,
    updated: now,
  });
}

/** The content of the post on a date, and the round it belongs to. */
export async function contentOn(book: Book, subscription: Subscription, date: string) {
  return (await contentUntil(book, subscription, date)).get(date);
}

/** The content of each post to come until a date, that day included, which nothing was posted on yet. */
export async function contentUntil(
  { composer, store, bankHolidays }: Book,
  subscription: Subscription,
  until: string,
): Promise<ReadonlyMap<string, Choice>> {
  let used: Used = await store.history.used(subscription.id);
  const held = await store.history.recent(subscription.id, LOOK_BACK);
  const done = new Set(held.map(({ slot }) => slot));
  const chosen = new Map<string, Choice>();
  let day = localDate(await store.now(), subscription.schedule.zone);
  for (; day <= until; day = addDays(day, 1)) {
    const left = done.has(day) || closedOn(subscription, day, bankHolidays);
    // What a skipped day would have said is asked for as well, and uses nothing up.
    if (left && day < until) continue;
    const choice = composer.choose(subscription, used, day);
    if (!choice) continue;
    chosen.set(day, choice);
    const before = choice.round === used.round ? used.content : [];
    used = { round: choice.round, content: [...before, ...choice.content] };
  }
  return chosen;
}

/** What each of one subscription's planned posts says, in a sentence, by its date; those that will not be posted say nothing. */
export async function sentences(
  book: Book,
  subscription: Subscription,
  planned: readonly Planned[],
): Promise<ReadonlyMap<string, string>> {
  const told = planned.filter(({ state }) => state === 'planned' || state === 'sent');
  const last = told.at(-1);
  if (last === undefined) return new Map();
  const contents = await contentUntil(book, subscription, last.date);
  const said = new Map<string, string>();
  for (const one of told) {
    const content = one.delivery?.content ?? contents.get(one.date)?.content ?? [];
    if (content.length === 0) continue;
    // What was posted may be gone from the content since.
    const reply = await composeOn(book, one, content).catch(() => undefined);
    if (reply !== undefined) said.set(one.date, reply.summary);
  }
  return said;
}
