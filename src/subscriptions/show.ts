import type { Target } from '../../knowledge/schedule/change';
import { sayDate, sayWhen } from '../../knowledge/schedule/say';
import type { Action, Block, Inline, Reply } from '../ports';
import type { Delivery, Subscription } from '../store/port';
import { slotsToCome } from './calendar';
import { mayChange, subscriptionsFor, type Desk, type Visit } from './desk';
import { subscriptionForm } from './form';
import { nextPosts, nothingHere, refused, said, sayDaysOff, sayOffer, verdicts } from './wording';

const SHOWN = 3;

/** What is posted in this conversation and when; in a direct message, what the person set up elsewhere too. */
export async function showSchedule(desk: Desk, visit: Visit, target: Target): Promise<Reply> {
  const found = await subscriptionsFor(desk, visit, target);
  if ('kind' in found) return found;
  const elsewhere =
    visit.message.direct && target.id === undefined && visit.by !== undefined
      ? await setUpElsewhere(desk, visit, found)
      : [];
  const all = [...found, ...elsewhere];
  if (all.length === 0) return nothingHere();
  const blocks = await Promise.all(
    all.map((one) => standing(desk, visit, one, found.includes(one))),
  );
  const only = all.length === 1 ? all[0] : undefined;
  const allowed = (await mayChange(visit)) === undefined;
  const title = all.length === 1 ? 'What is posted' : `${String(all.length)} subscriptions`;
  return {
    ...said(title, all.map((one) => sayOffer(one, desk.topics)).join(' ')),
    blocks: [...blocks.flat(), ...(only && allowed ? [subscriptionForm(desk.topics, only)] : [])],
    actions: only ? await actionsFor(desk, only, allowed) : all.map(openOne),
  };
}

/** What a person set up in other conversations of the same organisation. */
export async function setUpElsewhere(
  { store }: Desk,
  { message, by = '' }: Visit,
  here: readonly Subscription[],
): Promise<readonly Subscription[]> {
  const made = await store.subscriptions.madeBy(by);
  const ids = new Set(here.map(({ id }) => id));
  return made.filter(({ id, to }) => !ids.has(id) && to.org === message.from.org);
}

async function standing(
  { topics, bankHolidays, store }: Desk,
  { now }: Visit,
  subscription: Subscription,
  here: boolean,
): Promise<readonly Block[]> {
  const off = sayDaysOff(subscription);
  const [last] = await store.history.recent(subscription.id, 1);
  const where = here ? '' : ' In another conversation, set up by you.';
  return [
    { kind: 'paragraph', text: [{ bold: sayOffer(subscription, topics) }, where] },
    ...statusOf(subscription),
    ...nextPosts(subscription, slotsToCome(subscription, now, SHOWN, bankHolidays)),
    ...(off === undefined ? [] : [{ kind: 'note', text: [off] } as const]),
    ...(last?.state === 'unconfirmed'
      ? [{ kind: 'paragraph', text: [unconfirmed(last)] } as const]
      : []),
  ];
}

function unconfirmed({ slot }: Delivery): string {
  return `I can’t tell whether the post of ${sayDate(slot)} arrived.`;
}

function statusOf({ status, pausedUntil }: Subscription): readonly Block[] {
  switch (status) {
    case 'active':
      return [];
    case 'suspended':
      return [paragraph('I could not post there, so nothing is sent until you subscribe again.')];
    case 'paused':
      return pausedUntil === undefined
        ? [paragraph('Paused until somebody resumes it.')]
        : [paragraph(`Paused until ${sayDate(pausedUntil)}.`)];
  }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [text] };
}

async function actionsFor(
  { store }: Desk,
  { id, status, what }: Subscription,
  allowed: boolean,
): Promise<readonly Action[]> {
  const look: Action = { label: 'Preview the next post', ask: `preview #${id}` };
  if (!allowed) return [look];
  const stop: Action = { label: 'Stop these posts', ask: `unsubscribe #${id}` };
  if (status === 'suspended') return [{ label: 'Start again', ask: `resume #${id}` }, stop];
  const [last] = await store.history.recent(id, 1);
  return [
    ...(last?.state === 'unconfirmed' ? verdicts(last) : []),
    look,
    { label: 'Skip the next post', ask: `skip #${id}` },
    { label: what === 'tips' ? 'Swap the next tip' : 'Swap the next post', ask: `swap #${id}` },
    status === 'paused'
      ? { label: 'Resume', ask: `resume #${id}` }
      : { label: 'Pause', ask: `pause #${id}` },
    stop,
  ];
}

function openOne(subscription: Subscription): Action {
  return {
    label: `${subscription.what} ${sayWhen(subscription.schedule)}`,
    ask: `schedule #${subscription.id}`,
  };
}

/** The next post as it would read now. Nothing is sent, and nothing is used up. */
export async function preview(desk: Desk, visit: Visit, target: Target): Promise<Reply> {
  const found = await soonest(desk, visit, target);
  if (!found) return nothingHere();
  if ('kind' in found) return found;
  const { subscription, date } = found;
  const post = await postFor(desk, subscription, date);
  if (!post) return refused('Nothing to post', 'There is nothing up to date to post on that date.');
  const { id } = subscription;
  const when: Inline = `This is the post for ${sayDate(date)} at ${subscription.schedule.time}.`;
  return {
    kind: 'change',
    title: `Preview: ${post.title}`,
    summary: post.summary,
    blocks: [{ kind: 'note', text: [when] }, ...post.blocks],
    actions: [
      { label: 'Swap it for another', ask: `swap #${id}` },
      { label: 'Skip it', ask: `skip #${id}` },
    ],
    results: post.results,
    shareable: false,
  };
}

/** What a subscription would post on a date; undefined when there is nothing. */
export async function postFor(
  { store, composer }: Desk,
  subscription: Subscription,
  date: string,
): Promise<Reply | undefined> {
  const choice = composer.choose(subscription, await store.history.used(subscription.id), date);
  if (!choice) return undefined;
  const now = await store.now();
  return composer.compose(subscription, {
    id: `preview-${subscription.id}`,
    subscription: subscription.id,
    to: subscription.to,
    slot: date,
    content: choice.content,
    state: 'queued',
    attempt: 0,
    due: now,
    expires: now,
    updated: now,
  });
}

/** Of the subscriptions meant, the one that posts next, and when; undefined when there is none. */
export async function soonest(
  desk: Desk,
  visit: Visit,
  target: Target,
): Promise<{ readonly subscription: Subscription; readonly date: string } | Reply | undefined> {
  const found = await subscriptionsFor(desk, visit, target);
  if ('kind' in found) return found;
  const [first] = found
    .flatMap((subscription) => {
      const [slot] = slotsToCome(subscription, visit.now, 1, desk.bankHolidays);
      return slot === undefined ? [] : [{ subscription, date: slot.date, due: slot.due }];
    })
    .sort((a, b) => a.due.getTime() - b.due.getTime());
  if (first || found.length === 0) return first;
  return refused('No post is due', 'These posts are paused or stopped, so there is no next one.', {
    actions: [{ label: 'Resume', ask: 'resume' }],
  });
}
