import {
  addDays,
  type AwarenessCalendar,
  type BankHolidays,
  localDate,
  OFFERING_NAMES,
  sayCalendar,
  sayDate,
  sayWhen,
  type Topics,
} from '../../knowledge';
import type { Clock, Reply } from '../ports';
import type { Subscription } from '../store/port';
import { rescheduled } from '../scheduled-posts/subscriptions/conversation-calendar';
import { said } from '../scheduled-posts/subscriptions/subscription-wording';
import { spoken, type Book } from './books';
import { contentOn, forecast, foretell, sentences } from './forecast';
import { markedDays } from './marked-days';

export interface BoardParts {
  /** Opened at the first look. */
  readonly books: () => Promise<readonly Book[]>;
  readonly about: string;
  /** Why nothing can be changed here, and how to switch that on; absent where changes are taken. */
  readonly closed?: string;
  readonly bankHolidays: BankHolidays;
  readonly calendar: AwarenessCalendar;
  readonly topics: Topics;
  readonly timeZone: string;
  readonly clock: Clock;
}

type BoardChange =
  | { readonly change: 'add'; readonly text: string; readonly beside?: string }
  | { readonly change: 'skip' | 'unskip' | 'swap'; readonly post: string }
  | { readonly change: 'pause' | 'resume' | 'remove'; readonly subscription: string };

/** A year and a half: each post depends on all before it, so looking further would keep everything else waiting. */
const DAYS_AHEAD = 550;

/** What posts say is told this far ahead, and of so many subscriptions: each post is worked out from those before it. */
const DAYS_TOLD = 100;
const MOST_TOLD = 40;

const NOT_THERE = said('That post is not there', 'It was changed meanwhile. Look again.');
const TOO_FAR = said(
  'Too far ahead to say',
  'What a post says depends on every post before it, so look at most a year and a half ahead.',
);

/** Everything scheduled, as a calendar with a look at each post to come. */
export function createScheduleBoard(parts: BoardParts) {
  const { about, closed, bankHolidays, calendar, topics, timeZone, clock } = parts;
  const writable = closed === undefined;
  const today = () => localDate(clock.now(), timeZone);

  const tooFar = (date: string) => date > addDays(today(), DAYS_AHEAD);

  async function all() {
    const books = await parts.books();
    const lists = await Promise.all(books.map(async (book) => ({ book, list: await book.list() })));
    return lists.flatMap(({ book, list }) => list.map((subscription) => ({ book, subscription })));
  }

  async function find(id: string) {
    return (await all()).find(({ subscription }) => subscription.id === id);
  }

  async function findPost(post: string) {
    const [id = '', date = ''] = post.split('@');
    const found = await find(id);
    if (!found) return undefined;
    const [planned] = await forecast(found.book, found.subscription, date, date);
    return planned && { ...found, planned, date };
  }

  async function onPost(change: 'skip' | 'unskip' | 'swap', post: string): Promise<Reply> {
    const found = await findPost(post);
    if (!found?.book.changes) return NOT_THERE;
    const { book, subscription, date, planned } = found;
    if (tooFar(date)) return TOO_FAR;
    // What the ledger holds is sent, whatever is written beside it.
    if (planned.delivery) return said('Too late', 'That post is done, or on its way.');
    if (change === 'swap') {
      const choice = await contentOn(book, subscription, date);
      if (choice) {
        const { round, content } = choice;
        if (!(await book.store.history.setAside(subscription.id, round, content))) return NOT_THERE;
        await book.note('swapped', subscription, choice.content.join(' '));
      }
      return said('Swapped', `${sayDate(date)} has another post now.`);
    }
    await saveSkipped(book, subscription.id, date, change === 'skip');
    await book.note(change === 'skip' ? 'skipped' : 'not skipped', subscription, date);
    return change === 'skip'
      ? said('Skipped', `Nothing is posted on ${sayDate(date)}.`)
      : said('Back in', `The post of ${sayDate(date)} goes out after all.`);
  }

  async function saveSkipped(
    { store }: Book,
    id: string,
    date: string,
    skip: boolean,
  ): Promise<void> {
    await store.subscriptions.change(id, (stored, now) => {
      const others = stored.skipped.filter((one) => one !== date);
      const changed = { ...stored, skipped: skip ? [...others, date] : others };
      return rescheduled(changed, now, bankHolidays);
    });
  }

  async function add(words: string, beside: string | undefined): Promise<Reply> {
    const neighbour = beside === undefined ? undefined : await find(beside);
    const book = neighbour?.book ?? (await parts.books()).find(({ home }) => home);
    const to = neighbour?.subscription.to ?? book?.home;
    if (!book?.changes || !to)
      return said('Nothing was added', 'There is no conversation to add to.');
    const direct = neighbour?.subscription.direct ?? false;
    return book.changes({ kind: 'change', command: 'subscribe', words }, spoken(words, to, direct));
  }

  async function change(what: BoardChange): Promise<Reply> {
    switch (what.change) {
      case 'skip':
      case 'unskip':
      case 'swap':
        return onPost(what.change, what.post);
      case 'add':
        return add(what.text.replace(/^\s*subscribe\s+/i, ''), what.beside);
      case 'pause':
      case 'resume':
      case 'remove': {
        const found = await find(what.subscription);
        if (!found?.book.changes)
          return said('That is not there', 'It was removed meanwhile. Look again.');
        const { to, direct, id } = found.subscription;
        const command = what.change === 'remove' ? 'unsubscribe' : what.change;
        return found.book.changes(
          { kind: 'change', command, words: `#${id}` },
          spoken('', to, direct),
        );
      }
    }
  }

  return {
    about,
    ...(closed !== undefined && { closed }),
    writable,
    today,
    standing: async () =>
      (await all()).map(({ book, subscription }) => ({
        id: subscription.id,
        title: titleOf(subscription, topics),
        when: whenOf(subscription),
        where: book.where(subscription),
        paused: subscription.status !== 'active',
      })),
    posts: async (from: string, until: string) => {
      const each = (await all()).map(async ({ book, subscription }, at) => {
        const planned = await forecast(book, subscription, from, until);
        const near = at < MOST_TOLD && until <= addDays(today(), DAYS_TOLD);
        const said = near
          ? await sentences(book, subscription, planned)
          : new Map<string, string>();
        return planned.map((one) => ({ ...one, words: said.get(one.date) }));
      });
      return (await Promise.all(each))
        .flat()
        .map(({ subscription, date, state, note, words }) => ({
          id: `${subscription.id}@${date}`,
          subscription: subscription.id,
          title: titleOf(subscription, topics),
          day: date,
          time: subscription.schedule.time,
          state,
          ...(words !== undefined && { words }),
          ...(note !== undefined && { note }),
        }))
        .sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
    },
    marked: (from: string, until: string) =>
      markedDays({ bankHolidays, calendar }, timeZone, from, until),
    preview: async (post: string) => {
      const found = await findPost(post);
      if (!found || found.planned.state === 'skipped') return undefined;
      return tooFar(found.date) ? TOO_FAR : foretell(found.book, found.planned);
    },
    change,
  };
}

function titleOf({ what, topics }: Subscription, titles: Topics): string {
  const name = capital(OFFERING_NAMES[what].many);
  const about = topics.map((topic) => titles.named(topic));
  return about.length === 0 ? name : `${name} about ${about.join(', ')}`;
}

function whenOf({ schedule }: Subscription): string {
  const region = sayCalendar(schedule.holidays);
  const off = region === undefined ? '' : `, not on bank holidays in ${region}`;
  return `${capital(sayWhen(schedule))}${off}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
