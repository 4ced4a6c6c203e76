import { sayDate, type Target, type TypedChange } from '../../../knowledge';
import type { Action, Reply } from '../../ports';
import type { Subscription } from '../../store/port';
import { slotsToCome, without } from './conversation-calendar';
import { type RequestContext, type ChangeRequest } from './request-context';
import { whereBlocks } from './other-conversations';
import { preview, soonest } from './views';
import { nextPosts, nothingHere, said, sayOffer } from './subscription-wording';
import { changeStored, mayChange, note, subscriptionsFor } from './change-rights';

/** Stops posts until a date, or until somebody resumes them. */
export function pause(
  desk: RequestContext,
  visit: ChangeRequest,
  { target, until }: Extract<TypedChange, { change: 'pause' }>,
): Promise<Reply> {
  return changeAll(desk, visit, target, {
    event: 'paused',
    title: 'Paused',
    change: (subscription) => {
      if (subscription.status === 'suspended') return subscription;
      const paused = { ...without(subscription, 'pausedUntil'), status: 'paused' as const };
      return until === undefined ? paused : { ...paused, pausedUntil: until };
    },
    sentence: () =>
      until === undefined
        ? 'Nothing is posted until somebody resumes it.'
        : `Nothing is posted before ${sayDate(until)}. The posts then start again by themselves.`,
    actions: ({ id }) => [{ label: 'Resume now', ask: `resume #${id}` }],
  });
}

/** Starts paused posts again, and those of a conversation that could not be posted to. */
export function resume(desk: RequestContext, visit: ChangeRequest, target: Target): Promise<Reply> {
  return changeAll(desk, visit, target, {
    event: 'resumed',
    title: 'Posting again',
    change: (subscription) => ({
      ...without(subscription, 'pausedUntil'),
      status: 'active' as const,
    }),
    sentence: (subscription) => sayOffer(subscription, desk.topics),
    actions: ({ id }) => [{ label: 'Preview the next post', ask: `preview #${id}` }],
  });
}

interface Adjustment {
  readonly event: string;
  readonly title: string;
  readonly change: (subscription: Subscription) => Subscription;
  readonly sentence: (changed: Subscription) => string;
  readonly actions: (changed: Subscription) => readonly Action[];
}

async function changeAll(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
  adjustment: Adjustment,
): Promise<Reply> {
  const found = await allowed(desk, visit, target);
  if ('kind' in found) return found;
  const changed: Subscription[] = [];
  for (const subscription of found) {
    const saved = await changeStored(desk, subscription, adjustment.change);
    if (!saved) continue;
    changed.push(saved);
    await note(desk, visit, adjustment.event, saved, saved.pausedUntil);
  }
  const [first] = changed;
  if (!first) return nothingHere();
  return said(adjustment.title, [...new Set(changed.map(adjustment.sentence))].join(' '), {
    blocks: [
      ...(await whereBlocks(visit, changed)),
      ...changed.flatMap((one) =>
        nextPosts(one, slotsToCome(one, visit.now, 1, desk.bankHolidays)),
      ),
    ],
    actions: adjustment.actions(first),
  });
}

/** The subscriptions a request is about, once it is clear that this person may change them. */
async function allowed(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<readonly Subscription[] | Reply> {
  const found = await subscriptionsFor(desk, visit, target);
  if ('kind' in found) return found;
  if (found.length === 0) return nothingHere();
  const refusal = await mayChange(visit);
  return refusal ?? found;
}

/** Leaves out the next post. */
export async function skip(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<Reply> {
  const next = await nextAllowed(desk, visit, target);
  if ('kind' in next) return next;
  const { subscription, date } = next;
  const changed = await changeStored(desk, subscription, (stored) => ({
    ...stored,
    skipped: [...new Set([...stored.skipped, date])],
  }));
  if (!changed) return nothingHere();
  await note(desk, visit, 'skipped', changed, date);
  const slots = slotsToCome(changed, visit.now, 1, desk.bankHolidays);
  return said('Skipped', `Nothing is posted on ${sayDate(date)}.`, {
    blocks: [...(await whereBlocks(visit, [changed])), ...nextPosts(changed, slots)],
    actions: [{ label: 'Preview the next post', ask: `preview #${changed.id}` }],
  });
}

/** Puts another item in the place of the next post's, and shows it. */
export async function swap(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<Reply> {
  const next = await nextAllowed(desk, visit, target);
  if ('kind' in next) return next;
  const { subscription, date } = next;
  const { history } = desk.store;
  const choice = desk.composer.choose(subscription, await history.used(subscription.id), date);
  if (choice) {
    const { round, content } = choice;
    if (!(await history.setAside(subscription.id, round, content))) return nothingHere();
    await note(desk, visit, 'swapped', subscription, choice.content.join(' '));
  }
  const shown = await preview(desk, visit, { id: subscription.id });
  return { ...shown, title: shown.title.replace(/^Preview:/, 'Swapped:') };
}

async function nextAllowed(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<{ readonly subscription: Subscription; readonly date: string } | Reply> {
  const found = await allowed(desk, visit, target);
  if ('kind' in found) return found;
  return (await soonest(desk, visit, target)) ?? nothingHere();
}

/** Ends posts for good, with a way back. */
export async function unsubscribe(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<Reply> {
  const found = await allowed(desk, visit, target);
  if ('kind' in found) return found;
  for (const subscription of found) {
    await desk.store.subscriptions.remove(subscription.id);
    await note(desk, visit, 'unsubscribed', subscription, sayOffer(subscription, desk.topics));
  }
  const offers = found.map((subscription) => sayOffer(subscription, desk.topics)).join(' ');
  return said('Stopped', `No more of these posts: ${offers}`, {
    blocks: await whereBlocks(visit, found),
    actions: [{ label: 'Subscribe again', ask: 'subscribe' }],
  });
}
