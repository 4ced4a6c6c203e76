import type {
  Fields,
  HolidayCalendar,
  Offering,
  Schedule,
  Slot,
  SuggestionKind,
} from '../../knowledge';
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

/** What somebody suggested to the editors, in their words. Who it was is not in it. */
export interface Suggestion {
  readonly id: string;
  readonly at: Pick<Address, 'adapter' | 'org'>;
  readonly kind: SuggestionKind;
  /** The item it is about. */
  readonly about?: string;
  readonly words: string;
  /** Midnight of the day it was made, UTC. */
  readonly day: Date;
  readonly state: 'waiting' | 'taken' | 'declined';
  /** What the editors said of it. */
  readonly answer?: string;
  /** Whether whoever made it still waits to hear. */
  readonly wantsAnswer: boolean;
}

/** The editors' queue. */
export interface Suggestions {
  /** False, with nothing kept, when as many of that organisation wait as may. */
  add(
    suggestion: Pick<Suggestion, 'id' | 'at' | 'kind' | 'about' | 'words'> & {
      /** Where a private word reaches whoever made it, and a keyed hash of their id: where they want to hear. */
      readonly hear?: { readonly ref: string; readonly asker: string };
    },
  ): Promise<boolean>;
  /** Every one that is kept, oldest first. */
  list(): Promise<readonly Suggestion[]>;
  /** Notes what became of one. False when it is not there, or was settled already. */
  settle(id: string, state: 'taken' | 'declined', answer?: string): Promise<boolean>;
  /** Settled ones whose makers wait to hear, and where they are reached. */
  toTell(
    most: number,
  ): Promise<readonly { readonly suggestion: Suggestion; readonly to: Address }[]>;
  /** Forgets who made one, since they have heard. */
  told(id: string): Promise<void>;
}

/** A change of one entry of the content by an editor. */
export interface ContentChange {
  readonly id: string;
  /** Inside the content folder: "tips/security.yaml". */
  readonly file: string;
  /** The entry's own id. */
  readonly entry: string;
  /** What sort of entry: "tip". */
  readonly kind: string;
  /** The entry as it was when the change was made; null where there was none. */
  readonly before: Fields | null;
  /** The entry as it is to be; null where it is taken out. */
  readonly after: Fields | null;
  /** Whoever made it, as the settings name them. */
  readonly author: string;
  readonly made: Date;
  readonly state: 'proposed' | 'live' | 'refused';
  readonly decidedBy?: string;
  readonly decided?: Date;
  /** Goes up by one with each change that goes live. */
  readonly version?: number;
  /** The change that this one took back. */
  readonly undoes?: string;
}

/** Editors' changes, and which of them are live. Nothing is ever taken out of the list. */
export interface ContentChanges {
  propose(change: NewChange): Promise<void>;
  /** The newest, newest first. */
  list(): Promise<readonly ContentChange[]>;
  get(id: string): Promise<ContentChange | undefined>;
  /** The number of the newest that is live; 0 where none is. */
  version(): Promise<number>;
  /** All that are live, in the order in which they went live. */
  live(): Promise<{ readonly version: number; readonly changes: readonly ContentChange[] }>;
  /**
   * Puts a proposed change live, whole or not at all, if `seen` is still the number of the newest: whoever checked it
   * checked it on top of that.
   */
  publish(id: string, by: string, seen: number): Promise<'live' | 'others came first' | 'settled'>;
  /** False when it was settled already. */
  refuse(id: string, by: string): Promise<boolean>;
  /** Puts a change live at once that takes back another, if `seen` is still the newest number. */
  undo(
    change: NewChange,
    undoes: string,
    by: string,
    seen: number,
  ): Promise<'live' | 'others came first'>;
}

export type NewChange = Pick<
  ContentChange,
  'id' | 'file' | 'entry' | 'kind' | 'before' | 'after' | 'author'
>;

/** What was asked and posted, and how it was found, in some days: of everybody together. */
export interface MonthsNumbers {
  readonly answered?: number;
  readonly offered?: number;
  readonly declined?: number;
  readonly posts: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** Numbers of each day. Nothing of anybody is in them. */
export interface DailyCounts {
  /** Adds to a day like 2026-11-29. */
  add(day: string, counts: Readonly<Record<string, number>>): Promise<void>;
  /** From a day on and before another. */
  between(from: string, until: string): Promise<MonthsNumbers>;
}

/** Everything that is kept. The workers' side of the ledger is in ledger/port.ts. */
export interface Store {
  readonly records: Records;
  readonly subscriptions: Subscriptions;
  readonly history: History;
  readonly feedback: Feedback;
  readonly audit: Audit;
  readonly unanswered: UnansweredSets;
  readonly suggestions: Suggestions;
  readonly contentChanges: ContentChanges;
  readonly dailyCounts: DailyCounts;
  /** The store's clock: the database's, unless one was given. Every comparison of time uses it. */
  now(): Promise<Date>;
  /**
   * Erases votes by a person, and their name as maker of subscriptions and suggestions, by the keyed hash of their id.
   * Returns how many rows it touched.
   */
  forgetPerson(hash: string): Promise<number>;
  /**
   * Erases what is kept for a shared conversation that the bot has left, bar its audit, which stays its time and says
   * that it was left, by whom as a keyed hash. Where nothing was ever set up, nothing is noted.
   */
  leaveConversation(at: Address, by?: string): Promise<void>;
  /** How many votes, audit lines and suggestions carry somebody's hash. */
  heldOn(hash: string): Promise<{
    readonly votes: number;
    readonly changes: number;
    readonly suggestions: number;
  }>;
  close(): Promise<void>;
}
