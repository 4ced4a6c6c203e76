import { randomBytes, randomInt } from 'node:crypto';
import {
  topicsOf,
  DEFAULT_SCHEDULE,
  endingSoon,
  type HolidayCalendar,
  type Knowledge,
  localDate,
} from '../../../knowledge';
import type { Adapter, AdapterContext, Log, Message, Records, Reply } from '../../ports';
import type { Calendar, Composer, Notices } from '../delivery/port';
import type { Store } from '../../store/port';
import { createUnanswered, type Unanswered } from '../../bot/unanswered-report';
import { ofNewest } from '../../editing/live-knowledge';
import { editorsCard } from '../../editing/editors-card';
import { readOverview } from '../../editing/overview';
import { rememberedAsker } from './asker-preference';
import { createCalendar } from './conversation-calendar';
import { createChanges } from './changes';
import type { RequestContext } from './request-context';
import { createNotices } from './notices';
import { forgetWelcome, withHashedClaims } from './hashed-claims';
import { createPersonHash, keptSecret, type PersonHash } from './person-hash';
import { createComposer } from './posts';

export interface SubscriptionsParts {
  readonly store: Store;
  readonly knowledge: Pick<
    Knowledge,
    'content' | 'answer' | 'bankHolidays' | 'seasons' | 'calendar'
  >;
  /** Where people are unless they say otherwise. */
  readonly timeZone: string;
  /** Whose bank holidays they keep; those of England and Wales unless they say otherwise. */
  readonly holidays?: HolidayCalendar;
  /** Every platform that is on; may fill up after this. */
  readonly adapters: readonly Adapter[];
  readonly log: Log;
  /** The key under which people's ids are hashed; without it, one is kept in the store. */
  readonly personKey?: string | undefined;
  /** The content folder, for what its links were found to be. */
  readonly folder?: string | undefined;
}

/** Everything about scheduled posts that the bot and the scheduler need. */
export interface Subscriptions {
  readonly changes: ReturnType<typeof createChanges>;
  /** The same, done by whoever holds the machine: the audit names them so, in place of a person. */
  readonly changesAs: (actor: string) => ReturnType<typeof createChanges>;
  readonly left: AdapterContext['left'];
  readonly calendar: Calendar;
  readonly composer: Composer;
  readonly notices: Notices;
  readonly personHash: PersonHash;
  readonly unanswered: Unanswered;
  /** The professions and nations that whoever asks had remembered. */
  readonly askerOf: (message: Message) => Promise<readonly string[]>;
  /** What adapters keep, with no claim stored in clear. */
  readonly records: Records;
}

/** Makes ready to subscribe conversations and to post to them. */
export async function openSubscriptions(parts: SubscriptionsParts): Promise<Subscriptions> {
  const { store, knowledge, timeZone, adapters, log } = parts;
  const secret = parts.personKey ?? (await keptSecret(store.records));
  const personHash = createPersonHash(secret);
  const records = withHashedClaims(store.records, secret);
  const unanswered = createUnanswered(store.unanswered, secret, personHash);
  const show = async (id: string): Promise<Reply | undefined> => {
    const reply = await knowledge.answer({ kind: 'show', id }, await store.now());
    return reply.kind === 'problem' ? undefined : reply;
  };
  // Editors may put another content in the place of this one at any time.
  const newest = ofNewest(knowledge, () => {
    const { content, bankHolidays, seasons, calendar } = knowledge;
    const timeOfYear = { seasons, calendar };
    const topics = topicsOf(content);
    const overview = { store, content, folder: parts.folder ?? '' };
    const composer = createComposer({
      content,
      show,
      timeOfYear,
      editorsCard: async ({ to }) =>
        editorsCard(await readOverview(overview, localDate(await store.now(), timeZone), to)),
    });
    const desk: RequestContext = {
      store: { ...store, records },
      content,
      topics,
      bankHolidays,
      timeOfYear,
      composer,
      show,
      personHash,
      unanswered,
      timeZone,
      holidays: parts.holidays ?? DEFAULT_SCHEDULE.holidays,
      // With a letter in it, so that nobody takes it for a number of a patient.
      newId: () => `${randomBytes(6).toString('hex').slice(0, 11)}${'abcdef'.charAt(randomInt(6))}`,
    };
    return { desk, notices: createNotices({ adapters, topics, log }) };
  });
  const { bankHolidays } = knowledge;
  for (const warning of endingSoon(bankHolidays, localDate(await store.now(), timeZone)))
    log.warn('calendar', { warning });
  return {
    changes: (change, message) => createChanges(newest().desk, log)(change, message),
    changesAs: (actor) => (change, message) =>
      createChanges({ ...newest().desk, personHash: () => actor }, log)(change, message),
    async left(at, person) {
      await store.leaveConversation(at, person && personHash({ from: at, person }));
      await forgetWelcome(records, at, at.ref);
    },
    calendar: createCalendar(bankHolidays),
    composer: {
      choose: (subscription, used, slot) => newest().desk.composer.choose(subscription, used, slot),
      compose: (subscription, delivery) => newest().desk.composer.compose(subscription, delivery),
    },
    notices: {
      suspended: (subscription, delivery) => newest().notices.suspended(subscription, delivery),
      unconfirmed: (subscription, delivery) => newest().notices.unconfirmed(subscription, delivery),
    },
    personHash,
    unanswered,
    // A preference is no reason to leave a question unanswered while the store is away.
    askerOf: (message) => rememberedAsker(records, message, personHash).catch(() => []),
    records,
  };
}
