import type { HolidayCalendar, Offering, Schedule, Slot } from '../../knowledge';
import type { Address, Records } from '../ports';

export type { HolidayCalendar, Offering, Schedule, Slot };

/** A standing wish of one conversation. At most one for each conversation and offering. */
export interface Subscription {
  readonly id: string;
  readonly to: Address;
  /** True when `to` is a one-to-one conversation. */
  readonly direct: boolean;
  readonly what: Offering;
  /** Topic ids; empty means every topic. */
  readonly topics: readonly string[];
  readonly schedule: Schedule;
  /** `suspended`: the conversation could not be posted to. `paused` wakes on `pausedUntil`, where there is one. */
  readonly status: 'active' | 'paused' | 'suspended';
  /** The first local date on which posts are wanted again. */
  readonly pausedUntil?: string;
  /** Local dates the readers asked to leave out. */
  readonly skipped: readonly string[];
  /** A keyed hash of the maker's id, and where a private word reaches them; both erased on request. */
  readonly madeBy?: string;
  readonly manager?: Address;
  readonly madeAt: Date;
  /** The newest slot the ledger holds. The next one is later than this. */
  readonly lastSlot?: string;
  /** The next slot. None while paused without an end, suspended, or when no date is left. */
  readonly next?: Slot;
  /** Goes up by one with every change. */
  readonly version: number;
}

/** `gone`: the conversation could not be posted to. `uncertain`: nobody can tell whether the post arrived. */
export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'reconciling'
  | 'posted'
  | 'unconfirmed'
  | 'expired'
  | 'failed'
  | 'skipped';

/** One post of one subscription for one local date: a row of the ledger. */
export interface Delivery {
  /** Made from the subscription and the date, so planning twice names the same post. */
  readonly id: string;
  readonly subscription: string;
  readonly to: Address;
  readonly slot: string;
  /** Content ids; several in a digest. Empty when skipped. */
  readonly content: readonly string[];
  readonly state: DeliveryState;
  /** How often a send was begun. */
  readonly attempt: number;
  readonly due: Date;
  /** After this it is not sent any more. */
  readonly expires: Date;
  readonly firstSent?: Date;
  /** The platform's own name for the post. */
  readonly posted?: string;
  /** Why it is where it is, in a word or two: `late`, `asked`, `rate limited`, `gone`. */
  readonly outcome?: string;
  readonly updated: Date;
}

/** What was already posted to a subscription in its present round, in order of use. Rounds count from 1. */
export interface Used {
  readonly round: number;
  readonly content: readonly string[];
}

export interface Subscriptions {
  /** False when that conversation already has one for the same offering; nothing is changed then. */
  create(subscription: Subscription): Promise<boolean>;
  get(id: string): Promise<Subscription | undefined>;
  /** Every subscription of one conversation, oldest first. */
  at(to: Address): Promise<readonly Subscription[]>;
  /** The refs of an organisation's shared conversations that have subscriptions, at most `most`. */
  sharedRefs(of: Pick<Address, 'adapter' | 'org'>, most: number): Promise<readonly string[]>;
  /** Every subscription a person made, by the keyed hash of their id. */
  madeBy(hash: string): Promise<readonly Subscription[]>;
  /**
   * Changes what is stored now, and gives back what it became; undefined when there is none by that id. Changes made at
   * the same moment wait for one another, in every replica, so `change` must return at once.
   */
  change(
    id: string,
    change: (stored: Subscription, now: Date) => Subscription,
  ): Promise<Subscription | undefined>;
  /** Removes it with its history. Whatever is being sent at this moment may still arrive. */
  remove(id: string): Promise<void>;
}

