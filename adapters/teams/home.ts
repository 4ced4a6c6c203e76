import type { Block, Reply } from '../../src/ports';
import type { Ask } from './context';
import type { Asked } from './receive';
import type { Reference } from './reference';

/** What people type for it, in their own chat with the bot. */
export const HOME = 'home';

/** What the card asks the bot, in the order it is shown, and how many blocks of each it has room for. */
const SECTIONS = [
  { asks: 'tips', room: 6 },
  { asks: 'missed', room: 8 },
  { asks: 'schedule', room: 12 },
] as const;

/** Whether somebody asks for their home card: by itself, where nobody else reads along. */
export function asksForHome({ text }: Asked, { place }: Reference): boolean {
  return place === 'personal' && text.trim().toLowerCase().replace(/[.!]$/, '') === HOME;
}

/** Today's tip, the tips somebody missed and the posts they look after as one reply, with what they may want next. */
export async function homeReply(ask: Ask): Promise<Reply> {
  const shown = await Promise.all(
    SECTIONS.map(async (section) => ({ section, reply: await ask({ text: section.asks }) })),
  );
  const tip = shown[0]?.reply;
  return {
    kind: 'list',
    title: 'Home',
    summary: tip?.summary ?? 'Home',
    blocks: shown.flatMap(({ section, reply }) => sectionOf(reply, section)),
    actions: [
      { label: 'Another tip', ask: 'tips another' },
      { label: 'All that I missed', ask: 'missed' },
      { label: 'All my posts', ask: 'schedule' },
      { label: 'New regular posts', ask: 'subscribe' },
      { label: 'Who is online?', ask: 'stats' },
      { label: 'Help', ask: 'help' },
      { label: 'What’s coming up', ask: 'calendar' },
    ],
    results: tip?.results ?? [],
    shareable: false,
  };
}

/**
 * A reply under its title, without forms, which open by themselves at a press, and no longer than there is room; with
 * the buttons of somebody's posts beside them.
 */
function sectionOf(
  { title, blocks, actions }: Reply,
  { asks, room }: (typeof SECTIONS)[number],
): readonly Block[] {
  const shown = blocks.filter(({ kind }) => kind !== 'form').slice(0, room);
  const buttons: readonly Block[] =
    asks === 'schedule' && actions.length > 0 ? [{ kind: 'buttons', about: title, actions }] : [];
  return [{ kind: 'paragraph', text: [{ bold: title }] }, ...shown, ...buttons];
}
