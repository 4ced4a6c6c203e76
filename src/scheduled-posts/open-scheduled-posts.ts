import type { Knowledge } from '../../knowledge';
import type { Config } from '../settings/config';
import type { Adapter, Health, Log } from '../ports';
import { startTelling } from '../editing/tell-suggesters';
import { clocksApart, type Apart } from './delivery/clocks-apart';
import { chooseWakeup } from './delivery/choose-wakeup';
import { startHeartbeat, type Heartbeat } from './delivery/heartbeat';
import { createScheduler } from './delivery/scheduler';
import { faultIn } from '../store/faults';
import type { OpenStore } from '../store/open-store';
import { openSubscriptions, type Subscriptions } from './subscriptions/open-subscriptions';

export interface ScheduledPostsParts {
  readonly open: OpenStore;
  readonly config: Config;
  readonly knowledge: Knowledge;
  /** Every platform that is on; may fill up until `start`. */
  readonly adapters: readonly Adapter[];
  readonly log: Log;
  /** Told of every post that a platform showed twice, by adapter. */
  readonly doubled?: (adapter: string) => void;
}

/** Scheduled posts, whole: what people may change of them, and the work of sending them. */
export interface ScheduledPosts {
  readonly subscriptions: Subscriptions;
  start(): Promise<void>;
  health(): Health;
  /** Whether the store answers, as the same watch sees it. */
  store(): Health;
  /** How far the clock that posts go by is from each platform's own. */
  clocks(): readonly Apart[];
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>;
}

/** Makes ready to post on schedule. */
export async function openScheduledPosts({
  open,
  config,
  knowledge,
  adapters,
  log,
  doubled,
}: ScheduledPostsParts): Promise<ScheduledPosts> {
  const subscriptions = await openSubscriptions({
    store: open.store,
    knowledge,
    timeZone: config.timeZone,
    holidays: config.holidays,
    adapters,
    log,
    personKey: config.personKey,
    folder: config.knowledgeDir,
  });
  const { calendar, composer, notices } = subscriptions;
  const wakeup = chooseWakeup(open.connection.engine, config.databaseUrl, log);
  let stop = (): Promise<void> => Promise.resolve();
  let heartbeat: Heartbeat | undefined;
  let telling: { stop(): void } | undefined;
  return {
    subscriptions,
    start: async () => {
      const scheduler = createScheduler({
        open,
        adapters,
        calendar,
        composer,
        notices,
        wakeup,
        log,
        ...(doubled && { doubled }),
        notBefore: knowledge.clockNotBefore,
        settings: { window: config.postWindow, unreadable: () => config.unconfirmed },
      });
      stop = async () => {
        heartbeat?.stop();
        await scheduler.stop();
      };
      await scheduler.start();
      telling = startTelling({
        suggestions: open.store.suggestions,
        adapters,
        records: subscriptions.records,
        log,
      });
      heartbeat = startHeartbeat({
        ask: () => open.store.now(),
        probe: () => open.connection.probe(),
        explain: (error) => faultIn(error, open.place)?.says,
        failing: () => scheduler.failing(),
        waitingFor: () => scheduler.waitingFor(),
        log,
      });
    },
    store: () => heartbeat?.store() ?? { ready: false, summary: 'It has not been asked yet.' },
    clocks: () => {
      const now = heartbeat?.now();
      return now === undefined ? [] : clocksApart(adapters, now);
    },
    health: () =>
      heartbeat?.health() ?? { ready: false, summary: 'Scheduled posts have not started.' },
    stop: async () => {
      telling?.stop();
      await stop();
    },
  };
}
