import * as z from 'zod';
import type { Address, RecordKey } from '../../src/ports';
import { tenantOf, type Activity } from './activity';
import { normalTenant } from './settings';

export type Place = 'personal' | 'groupChat' | 'channel';
export type ChannelKind = 'private' | 'shared';

/** What is stored to be able to post to a conversation: no person and no name. */
export interface Reference {
  readonly conversation: string;
  readonly place: Place;
  readonly tenant: string;
  readonly service: string;
  readonly bot: string;
  /** The team a channel belongs to, so that leaving the team forgets its channels. */
  readonly team?: string;
  /** A private or shared channel, whose members are not the team's. */
  readonly channel?: ChannelKind;
}

/** Hosts that Microsoft answers bots from. https://learn.microsoft.com/azure/bot-service/bot-service-resources-faq-security */
const HOSTS = [
  'smba.trafficmanager.net',
  'botframework.com',
  'botframework.azure.us',
  'teams.microsoft.com',
  'teams.microsoft.us',
];
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Where Teams takes posts for a conversation whose own address is not known. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const GLOBAL_SERVICE = 'https://smba.trafficmanager.net/teams/';

/** Stands for the tenant when the emulator names none. */
const EMULATOR_ORG = 'emulator';

const address = z.object({
  conversation: z.string(),
  place: z.enum(['personal', 'groupChat', 'channel']),
});
/** An address that brings along what is otherwise kept beside it. */
const carried = z.object({ service: z.string().optional(), bot: z.string().optional() });
const channelKind = z.enum(['private', 'shared']);
const details = z.object({
  service: z.string(),
  bot: z.string(),
  team: z.string().optional(),
  channel: channelKind.optional(),
});

/** Tells whether our credentials may be sent to a service: a host of Microsoft's over https, or loopback for the emulator. */
export function allowedServices(emulator: boolean): (service: string) => boolean {
  return (service) => {
    if (!URL.canParse(service)) return false;
    const { protocol, hostname, username, password } = new URL(service);
    if (username !== '' || password !== '') return false;
    if (emulator) return LOOPBACK.has(hostname);
    const ours = HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
    return protocol === 'https:' && ours;
  };
}

/** Where an activity happened. A channel's thread is cut off: it is a place in the conversation, not a conversation. */
export function referenceOf(activity: Activity): Reference {
  const { conversation, channelData, recipient, serviceUrl } = activity;
  const place = placeOf(activity);
  const team = place === 'channel' ? channelData?.team?.id : undefined;
  const channel =
    place === 'channel'
      ? channelKind.safeParse(channelData?.channel?.type?.toLowerCase()).data
      : undefined;
  return {
    conversation: withoutThread(conversation.id),
    place,
    tenant: normalTenant(tenantOf(activity) ?? EMULATOR_ORG),
    service: serviceUrl,
    bot: recipient.id,
    ...(team && { team }),
    ...(channel && { channel }),
  };
}

/** The address of a conversation. It keeps its value when Microsoft moves the service, so that subscriptions keep theirs. */
export function addressOf({ conversation, place, tenant }: Reference): Address {
  return { adapter: 'teams', org: tenant, ref: JSON.stringify({ conversation, place }) };
}

/**
 * The address of somebody's one-to-one conversation for whoever posts to it seldom: it carries the service and the bot,
 * so that nothing need be kept of the conversation beside it.
 */
export function carryingAddressOf(reference: Reference): Address {
  const { conversation, place, service, bot } = reference;
  return { ...addressOf(reference), ref: JSON.stringify({ conversation, place, service, bot }) };
}

/** The key and value under which a conversation's reference is kept. */
export function recordOf(reference: Reference): { key: RecordKey; value: string } {
  const { service, bot, team, channel } = reference;
  const value = JSON.stringify({ service, bot, team, channel });
  return { key: recordKey(addressOf(reference)), value };
}

/** The key of the reference of a conversation, the same for an address that carries more. */
export function recordKey({ adapter, org, ref }: Address): RecordKey {
  const where = address.safeParse(parseJson(ref)).data;
  return {
    adapter,
    org,
    kind: 'conversation',
    id: where === undefined ? ref : JSON.stringify(where),
  };
}

/** A reference from an address and what is kept for it; undefined when the address is not one of ours. Where nothing is kept, what the address carries stands in, else Teams' global service. */
export function parseReference(
  to: Address,
  kept: string | undefined,
  appId: string,
): Reference | undefined {
  const where = address.safeParse(parseJson(to.ref)).data;
  if (where === undefined || to.adapter !== 'teams') return undefined;
  const known = details.safeParse(parseJson(kept ?? '')).data;
  const own = carried.safeParse(parseJson(to.ref)).data;
  return {
    ...where,
    tenant: to.org,
    service: known?.service ?? own?.service ?? GLOBAL_SERVICE,
    bot: known?.bot ?? own?.bot ?? `28:${appId}`,
    ...(known?.team !== undefined && { team: known.team }),
    ...(known?.channel !== undefined && { channel: known.channel }),
  };
}

/** A conversation id without the thread of a channel that it may carry. */
export function withoutThread(id: string): string {
  return id.split(';messageid=')[0] ?? id;
}

/** The thread of a channel that a conversation's id names, where it names one. */
export const threadOf = (id: string): string | undefined => id.split(';messageid=')[1];

function placeOf({ conversation, channelData }: Activity): Place {
  const named = address.shape.place.safeParse(conversation.conversationType).data;
  if (named !== undefined) return named;
  if (channelData?.team?.id) return 'channel';
  return conversation.isGroup === true ? 'groupChat' : 'personal';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The conversation as Microsoft's service is told of it. */
export const conversationAt = ({ conversation, place, tenant }: Reference) => ({
  id: conversation,
  conversationType: place,
  isGroup: place !== 'personal',
  tenantId: tenant,
});
