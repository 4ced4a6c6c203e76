import type { CompiledQuery, QueryResult } from 'kysely';
import type { Sighting } from '../../ports';
import type { Delivery, Slot, Subscription, Used } from '../port';

/** One workspace or tenant of one adapter: what is paced together. */
export interface Lane {
  readonly adapter: string;
  readonly org: string;
}

/** Milliseconds. */
export interface LedgerSettings {
  /** How long a worker owns what it claimed. */
  readonly lease: number;
  /** How long after a lost answer the platform may still act on the request. */
  readonly quiet: number;
  /** How long a post may be sent after it was due. */
  readonly window: number;
  /** The pause between two sends in one lane: at first, and at best. */
  readonly slowest: number;
  readonly fastest: number;
}

const SECOND = 1000;

export const DEFAULT_LEDGER: LedgerSettings = {
  lease: 60 * SECOND,
  quiet: 120 * SECOND,
  window: 4 * 60 * 60 * SECOND,
  slowest: 1 * SECOND,
  fastest: SECOND / 4,
};

/** At most this many sends under way in one lane, so that a crash leaves no more doubts than that. */
export const IN_FLIGHT = 2;

/** A row to be written for a slot. */
export interface PlannedRow {
  readonly slot: Slot;
  /** `unknown` when it may have been sent before a crash that took the ledger's row with it. */
  readonly state: 'queued' | 'unknown' | 'skipped';
  readonly content: readonly string[];
  readonly round: number;
  readonly outcome?: string;
}

/** What becomes of a subscription whose next slot is due. */
export interface Decision {
  readonly rows: readonly PlannedRow[];
  readonly status: Subscription['status'];
  readonly pausedUntil?: string;
  readonly lastSlot?: string;
  readonly next?: Slot;
}

export type Decide = (subscription: Subscription, used: Used, now: Date) => Decision;

/** Asks for workers inside the planning transaction, through which it may run queries of its own. */
export type Wake = (
  lanes: readonly Lane[],
  run: (query: CompiledQuery) => Promise<QueryResult<unknown>>,
) => Promise<void>;

/** A right to send one delivery once. Whoever holds it proves it with `owner`. */
export interface Claim {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  readonly owner: string;
}

export type ClaimResult =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  /** Too soon for this lane: try again after so many milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'nothing due' };

export type SendOutcome =
  | { readonly kind: 'posted'; readonly ref: string; readonly hash: string }
  /** Certainly not sent. `wait` in milliseconds; `throttled` when the platform asked for it. */
  | {
      readonly kind: 'later';
      readonly why: string;
      readonly wait: number;
      readonly throttled: boolean;
    }
  | { readonly kind: 'uncertain'; readonly why: string; readonly hash: string }
  | { readonly kind: 'gone'; readonly why: string };

/** What a look at the platform's history showed, or what to do where there is none to look at. */
export type Finding = Sighting | { readonly seen: 'hold' } | { readonly seen: 'send again' };

/** The workers' side of the ledger. Every step is one transaction, and compares times on the store's clock. */
export interface Ledger {
  /** Writes rows for at most `most` subscriptions whose next slot is due; returns how many it took. */
  plan(most: number, decide: Decide, wake: Wake): Promise<number>;
  /**
   * After the clock was put back: takes back what was planned for a time that has not come and was not sent, and works
   * out anew what comes next, with `toCome`. Returns how many subscriptions it changed.
   */
  rewind(toCome: (subscription: Subscription, now: Date) => Slot | undefined): Promise<number>;
  /** The newest time in the ledger; undefined while nothing was ever planned. */
  lastSeen(): Promise<Date | undefined>;
  /** The lanes with something to send now. */
  lanes(): Promise<readonly Lane[]>;
  /** Claims the next delivery of a lane. Pause, window, pace and the number under way are checked in the same step. */
  claim(lane: Lane): Promise<ClaimResult>;
  /** Writes down what became of a claim; false when the claim was lost meanwhile, and nothing is written then. */
  record(claim: Claim, outcome: SendOutcome): Promise<boolean>;
  /** Deliveries whose fate must be looked up now. */
  doubts(most: number): Promise<readonly string[]>;
  /** Takes one of them; undefined when somebody else has it. */
  takeDoubt(delivery: string): Promise<Claim | undefined>;
  /** Writes down a finding; the delivery's new state, or undefined when the claim was lost meanwhile. */
  resolve(claim: Claim, finding: Finding): Promise<Delivery['state'] | undefined>;
  /** Posts that were sent again after a doubt and may by now stand there twice: to be looked at once more. */
  secondLooks(most: number): Promise<readonly Delivery[]>;
  /** Ends the second look at one, whose oldest copy has this name. */
  lookedAgain(delivery: string, ref: string): Promise<void>;
  /** After an unclean stop: everything due of these adapters is looked up before it is sent. */
  doubtAllDue(adapters: readonly string[]): Promise<void>;
  /** Ends some of what is past its window and gives its content back; returns how many. */
  expire(): Promise<number>;
  /** Failed and unconfirmed deliveries nobody was told of. */
  unreported(most: number): Promise<readonly Omit<Claim, 'owner'>[]>;
  reported(delivery: string): Promise<void>;
  /** Deletes what is kept no longer. */
  purge(): Promise<void>;
}
