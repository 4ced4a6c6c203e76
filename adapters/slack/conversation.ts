import { postReply } from './send';
import { orgOf, type SlackContext } from './context';
import { parseText, ask } from './receive';

/** Long enough for anybody to think better of what they wrote. */
const REMEMBER_SECONDS = 7 * 24 * 3_600;

/** Answers mentions in their thread and direct messages where they stand; never a bot, never twice. */
export function listenForConversation(tools: SlackContext): void {
  tools.app.event('app_mention', async ({ event, client, context }) => {
    const { user, channel, ts } = event;
    if (user === undefined || event.bot_id !== undefined || user === context.botUserId) return;
    // A direct message that mentions the bot arrives as a message as well.
    if (channel.startsWith('D')) return;
    const org = orgOf(context);
    // Editing a message that mentions the bot sends it again, with the same timestamp.
    if (!(await tools.once(org, 'mention', `${channel} ${ts}`, REMEMBER_SECONDS))) return;
    const asker = { client, org, channel, user, direct: false };
    const reply = await ask(tools, asker, parseText(event.text));
    await postReply(tools, client, { channel, thread: event.thread_ts ?? ts }, reply);
  });

  tools.app.event('message', async ({ event, client, context }) => {
    const said = event as DirectMessage;
    if (said.channel_type !== 'im' || said.user === undefined || said.bot_id !== undefined) return;
    if (said.user === context.botUserId) return;
    // Edits, deletions and joins arrive as messages too, each with a subtype.
    if (said.subtype !== undefined && !TYPED.includes(said.subtype)) return;
    const { channel, user, thread_ts: thread } = said;
    const org = orgOf(context);
    const asker = { client, org, channel, user, direct: true, team: context.teamId };
    const reply = await ask(tools, asker, parseText(said.text ?? ''));
    await postReply(tools, client, { channel, ...(thread === undefined ? {} : { thread }) }, reply);
  });
}

const TYPED = ['file_share', 'thread_broadcast'];

/** The fields read of any message event: Slack's union of subtypes shares no more than its type. */
interface DirectMessage {
  readonly channel_type?: string;
  readonly channel: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly text?: string;
  readonly thread_ts?: string;
}
