import * as z from 'zod';

const name = z.string().max(500);
const party = z.object({ id: name.min(1) });

/** A part that nobody needs: read where it is sound, and taken for absent where it is odd. */
const spare = <Part extends z.ZodType>(part: Part) => part.nullish().catch(undefined);
/** As many of a list as are sound. */
const sound = <Part extends z.ZodType>(part: Part, most: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all): z.infer<Part>[] =>
      all.slice(0, most).flatMap((one) => part.safeParse(one).data ?? []),
    );

/**
 * What we read of an activity, checked. Everything else in it is ignored; names of people are never read. An odd part
 * that nobody needs does not silence the bot.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
const schema = z.object({
  type: name,
  id: spare(name),
  name: spare(name),
  action: spare(name),
  channelId: z.literal('msteams'),
  serviceUrl: name,
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: spare(name),
  from: party.extend({ aadObjectId: spare(name) }),
  recipient: party.extend({ isTargeted: z.boolean().nullish(), name: spare(name) }),
  conversation: party.extend({
    conversationType: spare(name),
    tenantId: name.nullish(),
    isGroup: spare(z.boolean()),
  }),
  channelData: spare(
    z.object({
      eventType: spare(name),
      tenant: z.object({ id: name }).nullish(),
      team: spare(z.object({ id: spare(name) })),
      channel: spare(z.object({ id: spare(name), type: spare(name) })),
    }),
  ),
  attachments: sound(z.object({ contentType: name, content: z.unknown() }), 20),
  entities: sound(
    z.object({
      type: z.literal('mention'),
      text: spare(z.string()),
      mentioned: spare(z.object({ id: spare(name), name: spare(name) })),
    }),
    200,
  ),
  membersAdded: sound(party, 1_000),
  membersRemoved: sound(party, 1_000),
});

/** Something that happened in Teams. */
export type Activity = z.infer<typeof schema>;

/** Reads an activity; undefined when a part we rely on is missing or of the wrong type. */
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
