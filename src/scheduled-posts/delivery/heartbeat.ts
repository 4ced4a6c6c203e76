import type { Health, Log } from '../../ports';
import { withTimeout } from '../../bot/timeout';

/** Milliseconds between two looks at the store, and after which silence means that it is gone. */
const EVERY = 5_000;
const PATIENCE = 15_000;
/** A write waits for the disk, so it is tried with every third look. */
const PROBE_EVERY = 3;

export interface HeartbeatParts {
  /** Asks the store something small: its clock. */
  readonly ask: () => Promise<unknown>;
  /** Tries whether the store can be written to. */
  readonly probe?: () => Promise<void>;
  /** What is wrong, in words that follow a colon, where a fault is one that people can put right. */
  readonly explain?: (error: unknown) => string | undefined;
  /** What the scheduler could not do when it last tried. */
  readonly failing: () => readonly string[];
  /** Why nothing is planned or sent at present. */
  readonly waitingFor?: () => string | undefined;
  readonly log: Log;
  readonly every?: number;
}

/** Whether scheduled posts are being watched, as of now: the store answers, and nothing the scheduler does fails. */
export interface Heartbeat {
  health(): Health;
  /** Whether the store answers. */
  store(): Health;
  /** The store's clock now; undefined until it has told it. */
  now(): Date | undefined;
  stop(): void;
}

/** Begins to ask the store every few seconds, and says in the log when it falls silent and when it is back. */
export function startHeartbeat({
  ask,
  probe = () => Promise.resolve(),
  explain = () => undefined,
  failing,
  waitingFor = () => undefined,
  log,
  every = EVERY,
}: HeartbeatParts): Heartbeat {
  let answered = performance.now();
  let silent = false;
  let told: { readonly now: Date; readonly at: number } | undefined;
  const look = async (): Promise<void> => {
    try {
      const now = await withTimeout(ask(), every, () => new Error('No answer in time'));
      answered = performance.now();
      if (now instanceof Date) told = { now, at: answered };
      if (silent) log.info('store.answers');
      silent = false;
    } catch (error) {
      if (!silent) log.error('store.silent', { reason: error instanceof Error ? error.name : '' });
      silent = true;
    }
  };
  let fault: string | undefined;
  const tryWriting = async (): Promise<void> => {
    try {
      await withTimeout(probe(), every, () => new Error('No answer in time'));
      if (fault !== undefined) log.info('store.takes_writes');
      fault = undefined;
    } catch (error) {
      const why = explain(error) ?? 'the database takes no changes';
      if (fault !== why) log.error('store.refuses_writes', { why });
      fault = why;
    }
  };
  let looks = 0;
  const timer = setInterval(() => {
    void look();
    looks += 1;
    if (looks % PROBE_EVERY === 0) void tryWriting();
  }, every);
  const away = () => silent || performance.now() - answered > PATIENCE + every;
  return {
    store() {
      if (fault !== undefined)
        return { ready: false, summary: `The database is in trouble: ${fault}.` };
      return away()
        ? { ready: false, summary: 'The database does not answer.' }
        : { ready: true, summary: 'The database answers.' };
    },
    now: () => told && new Date(told.now.getTime() + performance.now() - told.at),
    health() {
      if (fault !== undefined) return waiting(fault);
      if (away()) return waiting('the database does not answer');
      const why = waitingFor();
      if (why !== undefined) return waiting(why);
      const [what] = failing();
      if (what !== undefined) {
        return waiting(`the database refuses to ${what}; the log says why, at scheduler.failed`);
      }
      return { ready: true, summary: 'Scheduled posts are being watched.' };
    },
    stop: () => clearInterval(timer),
  };
}

function waiting(why: string): Health {
  return { ready: false, summary: `Scheduled posts are waiting: ${why}.` };
}
