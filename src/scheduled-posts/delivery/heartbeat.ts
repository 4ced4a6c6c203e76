import type { Health, Log } from '../../ports';
import { withTimeout } from '../../bot/timeout';

/** Milliseconds between two looks at the store, and after which silence means that it is gone. */
const EVERY = 5_000;
const PATIENCE = 15_000;

export interface HeartbeatParts {
  /** Asks the store something small. */
  readonly ask: () => Promise<unknown>;
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
  stop(): void;
}

/** Begins to ask the store every few seconds, and says in the log when it falls silent and when it is back. */
export function startHeartbeat({
  ask,
  failing,
  waitingFor = () => undefined,
  log,
  every = EVERY,
}: HeartbeatParts): Heartbeat {
  let answered = performance.now();
  let silent = false;
  const look = async (): Promise<void> => {
    try {
      await withTimeout(ask(), every, () => new Error('No answer in time'));
      answered = performance.now();
      if (silent) log.info('store.answers');
      silent = false;
    } catch (error) {
      if (!silent) log.error('store.silent', { reason: error instanceof Error ? error.name : '' });
      silent = true;
    }
  };
  const timer = setInterval(() => void look(), every);
  const away = () => silent || performance.now() - answered > PATIENCE + every;
  return {
    store: () =>
      away()
        ? { ready: false, summary: 'The database does not answer.' }
        : { ready: true, summary: 'The database answers.' },
    health() {
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
