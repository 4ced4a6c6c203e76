import { plainText, type HolidayCalendar, type Knowledge } from '../../knowledge';
import type { Asked } from '../../knowledge/commands/query';
import { createBot } from '../../src/bot/bot';
import {
  DeliveryError,
  type Adapter,
  type Address,
  type Bot,
  type DeliveryOutcome,
  type Message,
  type Reply,
  type Room,
} from '../../src/ports';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Store, Subscription } from '../../src/store/port';
import {
  openSubscriptions,
  type Subscriptions,
} from '../../src/scheduled-posts/subscriptions/open-subscriptions';
import { createRounds } from './posting-rounds';
import { createFixedClock, createKeptLog, type FixedClock, type KeptLog } from './house';
import { openTestKnowledge } from './shared-knowledge';

// Opening the whole content takes seconds, and many times that on a busy machine.
jest.setTimeout(120_000);

/** Opened once: it does not change. */
let opened: Knowledge | undefined;
const realKnowledge = () => (opened ??= openTestKnowledge());
export const CHANNEL: Address = { adapter: 'web', org: 'trust', ref: 'ward 7' };
export const DIRECT: Address = { adapter: 'web', org: 'trust', ref: 'direct with Sam' };

/** Who speaks, and where. By default somebody who manages the channel they speak in. */
export interface Speaking {
  readonly at?: Address;
  /** Undefined: the platform does not say. */
  readonly person?: string | undefined;
  readonly manages?: boolean;
  /** Whether the settings name this person. */
  readonly admin?: boolean;
  readonly direct?: boolean;
  readonly delivery?: string;
  /** The conversations the platform says this person is in. */
  readonly rooms?: readonly Room[];
  /** How many conversations the platform may be asked about. */
  readonly mostRooms?: number;
}

export interface Posted {
  readonly to: Address;
  readonly reply: Reply;
  readonly delivery: string;
  readonly at: Date;
}

/** A bot with the real content and a real store, and people who speak to it. */
export interface ChatWorld {
  readonly clock: FixedClock;
  readonly log: KeptLog;
  readonly open: OpenStore;
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly posting: Subscriptions;
  readonly bot: Bot;
  /** What was posted without being asked for, oldest first. */
  readonly posted: readonly Posted[];
  /** How posting to a conversation fails from now on, by its ref. */
  readonly failing: Map<string, DeliveryOutcome>;
  /** Lets time pass, with everything that was due done on the way, until an instant. */
  runUntil(time: string): Promise<void>;
  reply(text: string, speaking?: Speaking): Promise<Reply>;
  /** The whole reply as a person would read it. */
  say(text: string, speaking?: Speaking): Promise<string>;
  subscriptions(at?: Address): Promise<readonly Subscription[]>;
  close(): Promise<void>;
}

/** Opens a world at an instant, on an empty store unless an address is given. With `personKey`, it counts what it can't answer. */
export async function openChatWorld(
  time = '2026-11-22T12:00:00Z',
  url = ':memory:',
  personKey?: string,
  holidays?: HolidayCalendar,
): Promise<ChatWorld> {
  const clock = createFixedClock(time);
  const log = createKeptLog();
  const open = await openStore({ url, folder: '', log, clock });
  const { store } = open;
  const timeZone = 'Europe/London';
  const knowledge = realKnowledge();
  const posted: Posted[] = [];
  const failing = new Map<string, DeliveryOutcome>();
  const adapters: readonly Adapter[] = [
    {
      name: 'web',
      start: () => Promise.resolve(),
      deliver: (to, reply, delivery) => {
        const outcome = failing.get(to.ref);
        if (outcome !== undefined) return Promise.reject(new DeliveryError('no', outcome));
        posted.push({ to, reply, delivery, at: clock.now() });
        return Promise.resolve({ ref: String(posted.length) });
      },
      health: () => ({ ready: true, summary: 'ready' }),
      stop: () => Promise.resolve(),
    },
  ];
  const posting = await openSubscriptions({
    store,
    knowledge,
    timeZone,
    adapters,
    log,
    personKey,
    ...(holidays && { holidays }),
  });
  const bot = createBot({
    knowledge,
    changes: posting.changes,
    ...(personKey !== undefined && {
      gaps: (asked: Asked, answered: Reply, message: Message) =>
        posting.unanswered.note(message, knowledge.gap(asked, answered)),
    }),
    clock,
    log,
    reference: () => 'ref',
  });
  const reply = (text: string, speaking: Speaking = {}) => {
    clock.pass(1);
    return bot(messageOf(text, speaking));
  };
  return {
    clock,
    log,
    open,
    store,
    knowledge,
    posting,
    bot,
    posted,
    failing,
    runUntil: createRounds({ open, adapters, clock, log, ...posting }),
    reply,
    say: async (text, speaking) => plainText(await reply(text, speaking)),
    subscriptions: (at = CHANNEL) => store.subscriptions.at(at),
    close: () => store.close(),
  };
}

function messageOf(text: string, speaking: Speaking): Message {
  const { at = CHANNEL, manages = true, direct = false, delivery, rooms, mostRooms } = speaking;
  const id = 'person' in speaking ? speaking.person : 'Robin';
  return {
    text,
    from: at,
    direct,
    ...(id === undefined
      ? {}
      : {
          person: {
            id,
            ...(speaking.admin === true && { admin: true }),
            mayManage: () => Promise.resolve(manages),
            direct: () => Promise.resolve(DIRECT),
            ...(rooms && {
              rooms: (refs) => Promise.resolve(rooms.filter(({ ref }) => refs.includes(ref))),
            }),
            ...(mostRooms !== undefined && { mostRooms }),
          },
        }),
    ...(delivery === undefined ? {} : { delivery }),
  };
}
