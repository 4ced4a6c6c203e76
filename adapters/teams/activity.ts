import * as z from 'zod';

const name = z.string().max(500);
const party = z.object({ id: name.min(1) });

/**
 * What we read of an activity, checked. Everything else in it is ignored; names of people are never read.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
const schema = z.object({
  type: z.enum([
    'message',
    'invoke',
    'conversationUpdate',
    'installationUpdate',
    'messageUpdate',
    'messageDelete',
    'messageReaction',
    'typing',
    'event',
    'endOfConversation',
  ]),
  id: name.nullish(),
  name: name.nullish(),
  action: name.nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: name,
  timestamp: name.nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: name.nullish(),
  from: party.extend({ aadObjectId: name.nullish() }),
  recipient: party.extend({ isTargeted: z.boolean().nullish() }),
  conversation: party.extend({
    conversationType: name.nullish(),
    tenantId: name.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .object({
      eventType: name.nullish(),
      tenant: z.object({ id: name }).nullish(),
      team: z.object({ id: name.nullish() }).nullish(),
      channel: z.object({ id: name.nullish() }).nullish(),
    })
    .nullish(),
  entities: z
    .array(
      z.object({
        type: name.nullish(),
        text: z.string().nullish(),
        mentioned: z.object({ id: name }).nullish(),
      }),
    )
    .max(200)
    .nullish(),
  membersAdded: z.array(party).max(1_000).nullish(),
  membersRemoved: z.array(party).max(1_000).nullish(),
});

/** Something that happened in Teams. */
export type Activity = z.infer<typeof schema>;

/** Reads an activity; undefined when a part we rely on is missing or of the wrong type, or its kind is unknown. */
export function readActivity(value: unknown): Activity | undefined {
  return schema.safeParse(value).data;
}

/** The tenant an activity comes from, or undefined when it names none. */
export function tenantOf(activity: Activity): string | undefined {
  return activity.conversation.tenantId ?? activity.channelData?.tenant?.id;
}

/** A value as plain fields; no fields when it is anything else. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
