import { Temporal } from 'temporal-polyfill';
import type { BankHolidays } from '../../knowledge/schedule/bank-holidays';
import { addDays, localDate } from '../../knowledge/schedule/calendar';
import { HOLIDAY_CALENDARS } from '../../knowledge/schedule/schedule';
import { OFFERING_NAMES, sayCalendar, sayDate, sayWhen } from '../../knowledge/schedule/say';
import type { Topics } from '../../knowledge/topics';
import type { Clock, Reply } from '../ports';
import type { Subscription } from '../store/port';
import { rescheduled } from '../subscriptions/calendar';
import { said } from '../subscriptions/wording';
import { spoken, type Book } from './books';
import { contentOn, forecast, foretell } from './forecast';

export interface BoardParts {
  /** Opened at the first look. */
  readonly books: () => Promise<readonly Book[]>;
  readonly about: string;
  readonly writable: boolean;
  readonly bankHolidays: BankHolidays;
  readonly topics: Topics;
  readonly timeZone: string;
  readonly clock: Clock;
}

type BoardChange =
  | { readonly change: 'add'; readonly text: string }
  | { readonly change: 'skip' | 'unskip' | 'swap'; readonly post: string }
  | { readonly change: 'pause' | 'resume' | 'remove'; readonly subscription: string };

/** Times that a save is tried again when somebody else changed the same subscription meanwhile. */
const TRIES = 5;

/** A year and a half: each post depends on all before it, so looking further would keep everything else waiting. */
const DAYS_AHEAD = 550;

const TOO_FAR = said(
  'Too far ahead to say',
  'What a post says depends on every post before it, so look at most a year and a half ahead.',
);

/** Everything scheduled, as a calendar with a look at each post to come. */
export function createScheduleBoard(parts: BoardParts) {
  const { about, writable, bankHolidays, topics, timeZone, clock } = parts;
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
    if (!found?.book.changes)
      return said('That post is not there', 'It was changed meanwhile. Look again.');
    const { book, subscription, date } = found;
    if (tooFar(date)) return TOO_FAR;
    if (change === 'swap') {
      const choice = await contentOn(book, subscription, date);
      if (choice) await book.store.history.setAside(subscription.id, choice.round, choice.content);
      return said('Swapped', `${sayDate(date)} has another post now.`);
    }
    await saveSkipped(book, subscription.id, date, change === 'skip');
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
    for (let tries = 0; tries < TRIES; tries += 1) {
      const stored = await store.subscriptions.get(id);
      if (!stored) return;
      const others = stored.skipped.filter((one) => one !== date);
      const changed = { ...stored, skipped: skip ? [...others, date] : others };
      const next = rescheduled(changed, await store.now(), bankHolidays);
      if (await store.subscriptions.update(next)) return;
    }
    throw new Error(`subscription ${id} is being changed too often to save`);
  }

  async function change(what: BoardChange): Promise<Reply> {
    switch (what.change) {
      case 'skip':
      case 'unskip':
      case 'swap':
        return onPost(what.change, what.post);
      case 'add': {
        const book = (await parts.books()).find(({ home, changes }) => home && changes);
        if (!book?.changes || !book.home)
          return said('Nothing was added', 'There is no conversation to add to.');
        const words = what.text.replace(/^\s*subscribe\s+/i, '');
        return book.changes(
          { kind: 'change', command: 'subscribe', words },
          spoken(words, book.home, false),
        );
      }
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
      const each = (await all()).map(({ book, subscription }) =>
        forecast(book, subscription, from, until),
      );
      return (await Promise.all(each))
        .flat()
        .map(({ subscription, date, state, note }) => ({
          id: `${subscription.id}@${date}`,
          subscription: subscription.id,
          title: titleOf(subscription, topics),
          day: date,
          time: subscription.schedule.time,
          state,
          ...(note !== undefined && { note }),
        }))
        .sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
    },
    marked: (from: string, until: string) => [
      ...holidays(bankHolidays, from, until),
      ...clockChanges(timeZone, from, until),
    ],
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
  const about = topics.map((topic) => titles.title(topic).toLowerCase());
  return about.length === 0 ? name : `${name} about ${about.join(', ')}`;
}

function whenOf({ schedule }: Subscription): string {
  const region = sayCalendar(schedule.holidays);
  const off = region === undefined ? '' : `, not on bank holidays in ${region}`;
  return `${capital(sayWhen(schedule))}${off}`;
}

function holidays(bankHolidays: BankHolidays, from: string, until: string) {
  const regions = HOLIDAY_CALENDARS.filter((region) => region !== 'none');
  const marked: { day: string; note: string; kind: 'holiday' }[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const names = new Map<string, string[]>();
    for (const region of regions) {
      const name = bankHolidays.nameOf(region, day);
      if (name !== undefined)
        names.set(name, [...(names.get(name) ?? []), sayCalendar(region) ?? region]);
    }
    for (const [name, where] of names) {
      const everywhere = where.length === regions.length;
      marked.push({
        day,
        note: everywhere ? name : `${name} (${where.join(', ')})`,
        kind: 'holiday',
      });
    }
  }
  return marked;
}

function clockChanges(zone: string, from: string, until: string) {
  const marked: { day: string; note: string; kind: 'clocks' }[] = [];
  let at = Temporal.PlainDate.from(from).toZonedDateTime(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const day = next?.toPlainDate().toString();
    if (!next || day === undefined || day > until) return marked;
    const forward = next.offsetNanoseconds > next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    marked.push({ day, note: `Clocks go ${forward ? 'forward' : 'back'}`, kind: 'clocks' });
    at = next;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
