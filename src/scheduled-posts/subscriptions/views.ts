import { sayDate, saySlot, type Target } from '../../../knowledge';
import type { Action, Block, Inline, Reply } from '../../ports';
import type { Delivery, Subscription } from '../../store/port';
import { slotsToCome } from './conversation-calendar';
import { type RequestContext, type ChangeRequest } from './request-context';
import { otherConversations, managesFromAfar, nameOf, whereBlocks } from './other-conversations';
import { withNote, type OtherConversations, type SubscriptionElsewhere } from './last-shown';
import { subscriptionForm } from './form';
import { topicsWithPosts } from './topics-with-posts';
import {
  nextPosts,
  nothingHere,
  refused,
  said,
  sayDaysOff,
  sayOffer,
  verdicts,
} from './subscription-wording';
import { isAt, mayChange, subscriptionsFor } from './change-rights';

const SHOWN = 3;

/**
 * What is posted in this conversation and when. In a direct message also what the person looks after elsewhere: what
 * they set up, and what is posted in conversations they manage.
 */
export async function showSchedule(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<Reply> {
  const found = await subscriptionsFor(desk, visit, target);
  if ('kind' in found) return found;
  const others: OtherConversations =
    target.id === undefined ? await otherConversations(desk, visit, found) : { placed: [] };
  const [one] = found.length === 1 && others.placed.length === 0 ? found : [];
  if (one) return withNote(await showOne(desk, visit, one), others);
  const all = [
    ...found.map((subscription): SubscriptionElsewhere => ({ subscription })),
    ...others.placed,
  ];
  const allowed = (await mayChange(visit)) === undefined;
  if (all.length === 0) return withNote(await nothingAnyMore(desk, visit, allowed), others);
  const items = await Promise.all(
    all.map(({ subscription, name }) => item(desk, visit, subscription, allowed, name)),
  );
  const title = all.length === 1 ? 'What is posted' : `${String(all.length)} subscriptions`;
  const offers = all.map(({ subscription }) => sayOffer(subscription, desk.topics));
  const list: Reply = {
    ...said(title, offers.join(' '), {
      actions: allowed && found.length > 0 ? [{ label: WHO, ask: 'history' }] : [],
    }),
    blocks: items.flat(),
    again: { ask: 'schedule', from: 0 },
  };
  return withNote(list, others);
}

const WHO = 'Who changed this';

/** Where posts were stopped, whoever manages the conversation may still ask who did. */
async function nothingAnyMore(
  { store }: RequestContext,
  { message }: ChangeRequest,
  allowed: boolean,
): Promise<Reply> {
  const nothing = nothingHere();
  if (!allowed || (await store.audit.recentAt(message.from, 1)).length === 0) return nothing;
  return { ...nothing, actions: [...nothing.actions, { label: WHO, ask: 'history' }] };
}

/** One subscription with everything that can be done about it. */
async function showOne(
  desk: RequestContext,
  visit: ChangeRequest,
  only: Subscription,
): Promise<Reply> {
  const { topics, bankHolidays, store } = desk;
  const allowed = (await mayChange(visit)) === undefined;
  const off = sayDaysOff(only);
  const [last] = await store.history.recent(only.id, 1);
  const here = isAt(only, visit.message);
  const where = here ? undefined : await placeOf(visit, only);
  // Who set up posts elsewhere may change them still, but sees who else did only where they manage.
  const told = allowed && (here || (await managesFromAfar(visit, only)));
  const actions = await actionsFor(desk, only, allowed);
  return {
    ...said('What is posted', sayOffer(only, topics)),
    blocks: [
      { kind: 'paragraph', text: [...lead(where), { bold: sayOffer(only, topics) }] },
      ...statusOf(only),
      ...nextPosts(only, slotsToCome(only, visit.now, SHOWN, bankHolidays)),
      ...(off === undefined ? [] : [{ kind: 'note', text: [off] } as const]),
      ...(last?.state === 'unconfirmed' ? [paragraph(unconfirmed(last))] : []),
      ...(allowed ? [subscriptionForm(topics, topicsWithPosts(desk, visit.now), only)] : []),
    ],
    actions: told ? [...actions, { label: WHO, ask: `history #${only.id}` }] : actions,
  };
}

/** One subscription of several: what it is, when it posts next, and its own buttons. */
async function item(
  { topics, bankHolidays, store }: RequestContext,
  visit: ChangeRequest,
  subscription: Subscription,
  allowed: boolean,
  name?: string,
): Promise<readonly Block[]> {
  const offer = sayOffer(subscription, topics);
  const here = isAt(subscription, visit.message);
  const [next] = slotsToCome(subscription, visit.now, 1, bankHolidays);
  const [last] = await store.history.recent(subscription.id, 1);
  const mine = visit.message.direct ? 'Sent to you' : undefined;
  const where = here ? mine : (name ?? UNNAMED);
  return [
    { kind: 'paragraph', text: [...lead(where), { bold: offer }] },
    ...statusOf(subscription),
    ...(next === undefined
      ? []
      : [{ kind: 'note', text: [`Next post: ${saySlot(next, subscription.schedule)}.`] } as const]),
    ...(last?.state === 'unconfirmed' ? [paragraph(unconfirmed(last))] : []),
    {
      kind: 'buttons',
      about: where === undefined ? offer : `${where}, ${offer}`,
      actions: itemActions(subscription, allowed, next !== undefined),
    },
  ];
}

function itemActions(
  { id, status }: Subscription,
  allowed: boolean,
  posts: boolean,
): readonly Action[] {
  const look: Action = { label: 'Preview', ask: `preview #${id}` };
  if (!allowed) return posts ? [look] : [];
  return [
    ...(posts ? [look, { label: 'Skip the next', ask: `skip #${id}` }] : []),
    status === 'active'
      ? { label: 'Pause', ask: `pause #${id}` }
      : { label: status === 'paused' ? 'Resume' : 'Start again', ask: `resume #${id}` },
    { label: 'Change', ask: `schedule #${id}` },
  ];
}

const UNNAMED = 'Another conversation';

async function placeOf(visit: ChangeRequest, subscription: Subscription): Promise<string> {
  return (await nameOf(visit, subscription)) ?? UNNAMED;
}

function lead(where: string | undefined): readonly Inline[] {
  return where === undefined ? [] : [`${where}: `];
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
  { store }: RequestContext,
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

/** The next post as it would read now. Nothing is sent, and nothing is used up. */
export async function preview(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<Reply> {
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
    blocks: [
      { kind: 'note', text: [when] },
      ...(await whereBlocks(visit, [subscription])),
      ...post.blocks,
    ],
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
  { store, composer }: RequestContext,
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
  desk: RequestContext,
  visit: ChangeRequest,
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
