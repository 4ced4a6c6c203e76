import {
  localDate,
  type BankHolidays,
  type Context,
  type HolidayCalendar,
  type Knowledge,
  type TimeOfYear,
  type Topics,
} from '../../../knowledge';
import type { Unanswered } from '../../bot/unanswered-report';
import type { Message, Reply } from '../../ports';
import type { Store } from '../../store/port';
import type { Composer } from '../delivery/port';
import type { PersonHash } from './person-hash';

/** What carrying out a change needs. */
export interface RequestContext {
  readonly store: Store;
  readonly content: Knowledge['content'];
  readonly topics: Topics;
  readonly bankHolidays: BankHolidays;
  readonly timeOfYear: TimeOfYear;
  readonly composer: Composer;
  /** An item of content as a reply; undefined when there is none by that id. */
  readonly show: (id: string) => Promise<Reply | undefined>;
  readonly personHash: PersonHash;
  readonly unanswered: Unanswered;
  /** Where a conversation is unless it says otherwise. */
  readonly timeZone: string;
  /** The bank holidays that posts keep to unless somebody says otherwise. */
  readonly holidays: HolidayCalendar;
  /** A new id that nothing else has. */
  readonly newId: () => string;
}

/** Somebody's request: who, where and when. */
export interface ChangeRequest {
  readonly message: Message;
  readonly now: Date;
  readonly by: string | undefined;
}

/** What a person's words are read against. */
export function contextOf(
  { topics, bankHolidays, timeZone }: RequestContext,
  { now }: ChangeRequest,
): Context {
  return { today: localDate(now, timeZone), topics, bankHolidays };
}