export interface History {
  get(delivery: string): Promise<Delivery | undefined>;
  /** The newest deliveries of a subscription, newest first. */
  recent(subscription: string, most: number): Promise<readonly Delivery[]>;
  /** What the next choice must leave out. */
  used(subscription: string): Promise<Used>;
  /**
   * Marks content as used without posting it, so that the next choice is another ("swap"). False, with nothing
   * marked, when the subscription has ended meanwhile.
   */
  setAside(subscription: string, round: number, content: readonly string[]): Promise<boolean>;
  /** A person's word on an unconfirmed delivery. False when it is no longer unconfirmed. */
  settle(delivery: string, verdict: 'arrived' | 'send again'): Promise<boolean>;
}

/** One person's opinion of one piece of content. */
export interface Vote {
  readonly at: Address;
  readonly content: string;
  /** The scheduled post it was given on, if any. */
  readonly delivery?: string;
  /** A keyed hash of the person's id. */
  readonly voter: string;
  readonly helpful: boolean;
}

export interface Feedback {
  /** Keeps a person's latest vote on that post, or on that content. False when it is the same as before. */
  vote(vote: Vote): Promise<boolean>;
  tallies(): Promise<
    readonly { readonly content: string; readonly helpful: number; readonly unhelpful: number }[]
  >;
}

/** One line of who did what, kept for administrators. Never message text or a name. */
export interface AuditEntry {
  readonly at: Date;
  readonly event: string;
  readonly adapter: string;
  readonly org: string;
  /** The conversation whose posts were changed. */
  readonly ref?: string;
  /** What it was done to: a subscription's or delivery's id. */
  readonly subject?: string;
  /** A keyed hash of the person's id, or one of actors.ts. Absent when nobody said who, or they were forgotten. */
  readonly by?: string;
  readonly detail?: string;
}

export interface Audit {
  append(entry: Omit<AuditEntry, 'at'>): Promise<void>;
  /** The newest entries of one conversation, newest first. */
  recentAt(at: Address, most: number): Promise<readonly AuditEntry[]>;
}

/** Counts of people who asked for what had no answer. */
export interface UnansweredSets {
  /** Notes that somebody asked. The words are kept only once enough people have; until then nothing can be read. */
  note(asked: {
    /** A keyed hash of the words. */
    readonly set: string;
    readonly at: Pick<Address, 'adapter' | 'org'>;
    /** A keyed hash of the person for this set. */
    readonly asker: string;
    readonly words: readonly string[];
  }): Promise<void>;
  /** What enough people asked, most people first, with the day of the last. */
  list(): Promise<
    readonly {
      readonly adapter: string;
      readonly org: string;
      readonly words: readonly string[];
      readonly people: number;
      readonly last: Date;
    }[]
  >;
  /** The hashes of every set of one org. */
  sets(adapter: string, org: string): Promise<readonly string[]>;
  /** How many of these hashes of askers are kept. */
  asked(askers: readonly string[]): Promise<number>;
  /** Erases them, and the words of every set that too few people are left of. */
  forget(askers: readonly string[]): Promise<void>;
}

/** Everything that is kept. The workers' side of the ledger is in ledger/port.ts. */
export interface Store {
  readonly records: Records;
  readonly subscriptions: Subscriptions;
  readonly history: History;
  readonly feedback: Feedback;
  readonly audit: Audit;
  readonly unanswered: UnansweredSets;
  /** The store's clock: the database's, unless one was given. Every comparison of time uses it. */
  now(): Promise<Date>;
  /** Erases votes by a person and their name as maker of subscriptions, by the keyed hash of their id. Returns how many rows it touched. */
  forgetPerson(hash: string): Promise<number>;
  /**
   * Erases what is kept for a shared conversation that the bot has left, bar its audit, which stays its time and says
   * that it was left, by whom as a keyed hash. Where nothing was ever set up, nothing is noted.
   */
  leaveConversation(at: Address, by?: string): Promise<void>;
  /** How many votes and audit lines carry somebody's hash. */
  heldOn(hash: string): Promise<{ readonly votes: number; readonly changes: number }>;
  close(): Promise<void>;
}
