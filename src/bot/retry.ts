import type { AdapterLog } from './adapter-log';

/** Waits this many milliseconds; ends early, and at once, when whoever waits is stopped. */
export interface Wait {
  (milliseconds: number): Promise<void>;
  readonly stopped: () => boolean;
}

/** How long it is worth trying, in milliseconds. */
export interface RetryPolicy {
  /** Before each further try, where the platform asks for no time of its own. */
  readonly pauses: readonly number[];
  /** The longest wait that a platform may ask for. */
  readonly longestWait: number;
  /** From the first try to the beginning of the last. */
  readonly total: number;
}

/** Calls a platform until it takes the call, says plainly that it won't, or the time is over; then rejects with the last failure. */
export type WithRetry = <Result>(
  what: string,
  call: () => Promise<Result>,
  policy?: RetryPolicy,
) => Promise<Result>;

/** Whether trying again may help after this failure of a call, and how many seconds the platform asked us to wait. */
export type JudgeFailure = (failure: unknown) => {
  readonly passing: boolean;
  readonly retryAfter?: number | undefined;
};

/** Somebody is waiting for an answer: after a minute they have gone away. */
export const FOR_AN_ANSWER: RetryPolicy = {
  pauses: [500, 2_000, 6_000],
  longestWait: 60_000,
  total: 60_000,
};

/**
 * The one way in which adapters try again what answers a person. Not for scheduled posts, of which each call is one
 * attempt. A fault of the program's own is never tried again, and a stop ends the trying.
 */
export function createRetry(judge: JudgeFailure, wait: Wait, log: AdapterLog): WithRetry {
  return async (what, call, { pauses, longestWait, total } = FOR_AN_ANSWER) => {
    const began = performance.now();
    for (let tries = 0; ; tries += 1) {
      try {
        return await call();
      } catch (failure) {
        if (isOwnFault(failure) || wait.stopped()) throw failure;
        const { passing, retryAfter } = judge(failure);
        const pause = retryAfter === undefined ? pauses[tries] : retryAfter * 1_000;
        if (!passing || pause === undefined || tries >= pauses.length) throw failure;
        const late = performance.now() - began + pause > total;
        if (pause > longestWait || late) throw failure;
        log.info('retried', { what, tries: tries + 1, retryAfter });
        await wait(pause);
        if (wait.stopped()) throw failure;
      }
    }
  };
}

/** Whether an error is what JavaScript throws at a mistake in a program, which no waiting mends. */
function isOwnFault(error: unknown): boolean {
  return [TypeError, ReferenceError, RangeError, SyntaxError, URIError].some(
    (kind) => error instanceof kind,
  );
}

/** A wait that a stop cuts short, for all who wait and for good. */
export function createWait(): { readonly wait: Wait; readonly stop: () => void } {
  const pending = new Set<() => void>();
  let stopped = false;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        pending.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, stopped ? 0 : milliseconds);
      pending.add(finish);
    });
  return {
    wait: Object.assign(pause, { stopped: () => stopped }),
    stop() {
      stopped = true;
      for (const finish of [...pending]) finish();
    },
  };
}
