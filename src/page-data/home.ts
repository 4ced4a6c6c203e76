import { addDays, localDate, type Knowledge } from '../../knowledge';
import type { Clock, Reply } from '../ports';

export interface HomeParts {
  readonly knowledge: Pick<Knowledge, 'answer' | 'content' | 'figures'>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** What is scheduled, and which days are marked, from one date to another, in order. */
  readonly schedule: {
    posts(
      from: string,
      until: string,
    ): Promise<
      readonly {
        readonly id: string;
        readonly title: string;
        readonly day: string;
        readonly time: string;
        readonly state: string;
        readonly words?: string;
      }[]
    >;
    marked(from: string, until: string): readonly Marked[];
  };
}

interface Marked {
  readonly day: string;
  readonly note: string;
  readonly kind: 'holiday' | 'clocks' | 'awareness';
  readonly source?: { readonly name: string };
  /** Of one that lasts: its first and its last day. */
  readonly since?: string;
  readonly until?: string;
}

/** What has begun already is shown while its end is at most so many days away. */
const SOON = 14;
/** How far ahead posts and days are looked for, and how many of each are shown. */
const AHEAD = { posts: 7, days: 45 };
const SHOWN = { posts: 3, days: 4 };

/** What greets a reader of the page: today's tip, the week's figure and what is coming up. */
export function createHome({ knowledge, clock, timeZone, schedule }: HomeParts) {
  return {
    read: async () => {
      const now = clock.now();
      const today = localDate(now, timeZone);
      const [tip, posts] = await Promise.all([
        knowledge.answer({ kind: 'tip' }, now),
        schedule.posts(today, addDays(today, AHEAD.posts)),
      ]);
      const figure = figureOn(knowledge, today);
      const next = posts
        .filter(({ state }) => state === 'planned')
        .slice(0, SHOWN.posts)
        .map(({ id, title, day, time, words }) => ({
          day,
          kind: 'post' as const,
          what: title,
          time,
          post: id,
          ...(words !== undefined && { more: words }),
        }));
      const days = schedule
        .marked(today, addDays(today, AHEAD.days))
        .filter(
          ({ since = today, until = today }) => since >= today || until <= addDays(today, SOON),
        )
        .toSorted(byDay)
        .slice(0, SHOWN.days)
        .map(({ day, note, kind, source }) => ({
          day,
          kind,
          what: note,
          ...(source !== undefined && { more: source.name }),
        }));
      return {
        ...(tip.kind === 'tip' && { tip }),
        ...(figure !== undefined && { figure }),
        comingUp: [...next, ...days].sort(byDay),
      };
    },
  };
}

/** The survey's points in turn, a week each. */
function figureOn({ content, figures }: HomeParts['knowledge'], today: string): Reply | undefined {
  const points = content.statistics.filter(({ record }) => record.reviewBy >= today);
  // A Monday, so that a week begins on one.
  const weeks = Math.floor((Date.parse(today) - Date.parse('2024-01-01')) / (7 * DAY));
  const point = points[weeks % points.length];
  return point && figures.point(point.id);
}

const DAY = 24 * 60 * 60 * 1000;

const byDay = (a: { readonly day: string }, b: { readonly day: string }): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
