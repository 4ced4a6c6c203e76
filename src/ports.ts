import type { Chart, EntryField, Reply } from '../knowledge';
import type { Log } from './bot/adapter-log';
import type { Catalogue } from './bot/catalogue';
import type { Hindrance } from './bot/hindrances';
import type { PlatformTime } from './bot/platform-clock';

export type {
  Action,
  Block,
  BlockRenderers,
  Bullets,
  Buttons,
  Chart,
  ContentKind,
  Copyable,
  Form,
  FormField,
  Inline,
  Note,
  Paragraph,
  Ranked,
  Reply,
  ReplyKind,
  ResourceCard,
} from '../knowledge';
export {
  chartFigure,
  chartLines,
  fillForm,
  fit,
  longDate,
  plainText,
  PLATFORM_IDS,
  renderBlock,
} from '../knowledge';

// What every adapter does in the same way.
export {
  createAdapterLog,
  type AdapterEvent,
  type AdapterLog,
  type Log,
  type LogFields,
} from './bot/adapter-log';
export type { Catalogue, CatalogueFigure, CatalogueItem } from './bot/catalogue';
export { cutText } from './bot/cut-text';
export { createDedupe, type Dedupe } from './bot/dedupe';
export { DRAFT_OF_ANOTHER } from './bot/draft-of-another';
export { createInFlight, type InFlight } from './bot/in-flight';
export { createHindrances, type Hindrance, type Hindrances } from './bot/hindrances';
export { correctionButton, feedbackButtons, type FeedbackButton } from './bot/feedback-buttons';
export { TOO_BUSY } from './bot/overload';
export { createPlatformClock, type PlatformClock, type PlatformTime } from './bot/platform-clock';
export { readBody } from './bot/read-body';
export {
  createRetry,
  createWait,
  type JudgeFailure,
  type RetryPolicy,
  type Wait,
  type WithRetry,
} from './bot/retry';

/** A field of the form of an entry, as a page shows it: with what there is to choose from in words. */
export type EntryFieldShown = Omit<EntryField, 'options' | 'of' | 'columns'> & {
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Of rows: what each is made of. The second row's link goes by "record.evidence.1.url". */
  readonly columns?: readonly EntryFieldShown[];
};

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where a conversation is. `org` is the workspace or tenant it belongs to: nothing of one org is ever
 * shown in another. Only the adapter that made `ref` may read it.
 */
export interface Address {
  readonly adapter: string;
  readonly org: string;
  readonly ref: string;
}

/** Who asked: an opaque id of the platform's, never a name. Ids are hashed before anything is stored. */
export interface Person {
  readonly id: string;
  /** Whether the platform says this person may manage the conversation. May ask the platform, so it is asked only when needed. */
  mayManage(): Promise<boolean>;
  /** The installation's settings name this person: they may see what only editors do. */
  readonly admin?: true;
  /**
   * Of these conversations of the same organisation, by their refs, those this person is in. May ask the platform.
   * Never rejects: no answer means none. Absent where the platform can't say.
   */
  rooms?(refs: readonly string[]): Promise<readonly Room[]>;
  /** How many conversations one question may ask `rooms` about, where the platform has to be asked about each. */
  readonly mostRooms?: number;
  /**
   * Where a private word reaches this person, when the platform lets the bot begin one. May ask the platform, so it is
   * asked only when needed. Never rejects: no answer means nowhere. Absent where the platform can't say.
   */
  direct?(): Promise<Address | undefined>;
}

/** A conversation somebody is in. Its name is shown to them alone, and never stored. */
export interface Room {
  readonly ref: string;
  /** As people there write it: "#ward-7". */
  readonly name: string;
  readonly manages: boolean;
}

/** What someone asked, with the platform's own furniture (mention, slash, markup) taken off. */
export interface Message {
  readonly text: string;
  readonly from: Address;
  /** True in a one-to-one conversation with the bot. */
  readonly direct: boolean;
  readonly person?: Person;
  /**
   * A program asked, for people whom nobody here knows: nothing is changed, and what has no answer is not counted.
   * Whoever sends such messages limits its own callers.
   */
  readonly program?: true;
  /** The thread or page that it was asked in, by the platform's id, where a conversation has several. */
  readonly thread?: string;
  /** The delivery whose buttons were pressed, when the message came from a scheduled post. */
  readonly delivery?: string;
}

