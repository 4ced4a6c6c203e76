import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../src/ports';
import { whereIs, type DirectMessages } from './dm';
import { answerPrivately } from './send';
import { orgOf, type SlackContext } from './context';
import { parseText, ask } from './receive';

/** Answers the slash command, whatever name the manifest gives it, to the asker alone. */
export function listenForCommands(tools: SlackContext, line: DirectMessages): void {
  tools.app.command(/.*/, async ({ command, client, context }) => {
    const org = orgOf(context);
    const user = command.user_id;
    const where = await whereIs(line, client, org, user, command.channel_id);
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

/** Changes that make nobody expect a post. */
const POSTS_NOTHING = /^(feedback|missed|forget|pause|unsubscribe|stop)\b/i;

/** A change that makes the bot post in a channel is no use until the bot is in it. */
export async function withInvitation(
  { patiently }: Pick<SlackContext, 'patiently'>,
  client: WebClient,
  channel: string,
  text: string,
  reply: Reply,
): Promise<Reply> {
  if (reply.kind !== 'change' || POSTS_NOTHING.test(text)) return reply;
  const member = await patiently('conversations.info', () => client.conversations.info({ channel }))
    .then((found) => found.channel?.is_member ?? true)
    .catch(() => false);
  if (member) return reply;
  const advice =
    'I am not in this channel yet, so I cannot post here. Type /invite, then choose me.';
  return { ...reply, blocks: [...reply.blocks, { kind: 'note', text: [advice] }] };
}
