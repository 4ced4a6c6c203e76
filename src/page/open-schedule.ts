import type { Knowledge } from '../../knowledge';
import { openBankHolidays } from '../../knowledge/schedule/bank-holidays';
import { createTopics } from '../../knowledge/topics';
import type { Address, Clock, Log } from '../ports';
import { openStore, type OpenStore } from '../store/open';
import type { Subscription } from '../store/port';
import { openSubscriptions, type Subscriptions } from '../subscriptions/open';
import { spoken, type Book } from './books';
import { createScheduleBoard } from './schedule-board';

export interface ScheduleParts {
  readonly knowledge: Knowledge;
  readonly folder: string;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The real store, and what carries changes out in it. */
  readonly open: OpenStore;
  readonly posting: Subscriptions;
  /** The page's own conversation, where somebody may have subscribed. */
  readonly talk: Address;
  /** Whether any chat platform is set up. If none is, a demonstration is shown beside the page's own conversation. */
  readonly connected: boolean;
}

const DEMO: Address = { adapter: 'web', org: 'demonstration', ref: 'channel' };
const EXAMPLES = ['tips weekdays at 9am', 'figures mondays at 11am', 'resources wednesdays at 1pm'];
const MOST_SHOWN = 200;

/** The schedule for the page: what is really stored, or a demonstration where nothing is connected. */
export async function openPageSchedule(parts: ScheduleParts) {
  const { knowledge, folder, timeZone, clock, connected } = parts;
  const bankHolidays = openBankHolidays(folder);
  const topics = createTopics(knowledge.content.topics);
  const demonstration = connected ? undefined : await openDemonstration(parts);
  const books = demonstration ? [demonstration.book, talkBook(parts, bankHolidays)] : [everything(parts, bankHolidays)];
  const about = demonstration
    ? 'This is a demonstration with an imaginary channel: try anything, nothing is posted.'
    : 'Everything that is subscribed to, to look at. Change it in the conversations themselves.';
  return {
    board: createScheduleBoard({ books, about, bankHolidays, topics, timeZone, clock }),
    close: async () => demonstration?.close(),
  };
}

async function openDemonstration({ knowledge, folder, timeZone, clock, log }: ScheduleParts) {
  const { store } = await openStore({ url: ':memory:', folder: '', log, clock });
  const posting = await openSubscriptions({ store, knowledge, folder, timeZone, adapters: [], log });
  for (const words of EXAMPLES) {
    await posting.changes({ kind: 'change', command: 'subscribe', words }, spoken(words, DEMO, false));
  }
  const book: Book = {
    store,
    composer: posting.composer,
    bankHolidays: openBankHolidays(folder),
    list: () => store.subscriptions.at(DEMO),
    where: () => '#demo-channel',
    changes: posting.changes,
    home: DEMO,
  };
  return { book, close: () => store.close() };
}

function talkBook({ open, posting, talk }: ScheduleParts, bankHolidays: Book['bankHolidays']): Book {
  return {
    store: open.store,
    composer: posting.composer,
    bankHolidays,
    list: () => open.store.subscriptions.at(talk),
    where: () => 'your chat on this page',
    changes: posting.changes,
  };
}

function everything({ open, posting }: ScheduleParts, bankHolidays: Book['bankHolidays']): Book {
  const { store, connection } = open;
  return {
    store,
    composer: posting.composer,
    bankHolidays,
    where: ({ to, direct }) => `${to.adapter}, ${direct ? 'a direct conversation' : 'a channel'}`,
    async list() {
      const ids = await connection.db.selectFrom('subscription').select('id').orderBy('made_at').limit(MOST_SHOWN).execute();
      const found = await Promise.all(ids.map(({ id }) => store.subscriptions.get(id)));
      return found.filter((one): one is Subscription => one !== undefined);
    },
  };
}
