import type { Log } from './adapter-log';

/** Milliseconds between two looks at how late the process is. */
const EVERY = 50;
/** Whoever asks while everything is later than this would wait too long: chat platforms give up after three seconds. */
const MOST_LATE = 250;
/** A question that would wait longer than this in the queue is not taken: people are told at once instead. */
const MOST_WAIT = 1_000;
/** At most so often is a flood told of in the log, in milliseconds. */
const TOLD_EVERY = 10_000;

/** What people are told in place of an answer. */
export const TOO_BUSY = 'Very many people are asking at this moment. Please ask again in a minute.';

/** Tells when more is asked than can be answered in time. */
export interface Overload {
  /** True where a request that comes now should be refused at once, in words; counts it. */
  readonly refuses: (adapter: string) => boolean;
  stop(): void;
}

export interface OverloadParts {
  readonly log: Log;
  /** How long a question that comes now would wait for its turn, in milliseconds. */
  readonly wait: () => number;
  /** Told of each request that is refused. */
  readonly shed: (adapter: string) => void;
  /** Milliseconds that have passed. */
  readonly passed?: () => number;
}

/**
 * Measures how long the queue of questions is and how late the process's own timer comes: what is already taken goes
 * on, oldest first, and nothing is added to a queue that is too long. Scheduled posts never pass here.
 */
export function watchOverload({
  log,
  wait,
  shed,
  passed = () => performance.now(),
}: OverloadParts): Overload {
  let last = passed();
  let told = Number.NEGATIVE_INFINITY;
  const timer = setInterval(() => (last = passed()), EVERY);
  timer.unref();
  return {
    refuses(adapter) {
      const now = passed();
      const late = now - last - EVERY;
      const waits = wait();
      if (late <= MOST_LATE && waits <= MOST_WAIT) return false;
      shed(adapter);
      if (now - told > TOLD_EVERY) {
        told = now;
        log.warn('requests.shed', { adapter, milliseconds: Math.round(Math.max(late, waits)) });
      }
      return true;
    },
    stop: () => clearInterval(timer),
  };
}
