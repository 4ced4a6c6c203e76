import { createHash } from 'node:crypto';
import { topicsOf, type Knowledge } from '../../knowledge';
import type { Address, Clock, Log } from '../ports';
import { openStore, type OpenStore } from '../store/open-store';
import type { Subscription } from '../store/port';
import {
  openSubscriptions,
  type Subscriptions,
} from '../scheduled-posts/subscriptions/open-subscriptions';
import { LOCAL_PAGE } from '../store/actors';
import { noteIn, spoken, type Book } from './books';
import { createScheduleBoard } from './schedule-board';

export interface ScheduleParts {
  readonly knowledge: Knowledge;
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
  /** Whether the real schedule may be changed from the page. */
  readonly changes: boolean;
}

const CLOSED =
  'Nothing can be changed on this page. People change posts in the conversations themselves. To do it here, set PAGE_CHANGES=on and start Signpost again.';
const DEMO: Address = { adapter: 'web', org: 'demonstration', ref: 'channel' };
const EXAMPLES = ['tips weekdays at 9am', 'figures mondays at 11am', 'resources wednesdays at 1pm'];
const MOST_SHOWN = 200;

/** The schedule for the page: what is really stored, or a demonstration where nothing is connected. */
export function createPageSchedule(parts: ScheduleParts) {
  const { knowledge, timeZone, clock, connected } = parts;
  const { bankHolidays, calendar } = knowledge;
  const shared = {
    bankHolidays,
    calendar,
    topics: topicsOf(knowledge.content),
    timeZone,
    clock,
  };
  if (connected) {
    return createScheduleBoard({
      ...shared,
      books: () => Promise.resolve([everything(parts, bankHolidays)]),
      ...(parts.changes
        ? { about: 'This is the real schedule: what you change here changes what is posted.' }
        : { about: 'This is the real schedule, to look at.', closed: CLOSED }),
    });
  }
  let books: Promise<readonly Book[]> | undefined;
  return createScheduleBoard({
    ...shared,
    books: () => (books ??= openExamples(parts, bankHolidays)),
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
  { knowledge, timeZone, clock, log }: ScheduleParts,
  bankHolidays: Book['bankHolidays'],
): Promise<Book> {
  const { store } = await openStore({ url: ':memory:', folder: '', log, clock });
  const posting = await openSubscriptions({
    store,
    knowledge,
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
    note: noteIn(store),
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
    note: noteIn(open.store),
  };
}

function everything(
  { open, posting, changes }: ScheduleParts,
  bankHolidays: Book['bankHolidays'],
): Book {
  const { store, connection } = open;
  return {
    store,
    composer: posting.composer,
    bankHolidays,
    ...(changes && { changes: posting.changesAs(LOCAL_PAGE) }),
    note: noteIn(store),
    where: ({ to, direct }) =>
      `${to.adapter}, ${direct ? 'a direct conversation' : `a channel (${shortRef(to.ref)})`}`,
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

/** Tells channels apart. Their names are not kept, so it is the platform's own id, or a code for a long one. */
function shortRef(ref: string): string {
  return ref.length <= 20 ? ref : createHash('sha256').update(ref).digest('hex').slice(0, 8);
}
