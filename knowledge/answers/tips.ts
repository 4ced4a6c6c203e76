import { createHash } from 'node:crypto';
import type { Content } from '../loading/content-schema';
import type { Tip } from '../loading/tip';
import { dayNumber } from '../text/days';
import type { Action, Block, Inline, Reply } from '../reply/reply';
import { sourceLine, titleLink } from './resource-card';
import { createNearness } from './nearness';
import { createMayPost, mayLead } from '../loading/standing';
import type { AwarenessCalendar } from '../schedule/awareness-calendar';
import type { Seasons } from '../schedule/candidates';
import { signOffNote } from './sign-off';
import type { ContentIndex } from '../loading/content-index';
import type { Topics } from '../commands/topics';
import { isOn } from '../loading/sorted-under';

export interface TipsParts {
  readonly content: Content;
  readonly shelf: ContentIndex;
  readonly topics: Topics;
  readonly seasons: Seasons;
  readonly calendar: AwarenessCalendar;
}

export interface Tips {
  /** Today's tip, of all or of one topic: the same for everyone on that date, unless it is one of those that were `seen`. */
  today(date: string, topic?: string, seen?: readonly string[]): Reply | undefined;
  /**
   * The tip that follows one in today's order, so that "Another tip" never repeats until all were shown. `seen`: what was
   * shown before, where that is known: the nearest to the topic that was not comes next.
   */
  after(id: string, date: string, topic?: string, seen?: readonly string[]): Reply | undefined;
  /** Any other tip, chosen by the time of day. */
  another(now: Date, date: string): Reply | undefined;
  /** One tip by its id, whatever its season. */
  one(id: string): Reply | undefined;
  /** Every tip on a topic, a page at a time; undefined where it has none. */
  list(topic: string, page: number, date: string): Reply | undefined;
}

const PAGE = 8;

