import type { WebClient } from '@slack/web-api';
import { drawHome } from './home';
import { postReply } from './send';
import { orgOf, type Asker, type SlackContext } from './context';
import { ask } from './receive';

/** Nobody is welcomed twice: ten years is for ever here. */
const FOR_EVER_SECONDS = 10 * 365 * 24 * 3_600;

/** First contact, the Home tab, and going away. */
export function listenForLifecycleEvents(tools: SlackContext): void {
  tools.app.event('app_home_opened', async ({ event, client, context }) => {
    const { user, channel } = event;
    const org = orgOf(context);
    const asker = { client, org, channel, user, direct: true, team: context.teamId };
    const drawn = event.tab === 'home' ? drawHome(tools, asker) : Promise.resolve();
    await Promise.all([drawn, welcome(tools, client, asker, user)]);
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
      tools.log.info('slack.channel-deleted');
    });
  }

  // A channel that is shared with another workspace, or made private, may get another id.
  tools.app.event('channel_id_changed', async ({ event, context }) => {
    const { old_channel_id: from, new_channel_id: to } = event;
    if (!isId(from) || !isId(to)) return;
    await tools.records.moveConversation({ adapter: 'slack', org: orgOf(context), ref: from }, to);
    tools.log.info('slack.channel-id-changed');
  });

  tools.app.event('app_uninstalled', async ({ context }) => {
    await tools.records.forgetOrg('slack', orgOf(context));
    tools.log.info('slack.uninstalled');
  });

  tools.app.event('tokens_revoked', async ({ event, context }) => {
    // People's own tokens are none of ours.
    if ((event.tokens.bot ?? []).length === 0) return;
    await tools.records.forgetOrg('slack', orgOf(context));
    tools.log.info('slack.tokens-revoked');
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
  if (!(await tools.once(asker.org, 'welcome', whom, FOR_EVER_SECONDS))) return;
  const reply = await ask(tools, asker, 'welcome');
  await postReply(tools, client, { channel: asker.channel }, reply);
}
