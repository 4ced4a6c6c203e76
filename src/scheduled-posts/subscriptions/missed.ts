import { addDays, localDate, sayDate } from '../../../knowledge';
import type { Block, Reply } from '../../ports';
import type { Delivery } from '../../store/port';
import type { RequestContext, ChangeRequest } from './request-context';
import { otherConversations } from './other-conversations';
import { withNote } from './last-shown';
import { said } from './subscription-wording';

const MISSED_DAYS = 7;

/** The posts of the last seven days: of this conversation, and in a direct message of those the person looks after. */
export async function missed(desk: RequestContext, visit: ChangeRequest): Promise<Reply> {
  const { store, timeZone } = desk;
  const { message, now } = visit;
  const here = await store.subscriptions.at(message.from);
  const others = await otherConversations(desk, visit, here);
  const all = [...here, ...others.placed.map(({ subscription }) => subscription)];
  const since = addDays(localDate(now, timeZone), -MISSED_DAYS);
  const deliveries = await Promise.all(
    all.map(({ id }) => store.history.recent(id, MISSED_DAYS + 1)),
  );
  const posted = deliveries
    .flat()
    .filter(({ state, slot }) => state === 'posted' && slot >= since)
    .sort((a, b) => (a.slot < b.slot ? 1 : -1));
  const items = await Promise.all(posted.map((delivery) => missedPost(delivery, desk.show)));
  if (items.length === 0) return nothingMissed(message.direct && here.length === 0);
  const count = items.length === 1 ? '1 post' : `${String(items.length)} posts`;
  const list: Reply = {
    ...said('What you missed', `${count} in the last seven days.`),
    kind: 'list',
    blocks: items.flat(),
    again: { ask: 'missed', from: 0 },
    actions: [{ label: 'What comes next', ask: 'schedule' }],
    results: posted
      .flatMap(({ content }) => content)
      .slice(0, 10)
      .map((id) => ({ id, kind: 'tip', score: 1 })),
  };
  return withNote(list, others);
}

async function missedPost(
  { slot, content }: Delivery,
  show: RequestContext['show'],
): Promise<readonly Block[]> {
  const items = await Promise.all(content.map(show));
  return items.flatMap((item): readonly Block[] => {
    if (!item) return [];
    const source = item.blocks.find(({ kind }) => kind === 'note' || kind === 'resource');
    const day: Block = { kind: 'paragraph', text: [{ bold: `${sayDate(slot)}: ` }, item.summary] };
    return source ? [day, source] : [day];
  });
}

function nothingMissed(alone: boolean): Reply {
  const sentence = 'There were no posts in the last seven days.';
  return said('Nothing missed', sentence, {
    blocks: alone
      ? [{ kind: 'paragraph', text: ['To get posts of your own here, send me “subscribe”.'] }]
      : [],
    actions: [{ label: 'Tip of the day', ask: 'tips' }],
  });
}