/** Tips: one a day by date, more when asked. What may not be posted is never chosen, only found. */
export function createTips({ content, shelf, topics, seasons, calendar }: TipsParts): Tips {
  const mayPost = createMayPost(content);
  const { nearestFirst, nearest, isNear } = createNearness(content);
  const shuffled = [...content.tips].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const on = (tip: Tip, topic?: string): boolean => topic === undefined || isOn(tip, topic);
  let ofDate: { readonly date: string; readonly tips: readonly Tip[] } | undefined;
  const inRotation = (date: string, topic?: string): readonly Tip[] => {
    const now = seasons(date);
    if (topic !== undefined)
      return nearestFirst(
        shuffled.filter((tip) => on(tip, topic) && mayPost(tip, date, now, [topic])),
        topic,
      );
    if (ofDate?.date !== date)
      ofDate = { date, tips: nearestFirst(shuffled.filter((tip) => mayPost(tip, date, now))) };
    return ofDate.tips;
  };
  /** What somebody who asks for a topic may see: seasons and channels do not matter then. */
  const onTopic = (date: string, topic: string): readonly Tip[] =>
    nearestFirst(
      shuffled.filter((tip) => on(tip, topic) && mayLead(tip, date)),
      topic,
    );
  /** What is shown of a topic that somebody asks for, in order: what may be posted first, but nothing that is only sorted under it before what names it. */
  const asked = (date: string, topic: string): readonly (readonly Tip[])[] => {
    const posted = inRotation(date, topic);
    const rest = onTopic(date, topic).filter((tip) => !posted.includes(tip));
    const near = (tip: Tip): boolean => isNear(tip, topic);
    const far = (tip: Tip): boolean => !near(tip);
    return [posted.filter(near), rest.filter(near), posted.filter(far), rest.filter(far)];
  };
  /** The tip of an awareness day on the day itself; of a week or month its first on the first day, and so on. */
  const ofTheDay = (date: string, posted: readonly Tip[]): Tip | undefined => {
    const may = new Map(posted.map((tip) => [tip.id, tip]));
    for (const { from, items } of calendar.between(date, date)) {
      const fitting = items.flatMap(({ kind, id }) => (kind === 'tip' ? (may.get(id) ?? []) : []));
      const tip = fitting[dayNumber(date) - dayNumber(from)];
      if (tip !== undefined) return tip;
    }
    return undefined;
  };
  const pick = (tips: readonly Tip[], index: number) =>
    tips[((index % tips.length) + tips.length) % tips.length];
  const show = (tip: Tip | undefined, title: string) => tip && tipReply(tip, title);

  function tipReply(tip: Tip, title: string): Reply {
    return {
      kind: 'tip',
      title,
      summary: tip.text,
      blocks: tipBlocks(tip),
      actions: tipActions(tip),
      results: [
        { id: tip.id, kind: 'tip', score: 1 },
        { id: tip.source, kind: 'resource', score: 0.5 },
      ],
      feedbackOn: tip.id,
      shareable: true,
    };
  }

  function tipBlocks(tip: Tip): readonly Block[] {
    const source = shelf.resource(tip.source);
    return [
      { kind: 'paragraph', text: [tip.text] },
      ...(tip.do === undefined
        ? []
        : [{ kind: 'paragraph', text: [{ bold: 'Try today: ' }, tip.do] } as const]),
      ...signOffNote(tip, content.contacts),
      ...(source === undefined
        ? []
        : [
            {
              kind: 'note',
              text: ['Source: ', ...sourceLine(source, shelf.seedPage)],
            } as const,
          ]),
    ];
  }

  function tipActions(tip: Tip): readonly Action[] {
    const [topic] = tip.topics;
    return [
      { label: 'Another tip', ask: `tips after ${tip.id}` },
      ...(topic === undefined
        ? []
        : [{ label: `All tips on ${topics.named(topic)}`, ask: `tips all ${topic}` }]),
      { label: 'More like this', ask: `like ${tip.id}` },
    ];
  }

  return {
    today: (date, topic, seen = []) => {
      const title = topic === undefined ? 'Tip of the day' : `Tip: ${topics.named(topic)}`;
      const isNew = ({ id }: Tip): boolean => !seen.includes(id);
      const kinds = topic === undefined ? [inRotation(date)] : asked(date, topic);
      const tips = kinds.map((one) => one.filter(isNew)).find((one) => one.length > 0);
      const daily = nearest(tips ?? kinds.flat(), topic);
      const fitting = topic === undefined ? kinds.flat() : daily;
      return show(ofTheDay(date, fitting) ?? pick(daily, dayNumber(date)), title);
    },
    after: (id, date, topic, seen) => {
      const kinds = topic === undefined ? [inRotation(date)] : asked(date, topic);
      const own = shelf.resolve(id);
      const following = kinds.flatMap((tips) => {
        const at = tips.findIndex((tip) => tip.id === own);
        const inOrder = tips.slice(at + 1).concat(tips.slice(0, at + 1));
        return topic === undefined ? inOrder : nearestFirst(inOrder, topic);
      });
      const next = following.find((tip) => seen?.includes(tip.id) === false);
      return show(next ?? following[0], 'Another tip');
    },
    another: (now, date) => {
      const tips = inRotation(date);
      // Never 0, which would be today's own tip.
      const step = 1 + (Math.floor(now.getTime() / 1000) % Math.max(1, tips.length - 1));
      return show(pick(tips, dayNumber(date) + step), 'Another tip');
    },
    one: (id) => show(shelf.tip(id), 'Tip'),
    list: (topic, page, date) => {
      const tips = onTopic(date, topic);
      if (tips.length === 0) return undefined;
      const pages = Math.max(1, Math.ceil(tips.length / PAGE));
      const at = Math.min(Math.max(1, page), pages);
      const shown = tips.slice((at - 1) * PAGE, at * PAGE);
      const title = `Tips on ${topics.named(topic)}`;
      return {
        kind: 'list',
        title,
        summary: `${String(tips.length)} tips. Page ${String(at)} of ${String(pages)}.`,
        blocks: [
          { kind: 'bullets', items: shown.map((tip) => [tip.text, ' ', ...sourceOf(tip)]) },
          {
            kind: 'note',
            text: [`Page ${String(at)} of ${String(pages)}, ${String(tips.length)} tips in all.`],
          },
        ],
        actions: [
          ...(at < pages
            ? [{ label: 'Next page', ask: `tips all ${topic} page ${String(at + 1)}` }]
            : []),
          ...(at > 1
            ? [{ label: 'Previous page', ask: `tips all ${topic} page ${String(at - 1)}` }]
            : []),
          { label: 'Resources on this', ask: `resources ${topic}` },
          { label: 'Topics', ask: 'topics' },
        ],
        results: shown.slice(0, 10).map(({ id }) => ({ id, kind: 'tip', score: 1 })),
        shareable: true,
      };
    },
  };

  function sourceOf(tip: Tip): readonly Inline[] {
    const source = shelf.resource(tip.source);
    return source ? [titleLink(source, shelf.seedPage)] : [];
  }
}

/** A fixed order that mixes topics and does not change when a tip is added. */
function key({ id }: Tip): string {
  return createHash('sha256').update(id).digest('hex');
}
