import type { Block, Message, Room } from '../../ports';
import type { Subscription } from '../../store/port';
import type { RequestContext, ChangeRequest } from './request-context';
import type { OtherConversations, SubscriptionElsewhere } from './last-shown';
import { isOfSameOrg } from './same-org';

/** Conversations of one organisation that are looked at; the platform is asked about these in one go. */
const MOST_ROOMS = 5_000;
/** Conversations whose posts are shown to somebody who manages more. */
const MOST_SHOWN = 30;

/**
 * Subscriptions of other conversations that somebody in a private conversation may change: those they set up, then
 * those of the conversations that they manage, by name. None in a shared conversation, where others would see them.
 */
export async function otherConversations(
  desk: RequestContext,
  visit: ChangeRequest,
  here: readonly Subscription[],
): Promise<OtherConversations> {
  const { store } = desk;
  const { message, by } = visit;
  if (!message.direct) return { placed: [] };
  const own = by === undefined ? [] : await store.subscriptions.madeBy(by);
  const { rooms, only } = await roomsOf(desk, message, own);
  const managed = rooms
    .filter(({ manages }) => manages)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, MOST_SHOWN);
  const made = own.filter((one) => trustsMaker(visit, one));
  const at = ({ ref }: Room) => store.subscriptions.at({ ...message.from, ref });
  const found = [...made, ...(await Promise.all(managed.map(at))).flat()];
  const ids = new Set(here.map(({ id }) => id));
  const listed = found.flatMap((subscription) => {
    if (!isOfSameOrg(subscription.to, message) || ids.has(subscription.id)) return [];
    ids.add(subscription.id);
    return [placed(subscription, rooms)];
  });
  return { placed: listed, ...(only !== undefined && { only }) };
}

/** What the asker calls the conversation a subscription posts to; undefined where they are not in it. */
export async function nameOf(
  { message }: ChangeRequest,
  { to }: Subscription,
): Promise<string | undefined> {
  if (!message.direct) return undefined;
  const [room] = (await message.person?.rooms?.([to.ref])) ?? [];
  return room?.name;
}

/** The name of the other conversation that a reply is about, as a line of it; nothing where it is about this one. */
export async function whereBlocks(
  visit: ChangeRequest,
  found: readonly Subscription[],
): Promise<readonly Block[]> {
  const { ref } = visit.message.from;
  const others = found.filter(({ to }) => to.ref !== ref);
  const names = await Promise.all(others.map((one) => nameOf(visit, one)));
  const known = [...new Set(names.filter((name) => name !== undefined))];
  return known.length === 0 ? [] : [{ kind: 'note', text: [`In ${known.join(', ')}.`] }];
}

/** Whether somebody in a private conversation manages the shared one that a subscription posts to. */
export async function managesFromAfar(
  { message }: ChangeRequest,
  { to, direct }: Subscription,
): Promise<boolean> {
  if (!message.direct || direct || to.adapter !== message.from.adapter) return false;
  const rooms = (await message.person?.rooms?.([to.ref])) ?? [];
  return rooms.some(({ ref, manages }) => ref === to.ref && manages);
}

/**
 * Whether it is enough to have set posts up to change them from elsewhere. Not in a shared conversation whose managers
 * the platform tells: people leave, and lose the right. Posts that have stopped can be seen to by whoever is told of it.
 */
export function trustsMaker(
  { message: { person } }: ChangeRequest,
  { direct, status }: Subscription,
): boolean {
  return direct || status === 'suspended' || person?.rooms === undefined;
}

/** Those of the organisation's conversations with posts that the asker is in; where too many have posts, theirs come first. */
async function roomsOf(
  { store }: RequestContext,
  { from, person }: Message,
  own: readonly Subscription[],
): Promise<{ readonly rooms: readonly Room[]; readonly only?: number }> {
  if (person?.rooms === undefined) return { rooms: [] };
  const most = Math.min(person.mostRooms ?? MOST_ROOMS, MOST_ROOMS);
  const all = await store.subscriptions.sharedRefs(from, most + 1);
  const made = own.filter(({ to, direct }) => !direct && to.adapter === from.adapter);
  const theirs = made.filter(({ to }) => to.org === from.org).map(({ to }) => to.ref);
  const refs = [...new Set([...theirs, ...all])].slice(0, most);
  const rooms = refs.length === 0 ? [] : await person.rooms(refs);
  return all.length > most ? { rooms, only: most } : { rooms };
}

function placed(subscription: Subscription, rooms: readonly Room[]): SubscriptionElsewhere {
  const name = rooms.find(({ ref }) => ref === subscription.to.ref)?.name;
  return name === undefined ? { subscription } : { subscription, name };
}
