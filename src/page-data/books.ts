import type { BankHolidays, Change } from '../../knowledge';
import type { Message, Reply } from '../ports';
import type { Composer } from '../scheduled-posts/delivery/port';
import { LOCAL_PAGE } from '../store/actors';
import type { Store, Subscription } from '../store/port';

/** Subscriptions that the page may show together: where they are kept, and who speaks for them. */
export interface Book {
  readonly store: Pick<Store, 'subscriptions' | 'history' | 'now'>;
  readonly composer: Composer;
  readonly bankHolidays: BankHolidays;
  list(): Promise<readonly Subscription[]>;
  /** Where a subscription posts, in words. */
  where(subscription: Subscription): string;
  /** Carries a change out as if typed in that conversation; absent where the page may only look. */
  readonly changes?: (change: Change, message: Message) => Promise<Reply>;
  /** Leaves a line for administrators of a change made here without words. */
  note(event: string, subscription: Subscription, detail: string): Promise<void>;
  /** The conversation that new subscriptions go to, where no other is named. */
  readonly home?: Message['from'];
}

/** Leaves lines in a store's audit in the page's name. */
export function noteIn({ audit }: Pick<Store, 'audit'>): Book['note'] {
  return (event, { id, to: { adapter, org, ref } }, detail) =>
    audit.append({ event, adapter, org, ref, subject: id, by: LOCAL_PAGE, detail });
}

/** The words of somebody at this page, who may manage whatever it is let change. */
export function spoken(text: string, from: Message['from'], direct: boolean): Message {
  const person = { id: 'playground', mayManage: () => Promise.resolve(true) };
  return { text, from, direct, person };
}
