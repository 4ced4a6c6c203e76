import type { Reply } from '../../ports';
import type { Delivery, Slot, Subscription, Used } from '../../store/port';

/** Works out slots. Pure: the same subscription and date give the same answer. */
export interface Calendar {
  /**
   * The first slot on or after a local date (`YYYY-MM-DD`), leaving out holidays, extra dates, skipped dates and
   * days before `pausedUntil`; undefined when there is none within three years.
   */
  next(subscription: Subscription, from: string): Slot | undefined;
  /** The first slot after an instant whose date the ledger does not hold. */
  toCome(subscription: Subscription, now: Date): Slot | undefined;
}

/** What a delivery posts. */
export interface Choice {
  readonly content: readonly string[];
  /** The round these belong to: the present one, or the next when all were used. */
  readonly round: number;
}

export interface Composer {
  /** Picks content for a slot; undefined when nothing may be posted. Pure: it is asked again after a crash. */
  choose(subscription: Subscription, used: Used, slot: string): Choice | undefined;
  /** The post itself. Rejects when the content has gone; the delivery then waits and tries again until its window ends. */
  compose(subscription: Subscription, delivery: Delivery): Promise<Reply>;
}

/**
 * Tells people what went wrong. Called again after a crash, so it may tell them twice, and for a day when it rejects
 * with a DeliveryError that may pass later.
 */
export interface Notices {
  /** The conversation could not be posted to; its subscription is suspended now. */
  suspended(subscription: Subscription, delivery: Delivery): Promise<void>;
  /** Nobody can tell whether this one arrived. Offer both answers of `History.settle`. */
  unconfirmed(subscription: Subscription, delivery: Delivery): Promise<void>;
}
