import type { Reply } from '../../ports';
import type { Subscription } from '../../store/port';

/** A subscription of another conversation, and what the asker calls that conversation, where it is known. */
export interface SubscriptionElsewhere {
  readonly subscription: Subscription;
  readonly name?: string;
}

/** What somebody in a private conversation looks after elsewhere. */
export interface OtherConversations {
  readonly placed: readonly SubscriptionElsewhere[];
  /** How many conversations were looked at, where there are more than the platform may be asked about. */
  readonly only?: number;
}

/** A reply about it, with a line that says so where not every conversation could be looked at. */
export function withNote(reply: Reply, { only }: OtherConversations): Reply {
  if (only === undefined) return reply;
  const text = `I looked at ${String(only)} conversations, and more have posts. To see what is posted in one that is not here, write “schedule” there.`;
  return { ...reply, blocks: [...reply.blocks, { kind: 'note', text: [text] }] };
}
