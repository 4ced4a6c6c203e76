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
  /** Where calendars may be, as for openSubscriptions. */
  readonly folders: readonly string[];
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
export function createPageSchedule(parts: ScheduleParts) {
  const { knowledge, folders, timeZone, clock, connected } = parts;
  const bankHolidays = openBankHolidays(folders);
  const shared = {
    bankHolidays,
    topics: createTopics(knowledge.content.topics),
    timeZone,
    clock,
  };
  if (connected) {
    return createScheduleBoard({
      ...shared,
      books: () => Promise.resolve([everything(parts, bankHolidays)]),
      writable: false,
      about: 'Everything that is subscribed to. Change it in the conversations themselves.',
    });
  }
  let books: Promise<readonly Book[]> | undefined;
  return createScheduleBoard({
    ...shared,
    books: () => (books ??= openExamples(parts, bankHolidays)),
    writable: true,
    about: 'This is a demonstration with an imaginary channel: try anything.',
  });
}

async function openExamples(
  parts: ScheduleParts,
  bankHolidays: Book['bankHolidays'],
): Promise<readonly Book[]> {
  return [await openDemonstration(parts, bankHolidays), talkBook(parts, bankHolidays)];
}

async function openDemonstration(
  { knowledge, folders, timeZone, clock, log }: ScheduleParts,
  bankHolidays: Book['bankHolidays'],
): Promise<Book> {
  const { store } = await openStore({ url: ':memory:', folder: '', log, clock });
  const posting = await openSubscriptions({
    store,
    knowledge,
    folders,
    timeZone,
    adapters: [],
    log,
  });
  for (const words of EXAMPLES) {
    await posting.changes(
      { kind: 'change', command: 'subscribe', words },
      spoken(words, DEMO, false),
    );
  }
  return {
    store,
    composer: posting.composer,
    bankHolidays,
    list: () => store.subscriptions.at(DEMO),
    where: () => '#demo-channel',
    changes: posting.changes,
    home: DEMO,
  };
}

function talkBook(
  { open, posting, talk }: ScheduleParts,
  bankHolidays: Book['bankHolidays'],
): Book {
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
      const ids = await connection.db
        .selectFrom('subscription')
        .select('id')
        .orderBy('made_at')
        .limit(MOST_SHOWN)
        .execute();
      const found = await Promise.all(ids.map(({ id }) => store.subscriptions.get(id)));
      return found.filter((one): one is Subscription => one !== undefined);
    },
  };
}
