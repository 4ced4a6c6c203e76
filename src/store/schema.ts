import { sql, type Kysely, type RawBuilder } from 'kysely';

/*
 * Every instant is a whole number of milliseconds since 1970 and every date is text, on both engines: drivers
 * disagree about DATE and TIMESTAMP columns once the host is outside UTC. Lists are JSON text.
 */

export interface SubscriptionTable {
  id: string;
  adapter: string;
  org: string;
  ref: string;
  direct: number;
  what: string;
  topics: string;
  days: string;
  time: string;
  zone: string;
  holidays: string;
  extra_dates: string;
  cadence: string;
  status: string;
  paused_until: string | null;
  skipped: string;
  made_by: string | null;
  manager: string | null;
  made_at: number;
  last_slot: string | null;
  next_slot: string | null;
  next_due: number | null;
  version: number;
}

export interface DeliveryTable {
  id: string;
  subscription_id: string;
  adapter: string;
  org: string;
  ref: string;
  slot: string;
  kind: string;
  content: string;
  content_hash: string | null;
  /** The rotation round its content belongs to. */
  round: number;
  state: string;
  attempt: number;
  owner: string | null;
  lease_until: number | null;
  not_before: number;
  due_at: number;
  expires_at: number;
  first_sent_at: number | null;
  posted_ref: string | null;
  outcome: string | null;
  /** When people were told that it failed or is unconfirmed. */
  reported_at: number | null;
  updated_at: number;
}

export interface AttemptTable {
  delivery_id: string;
  n: number;
  started_at: number;
  ended_at: number | null;
  outcome: string | null;
}

export interface RotationTable {
  subscription_id: string;
  round: number;
  content_id: string;
  /** Empty when set aside by hand. */
  slot: string;
  /** Counts up within a round: the order of use. */
  place: number;
}

/** How fast one workspace or tenant is being posted to, shared by all replicas. */
export interface PaceTable {
  adapter: string;
  org: string;
  interval_ms: number;
  floor_ms: number;
  next_at: number;
}

export interface FeedbackTable {
  /** The delivery it was given on, or the content where there is none. */
  subject: string;
  voter: string;
  content: string;
  adapter: string;
  org: string;
  ref: string;
  helpful: number;
  at: number;
}

export interface AuditTable {
  id: string;
  at: number;
  event: string;
  adapter: string;
  org: string;
  /** The conversation; null in lines older than the column whose subscription had gone. */
  ref: string | null;
  subject: string | null;
  by: string | null;
  detail: string | null;
}

export interface RecordTable {
  adapter: string;
  org: string;
  kind: string;
  id: string;
  value: string;
  updated_at: number;
}

/** Events already taken, so that a redelivered one has a single effect. */
export interface InboundEventTable {
  adapter: string;
  org: string;
  kind: string;
  id: string;
  until: number;
}

export interface UnansweredTable {
  /** A keyed hash of the words and the org. */
  id: string;
  adapter: string;
  org: string;
  /** Null until enough people have asked. */
  words: string | null;
}

export interface UnansweredAskerTable {
  unanswered_id: string;
  /** A keyed hash of the set and the person. */
  asker: string;
  /** Midnight of the day of asking, UTC. */
  day: number;
}

export interface SuggestionTable {
  id: string;
  adapter: string;
  org: string;
  kind: string;
  about: string | null;
  words: string;
  /** Midnight of the day it was made, UTC. */
  day: number;
  state: string;
  answer: string | null;
  /** A keyed hash of whoever made it, and where a private word reaches them: only where they want to hear. */
  asker: string | null;
  hear_ref: string | null;
}

/** A change of one entry of the content. `before` and `after` are its fields as JSON, null where there is no entry. */
export interface ContentChangeTable {
  id: string;
  file: string;
  entry: string;
  kind: string;
  before: string | null;
  after: string | null;
  author: string;
  made_at: number;
  state: string;
  decided_by: string | null;
  decided_at: number | null;
  /** The number it went live with; no two have one. */
  version: number | null;
  undoes: string | null;
}

/** Numbers of a day, of everybody together. */
export interface DailyCountTable {
  /** Like 2026-11-29, UTC. */
  day: string;
  what: string;
  n: number;
}

export interface Tables {
  subscription: SubscriptionTable;
  delivery: DeliveryTable;
  delivery_attempt: AttemptTable;
  rotation: RotationTable;
  pace: PaceTable;
  feedback: FeedbackTable;
  audit: AuditTable;
  record: RecordTable;
  inbound_event: InboundEventTable;
  unanswered: UnansweredTable;
  unanswered_asker: UnansweredAskerTable;
  suggestion: SuggestionTable;
  content_change: ContentChangeTable;
  daily_count: DailyCountTable;
}

/** An open database of either engine, with what the two say differently. */
export interface Connection {
  readonly db: Kysely<Tables>;
  readonly engine: 'sqlite' | 'postgres';
  /** The present instant, as an expression for a query. */
  readonly now: () => RawBuilder<number>;
  /**
   * Runs writes that a power cut may take back, without waiting for the disk: on SQLite every commit otherwise
   * stops the whole process for as long as the disk takes. For what does no harm when it is lost.
   */
  readonly lightly: <T>(task: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /**
   * After something was erased: sees to it that no byte of it is left in the files. A server's own vacuum does that
   * where the data is on a server.
   */
  readonly scrub: () => Promise<void>;
  /** Rejects where nothing can be written, for want of room or of the file itself. */
  readonly probe: () => Promise<void>;
  /** True when the machine may have gone down while this file was open. Always false where a server keeps the data. */
  readonly unclean: boolean;
  close(): Promise<void>;
}

/** The instant `ms` milliseconds after another, as an expression. */
export function after(instant: RawBuilder<number>, ms: number): RawBuilder<number> {
  return sql<number>`${instant} + cast(${Math.round(ms)} as bigint)`;
}