/** Answers every message. Never rejects: a fault becomes an apology with a reference. */
export type Bot = (message: Message) => Promise<Reply>;

/** The platform's own name for a message it accepted. */
export interface Receipt {
  readonly ref: string;
}

/** What the platform's history says about a delivery whose answer was lost. */
export type Sighting =
  /** `younger`: further copies of it, which nobody should have to read. */
  | { readonly seen: 'posted'; readonly ref: string; readonly younger?: readonly string[] }
  | { readonly seen: 'absent' }
  | { readonly seen: 'unreadable'; readonly why: string };

export interface Health {
  readonly ready: boolean;
  /** One plain sentence for the start-up lines, /readyz and the status page. No secrets. */
  readonly summary: string;
}

/** One thing that was looked at. */
export interface Finding {
  /** `look`: it works, but somebody should look at it. */
  readonly state: 'ok' | 'look' | 'wrong';
  /** "Store", "Clock" and the like. */
  readonly about: string;
  readonly says: string;
  /** What to do, where anything is to be done. */
  readonly todo?: string;
}

/** What an adapter is asked to look at. */
export interface Inspection {
  /** Whether to ask the platform too. */
  readonly connect: boolean;
  /** Replies of every kind that readers are shown, for the platform to say whether it takes them. */
  readonly samples: readonly Reply[];
}

/** What an adapter found of its settings and rights. No secret is in it. */
export interface Examined {
  readonly findings: readonly Finding[];
  /** The platform's own clock, by now. */
  readonly time?: Date;
}

export interface Adapter {
  readonly name: string;
  /** Begins receiving; calls the bot once for each message and shows what it returns. Does not reject because the platform is unreachable. */
  start(bot: Bot): Promise<void>;
  /** Posts to a conversation that did not just ask. One call is one attempt. Rejects with DeliveryError. */
  deliver(to: Address, reply: Reply, delivery: string): Promise<Receipt>;
  /** Looks for a delivery in the platform's history since an instant of the platform's own clock. Absent where it offers no such reading. */
  find?(to: Address, delivery: string, from: Date): Promise<Sighting>;
  /** Deletes a post of the bot's own; one that has gone already counts as deleted. Rejects with DeliveryError. */
  remove?(to: Address, ref: string): Promise<void>;
  health(): Health;
  /** The platform's own clock, where its answers tell it. */
  time?(): PlatformTime | undefined;
  /** Looks at its own settings and rights, for `npm run doctor`; asks the platform only with `connect`. Never rejects. */
  examine?(inspection: Inspection): Promise<Examined>;
  /** Takes nothing more, and resolves once what was taken has been answered, or after a few seconds. */
  stop(): Promise<void>;
}

/** How long a stop waits for answers under way, in milliseconds. */
export const STOP_PATIENCE = 5_000;

/**
 * Why a post failed. `gone`: that conversation no longer exists or may not be posted to. `later`: the platform
 * certainly did not take it and may if tried again. `uncertain`: no answer, so it may have been taken.
 */
export type DeliveryOutcome = 'gone' | 'later' | 'uncertain';

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  /** What is wrong on our side, where it is nothing of the conversation's. */
  readonly hindrance: Hindrance | undefined;
  constructor(
    message: string,
    readonly outcome: DeliveryOutcome,
    /** Whole seconds the platform asked us to wait, where it said so. */
    readonly retryAfter?: number,
    { hindrance, ...options }: ErrorOptions & { readonly hindrance?: Hindrance } = {},
  ) {
    super(message, options);
    this.hindrance = hindrance;
  }
}

export interface Clock {
  now(): Date;
}

/** Names one stored record of an adapter's. */
export interface RecordKey {
  readonly adapter: string;
  readonly org: string;
  readonly kind: string;
  readonly id: string;
}

