import type { Resource } from '../loading/resource';
import type { Content } from '../loading/content-schema';
import { isOn } from '../loading/sorted-under';
import { createMayPost } from '../loading/standing';
import type { Statistic } from '../loading/statistic';
import type { Tip } from '../loading/tip';
import type { AwarenessCalendar } from './awareness-calendar';
import { createFitsWeek } from './fitting-items';
import type { LocalDate, Offering } from './schedule';

/** A piece of content that may be posted. */
export interface Candidate {
  readonly id: string;
  readonly kind: 'tip' | 'resource' | 'statistic';
  readonly topics: readonly string[];
  /** The document it rests on, or is. */
  readonly source?: string;
  /** It fits the week, so it comes before what is next in turn. */
  readonly timely?: true;
}

/** What is on, on a date: `pre-election`. Content for a season is posted in it only. */
export type Seasons = (date: LocalDate) => ReadonlySet<string>;

/** What is on, and what comes round. */
export interface TimeOfYear {
  readonly seasons: Seasons;
  readonly calendar: AwarenessCalendar;
}

/** What a subscription may post on a date: of its kind and topics, as the one rule for posting has it. */
export function candidatesFor(
  content: Content,
  wanted: { readonly what: Offering; readonly topics: readonly string[] },
  date: LocalDate,
  { seasons, calendar }: TimeOfYear,
): readonly Candidate[] {
  const { what, topics } = wanted;
  const on = seasons(date);
  const mayPost = createMayPost(content);
  const fits = createFitsWeek(content, calendar, date);
  const kinds = [
    { kind: 'tip', offering: 'tips', items: content.tips },
    { kind: 'resource', offering: 'resources', items: content.resources },
    { kind: 'statistic', offering: 'figures', items: content.statistics },
  ] as const;
  return kinds
    .filter(({ offering }) => what === offering || what === 'rotation')
    .flatMap(({ kind, items }) =>
      items.flatMap((item: Tip | Resource | Statistic): readonly Candidate[] =>
        mayPost(item, date, on, topics) &&
        (topics.length === 0 || topics.some((topic) => isOn(item, topic)))
          ? [
              {
                id: item.id,
                kind,
                topics: item.topics,
                source: 'source' in item ? item.source : item.id,
                ...(fits(kind, item.id) && { timely: true }),
              },
            ]
          : [],
      ),
    );
}
