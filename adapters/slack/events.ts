import type { WebClient } from '@slack/web-api';
import { orgOf, type Asker, type SlackContext } from './context';
import { drawHome } from './home';
import { whereIs } from './person';
import { suggestPrompts } from './prompts';
import { ask, parseText, withEmoji } from './receive';
import { answerPrivately, postPrivately, postReply, withInvitation } from './send';

/** Everything that Slack tells of by itself: what people type, first contact, the Home tab, and going away. */
export function listenForEvents(tools: SlackContext): void {
  listenForConversation(tools);
  listenForCommands(tools);
  listenForLifecycle(tools);
}

/** Long enough for anybody to think better of what they wrote. */
const REMEMBER_SECONDS = 7 * 24 * 3_600;

/** Answers mentions in their thread and direct messages where they stand; never a bot, never twice. */
function listenForConversation(tools: SlackContext): void {
  tools.app.event('app_mention', async ({ event, client, context }) => {
    const { user, channel, ts } = event;
    if (user === undefined || event.bot_id !== undefined || user === context.botUserId) return;
    // A direct message that mentions the bot arrives as a message as well.
    if (channel.startsWith('D')) return;
    const org = orgOf(context);
    // Editing a message that mentions the bot sends it again, with the same timestamp.
    if (!(await tools.once(org, 'mention', [channel, ts], REMEMBER_SECONDS))) return;
    const { thread_ts: thread } = event;
    const asker = { client, org, channel, user, direct: false, thread: thread ?? ts };
    const reply = await ask(tools, asker, parseText(withEmoji(event.text, event.blocks)));
    if (reply.confidential === true) {
      // In the thread where it was asked, if it was in one: nobody would look for it in a new one.
      const to = { channel, user, ...(thread === undefined ? {} : { thread }) };
      return postPrivately(tools, client, to, reply);
    }
    await postReply(tools, client, { channel, thread: thread ?? ts }, reply);
  });

  tools.app.event('message', async ({ event, client, context }) => {
    const said = event as DirectMessage;
    if (said.channel_type !== 'im' || said.user === undefined || said.bot_id !== undefined) return;
    if (said.user === context.botUserId) return;
    // Edits, deletions and joins arrive as messages too, each with a subtype.
    if (said.subtype !== undefined && !TYPED.includes(said.subtype)) return;
    const { channel, user, thread_ts: thread } = said;
    const org = orgOf(context);
    const asker = { client, org, channel, user, direct: true, team: context.teamId, thread };
    const reply = await ask(tools, asker, parseText(withEmoji(said.text ?? '', said.blocks)));
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
  readonly blocks?: unknown;
}

/** Answers the slash command, whatever name the manifest gives it, to the asker alone. */
function listenForCommands(tools: SlackContext): void {
  tools.app.command(/.*/, async ({ command, client, context }) => {
    const org = orgOf(context);
    const user = command.user_id;
    const where = await whereIs(tools, client, org, user, command.channel_id);
    const text = parseText(command.text);
    const reply = await ask(tools, { client, org, user, team: context.teamId, ...where }, text);
    // In the bot's own conversation there is nobody to share with.
    const own = where.direct && where.channel === command.channel_id;
    await answerPrivately(
      tools,
      { client, url: command.response_url, ...(own ? {} : { asked: text }) },
      where.direct ? reply : await withInvitation(tools, client, where.channel, text, reply),
    );
  });
}

/** Nobody is welcomed twice: ten years is for ever here. */
const FOR_EVER_SECONDS = 10 * 365 * 24 * 3_600;

/** First contact, the Home tab, and going away. */
function listenForLifecycle(tools: SlackContext): void {
  tools.app.event('app_home_opened', async ({ event, client, context }) => {
    const { user, channel } = event;
    const org = orgOf(context);
    const asker = { client, org, channel, user, direct: true, team: context.teamId };
    const drawn = event.tab === 'home' ? drawHome(tools, asker) : Promise.resolve();
    const suggested =
      event.tab === 'messages' && tools.agentView
        ? suggestPrompts(tools, asker)
        : Promise.resolve();
    await Promise.all([drawn, suggested, welcome(tools, client, asker, user)]);
  });

  tools.app.event('member_joined_channel', async ({ event, client, context }) => {
    if (event.user !== context.botUserId) return;
    const { channel } = event;
    const asker = {
      client,
      org: orgOf(context),
      channel,
      user: event.inviter ?? event.user,
      direct: false,
    };
    await welcome(tools, client, asker, channel);
  });

  for (const type of ['channel_deleted', 'group_deleted'] as const) {
    tools.app.event(type, async ({ event, context }) => {
      await tools.left({ adapter: 'slack', org: orgOf(context), ref: event.channel });
      tools.log.info('conversation_gone');
    });
  }

  // A channel that is shared with another workspace, or made private, may get another id.
  tools.app.event('channel_id_changed', async ({ event, context }) => {
    const { old_channel_id: from, new_channel_id: to } = event;
    if (!isId(from) || !isId(to)) return;
    await tools.records.moveConversation({ adapter: 'slack', org: orgOf(context), ref: from }, to);
    tools.log.info('conversation_moved');
  });

  tools.app.event('app_uninstalled', async ({ context }) => {
    await tools.records.forgetOrg('slack', orgOf(context));
    tools.hindrances.clear(orgOf(context));
    tools.log.info('org_gone', { why: 'uninstalled' });
  });

  tools.app.event('tokens_revoked', ({ event, context }) => {
    // People's own tokens are none of ours. The app may get a new one: who has left for good says so by another event.
    if ((event.tokens.bot ?? []).length > 0)
      tools.hindrances.note(orgOf(context), 'credentials refused', 'tokens revoked');
    return Promise.resolve();
  });
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== '';
}

async function welcome(
  tools: SlackContext,
  client: WebClient,
  asker: Asker,
  whom: string,
): Promise<void> {
  if (!(await tools.once(asker.org, 'welcome', [whom], FOR_EVER_SECONDS))) return;
  const reply = await ask(tools, asker, 'welcome');
  await postReply(tools, client, { channel: asker.channel }, reply);
}