/** What an adapter keeps between restarts: its own text under its own key, and events it has already taken. */
export interface Records {
  get(key: RecordKey): Promise<string | undefined>;
  put(key: RecordKey, value: string): Promise<void>;
  remove(key: RecordKey): Promise<void>;
  /** Every id and value of one kind in one org, by id. */
  list(of: Omit<RecordKey, 'id'>): Promise<readonly { id: string; value: string }[]>;
  /** True for the first caller with this key, false for every later one in any replica until `keepFor` seconds have passed. */
  claim(key: RecordKey, keepFor: number): Promise<boolean>;
  /** Ends a claim before its time; nothing where there is none. */
  release(key: RecordKey): Promise<void>;
  /** Erases everything kept for an org: records, claims, subscriptions and their history. */
  forgetOrg(adapter: string, org: string): Promise<void>;
  /** Erases what is kept for one conversation: its subscriptions, and who changed them. */
  forgetConversation(at: Address): Promise<void>;
  /**
   * The platform gave a conversation another ref: whatever is kept for it moves there, posts under way too. Where both
   * have the same kind of posts, those that were set up under the new ref stay.
   */
  moveConversation(at: Address, ref: string): Promise<void>;
}

/** A request handler in Node's own terms, so that no web framework crosses the port. */
export type HttpHandler = (
  request: import('node:http').IncomingMessage,
  response: import('node:http').ServerResponse,
) => void;

/** The shared web server, for adapters that are called over HTTP. */
export interface Http {
  /** Hands every request whose path is `path`, or below it, to `handler`, which reads the body itself. The path is left whole in `request.url`. */
  mount(path: string, handler: HttpHandler): void;
}

/** What the house lends to every adapter. */
export interface AdapterContext {
  readonly http: Http;
  readonly records: Records;
  /**
   * Told that a shared conversation is gone, or that the bot was taken out of it, and by whom where the platform says.
   * Everything kept for it is erased but the account of who changed its posts, which has this for its last line.
   */
  readonly left: (at: Address, by?: Pick<Person, 'id'>) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  /** What is known, item by item. */
  readonly catalogue: () => Catalogue;
  /**
   * True where so much is asked that a request from people should be refused at once, in words. Asked once for each,
   * and never for what must not be lost.
   */
  readonly overloaded?: (adapter: string) => boolean;
  /** Draws a chart as a PNG, for platforms that show pictures where they have no charts. */
  readonly picture?: (chart: Chart) => Uint8Array;
}

/** Makes an adapter from its own settings; undefined when none of them is set. Throws SettingsError when they are wrong. */
export type Platform = (env: Env, house: AdapterContext) => Adapter | undefined;

/** Settings that can't work: each problem names the setting, what is wrong and what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** An item of content as editors know it. */
export interface EditedItem {
  readonly id: string;
  readonly title: string;
}

/** A suggestion that waits to be read. */
export interface WaitingSuggestion {
  readonly id: string;
  readonly kind: 'tip' | 'resource' | 'correction' | 'other';
  readonly about?: string;
  readonly words: string;
  readonly day: Date;
  /** Whether whoever made it wants to hear what became of it. */
  readonly wantsAnswer: boolean;
}

/** What readers and dates tell those who look after the content. No person is in it. */
export interface EditorsOverview {
  /** Items that were voted on, those most often called not helpful first. */
  readonly votes: readonly (EditedItem & {
    readonly helpful: number;
    readonly unhelpful: number;
  })[];
  /** What several people asked and got no answer to, most people first. */
  readonly unanswered: readonly {
    readonly words: string;
    readonly people: number;
    /** The day of the last, like 2026-11-29. */
    readonly last: string;
  }[];
  /** Items whose review is due soon or past, the oldest first. */
  readonly reviews: readonly (EditedItem & { readonly reviewBy: string; readonly days: number })[];
  /** Links that did not open when they were last checked. */
  readonly links: readonly (EditedItem & { readonly link: string; readonly state: string })[];
  /** The day of that check; absent where there was none. */
  readonly linksChecked?: string;
  readonly heldBack: readonly (EditedItem & { readonly why: string })[];
  /** What waits to be read, oldest first. */
  readonly suggestions: readonly WaitingSuggestion[];
}
