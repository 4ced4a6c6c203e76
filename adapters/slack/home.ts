import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../src/ports';
import { LIMITS } from './limits';
import { createPerson } from './person';
import { renderForSlack } from './render';
import { type Asker, type SlackContext } from './context';
import { ask } from './receive';

/**
 * What the Home tab asks the bot, in the order it is shown, with the blocks each may use.
 * Together with the lines between them they stay under a view's hundred.
 */
const SECTIONS = [
  { asks: 'tips', room: 16 },
  { asks: 'missed', room: 22 },
  { asks: 'schedule', room: 24 },
  { asks: 'help', room: 18 },
  { asks: 'about', room: 14 },
] as const;

/** Draws somebody's Home tab anew. */
export async function drawHome(tools: SlackContext, asker: Asker): Promise<void> {
  // One person for the whole tab, so that Slack is asked but once what they manage.
  const person = createPerson(tools, asker);
  const replies = await Promise.all(
    SECTIONS.map(({ asks }) => ask(tools, { ...asker, thread: 'home' }, asks, person)),
  );
  await publish(tools, asker.client, asker.user, homeView(replies));
}

/** The Home tab from the answers to what it asks. */
export function homeView(replies: readonly Reply[]): HomeView {
  const sections = SECTIONS.flatMap(({ asks, room }, at): KnownBlock[] => {
    const reply = replies[at];
    if (reply === undefined) return [];
    const { blocks } = renderForSlack(shorter(asks, reply), {
      surface: 'home',
      section: asks,
      room,
    });
    const shown = blocks.slice(0, room) as KnownBlock[];
    return at === 0 ? shown : [{ type: 'divider' }, ...shown];
  });
  return { type: 'home', blocks: sections.slice(0, LIMITS.viewBlocks) };
}

/** The tab is a place to look round: long lists and forms open in a window of their own at a press. */
function shorter(asks: (typeof SECTIONS)[number]['asks'], reply: Reply): Reply {
  const left = asks === 'help' ? ['form', 'bullets', 'paragraph'] : ['form'];
  const blocks = reply.blocks.filter(({ kind }) => !left.includes(kind));
  if (blocks.length === reply.blocks.length) return reply;
  const label = asks === 'help' ? 'All commands' : 'Choose';
  return { ...reply, blocks, actions: [...reply.actions, { label, ask: asks }] };
}

async function publish(
  { patiently }: SlackContext,
  client: WebClient,
  user: string,
  view: HomeView,
): Promise<void> {
  await patiently('views.publish', () => client.views.publish({ user_id: user, view }));
}
