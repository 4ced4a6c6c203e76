import {
  type Candidate,
  candidatesFor,
  chooseNext,
  type Content,
  DIGEST_SIZE,
  type TimeOfYear,
} from '../../../knowledge';
import type { Action, Block, Reply } from '../../ports';
import type { Composer } from '../delivery/port';
import type { Offering, Subscription } from '../../store/port';

export interface PostsParts {
  readonly content: Content;
  /** An item of content as a reply; undefined when there is none by that id. */
  readonly show: (id: string) => Promise<Reply | undefined>;
  readonly timeOfYear: TimeOfYear;
  /** What editors should see at this moment, as a post to one of their conversations. */
  readonly editorsCard: (subscription: Subscription) => Promise<Reply>;
}

/** How many lists of candidates are kept: one is made for each offering, choice of topics and date. */
const MOST_KEPT = 50;

/** Chooses what scheduled posts say, and puts them into words. */
export function createComposer({ content, show, timeOfYear, editorsCard }: PostsParts): Composer {
  const kept = new Map<string, readonly Candidate[]>();

  function candidates(subscription: Subscription, date: string): readonly Candidate[] {
    const { what, topics } = subscription;
    const key = JSON.stringify([what, topics, date]);
    const known = kept.get(key);
    if (known) return known;
    const found = candidatesFor(content, { what, topics }, date, timeOfYear);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, found);
    return found;
  }

  return {
    choose: (subscription, used, slot) =>
      subscription.what === 'editors'
        ? // Its content is made when it is posted; the date is its name.
          { content: [`editors-${slot}`], round: used.round }
        : chooseNext({
            subscription: subscription.id,
            used,
            candidates: candidates(subscription, slot),
            count: subscription.schedule.cadence === 'weekly-digest' ? DIGEST_SIZE : 1,
          }),
    async compose(subscription, delivery) {
      if (subscription.what === 'editors') {
        const card = await editorsCard(subscription);
        return { ...card, blocks: [...card.blocks, whoChanges(subscription)], actions: [STOP] };
      }
      const items = await Promise.all(delivery.content.map((id) => itemOf(show, id)));
      const [first] = items;
      if (!first) throw new Error(`delivery ${delivery.id} has no content`);
      const digest = subscription.schedule.cadence === 'weekly-digest';
      return digest ? digestOf(subscription, items) : postOf(subscription, first);
    },
  };
}

async function itemOf(show: PostsParts['show'], id: string): Promise<Reply> {
  const item = await show(id);
  if (!item) throw new Error(`content ${id} is not there any more`);
  return item;
}

function postOf(subscription: Subscription, item: Reply): Reply {
  return {
    ...item,
    title: TITLES[item.kind] ?? item.title,
    blocks: [...briefly(item), whoChanges(subscription)],
    actions: [...furtherReading(item), STOP],
    shareable: subscription.direct && item.shareable,
  };
}

const TITLES: Readonly<Partial<Record<Reply['kind'], string>>> = {
  tip: 'Tip of the day',
  answer: 'Worth reading',
};

const STOP: Action = { label: 'Stop these posts', ask: 'unsubscribe' };

function furtherReading({ feedbackOn }: Reply): readonly Action[] {
  return feedbackOn === undefined ? [] : [{ label: 'More like this', ask: `like ${feedbackOn}` }];
}

/** A document's card says enough; the rest of its page is a press away. */
function briefly({ blocks }: Reply): readonly Block[] {
  const card = blocks.find(({ kind }) => kind === 'resource');
  return card ? [card] : blocks;
}

function digestOf(subscription: Subscription, items: readonly Reply[]): Reply {
  const title = DIGEST_TITLES[subscription.what];
  return {
    kind: 'list',
    title,
    summary: `${title}: ${items.map(({ summary }) => summary).join(' ')}`,
    blocks: [...items.flatMap(inDigest), whoChanges(subscription)],
    actions: [STOP],
    results: items.flatMap(({ results }) => results.slice(0, 1)),
    shareable: subscription.direct,
  };
}

const DIGEST_TITLES: Readonly<Record<Offering, string>> = {
  tips: 'Tips for the week',
  resources: 'Reading for the week',
  figures: 'Figures for the week',
  rotation: 'This week’s digest',
  editors: 'For the editors',
};

/** A chart each would make a digest long, so figures come as their sentence and source. */
function inDigest(item: Reply): readonly Block[] {
  const brief = briefly(item);
  if (item.kind !== 'statistic') return brief;
  const source = brief.find(({ kind }) => kind === 'note');
  return [{ kind: 'paragraph', text: [item.summary] }, ...(source ? [source] : [])];
}

function whoChanges({ direct }: Subscription): Block {
  const text = direct
    ? 'To change these posts, send me “schedule”.'
    : 'To change these posts, ask whoever manages this channel.';
  return { kind: 'note', text: [text] };
}
