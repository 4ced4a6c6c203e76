import type { Target } from '../../../knowledge';
import type { Message, Reply } from '../../ports';
import type { Store, Subscription } from '../../store/port';
import { rescheduled } from './conversation-calendar';
import { managesFromAfar, trustsMaker } from './other-conversations';
import type { RequestContext, ChangeRequest } from './request-context';
import { isOfSameOrg } from './same-org';
import { notAllowed, refused } from './subscription-wording';

/** A refusal, unless this person may change what is posted in this conversation. People may always change their own. */
export async function mayChange({ message }: ChangeRequest): Promise<Reply | undefined> {
  if (message.direct) return undefined;
  return (await message.person?.mayManage()) === true ? undefined : notAllowed();
}

/**
 * The subscriptions a request is about: the one it names, else the one whose post it was pressed on, else those of
 * the conversation. A refusal when it names one that this person has no right to: one of another conversation must be
 * theirs (`trustsMaker`), or that conversation be one they manage.
 */
export async function subscriptionsFor(
  { store }: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<readonly Subscription[] | Reply> {
  const { message } = visit;
  const named = target.id ?? (await pressedOn(store, message));
  if (named === undefined) {
    const here = await store.subscriptions.at(message.from);
    return here.filter(({ what }) => target.what === undefined || what === target.what);
  }
  const subscription = await store.subscriptions.get(named);
  if (!subscription || !isOfSameOrg(subscription.to, message)) return notThere();
  if (isAt(subscription, message)) return [subscription];
  return (await mayChangeFromAfar(visit, subscription)) ?? [subscription];
}

/** A refusal, unless this person may change a subscription from where they are: in its conversation, or elsewhere. */
export async function mayChangeFrom(
  visit: ChangeRequest,
  subscription: Subscription,
): Promise<Reply | undefined> {
  return isAt(subscription, visit.message)
    ? mayChange(visit)
    : mayChangeFromAfar(visit, subscription);
}

/** From another conversation it must be theirs, as far as that is enough, or one they manage. */
async function mayChangeFromAfar(
  visit: ChangeRequest,
  subscription: Subscription,
): Promise<Reply | undefined> {
  const own = visit.by !== undefined && subscription.madeBy === visit.by;
  if (own && trustsMaker(visit, subscription)) return undefined;
  if (await managesFromAfar(visit, subscription)) return undefined;
  return own ? managesNoMore() : notThere();
}

/** Whether a subscription posts in the conversation a message came from. */
export function isAt({ to }: Subscription, { from }: Message): boolean {
  return to.adapter === from.adapter && to.org === from.org && to.ref === from.ref;
}

async function pressedOn(store: Store, { delivery }: Message): Promise<string | undefined> {
  return delivery === undefined ? undefined : (await store.history.get(delivery))?.subscription;
}

/** Said alike where the platform says no and where it can't be asked: either way nothing is changed. */
function managesNoMore(): Reply {
  return refused(
    'This needs someone who manages that channel',
    'You set up these posts, but I can’t see that you still manage where they go. Please ask someone who does, or try again later.',
    { actions: [{ label: 'Your posts', ask: 'schedule' }] },
  );
}

function notThere(): Reply {
  return refused('Those posts have stopped', 'Those posts are not set up any more.', {
    actions: [{ label: 'What is posted here', ask: 'schedule' }],
  });
}

/** Changes a stored subscription and works out its next slot anew. Undefined when it was removed meanwhile. */
export function changeStored(
  { store, bankHolidays }: RequestContext,
  { id }: Subscription,
  change: (subscription: Subscription) => Subscription,
): Promise<Subscription | undefined> {
  return store.subscriptions.change(id, (stored, now) =>
    rescheduled(change(stored), now, bankHolidays),
  );
}

/** Leaves a line for managers of what was done to a subscription or a delivery, by whom as a hash. */
export async function note(
  { store }: RequestContext,
  { by }: ChangeRequest,
  event: string,
  { id, to }: Pick<Subscription, 'id' | 'to'>,
  detail?: string,
): Promise<void> {
  await store.audit.append({
    event,
    adapter: to.adapter,
    org: to.org,
    ref: to.ref,
    subject: id,
    ...(by === undefined ? {} : { by }),
    ...(detail === undefined ? {} : { detail }),
  });
}
