import { webApi } from '@slack/bolt';
import type { Log } from '../../src/ports';
import { retryAfter, errorCodeOf, ResponseUrlError } from './errors';

/** Waits this many milliseconds; ends early, and at once, when the adapter stops. */
export interface Wait {
  (milliseconds: number): Promise<void>;
  stopped(): boolean;
}

/** How long it is worth trying. */
export interface Retry {
  /** Milliseconds before each further try. */
  readonly pauses: readonly number[];
  /** The longest Retry-After that is waited for, in seconds. */
  readonly longestWait: number;
}

/** Calls Slack until it takes the call, or says plainly that it won't. */
export type WithRetry = <Result>(
  what: string,
  call: () => Promise<Result>,
  patience?: Retry,
) => Promise<Result>;

/** Somebody is waiting for an answer: after a minute they have gone away. */
const FOR_AN_ANSWER: Retry = { pauses: [500, 2_000, 6_000], longestWait: 60 };

/**
 * For answers to people: obeys Retry-After, tries again after a 5xx, a time-out or a lost connection, then gives the
 * last error back. Three times more and up to a minute, unless told otherwise. Deliveries don't use it.
 */
export function createRetry(wait: Wait, log: Log): WithRetry {
  return async (what, call, { pauses, longestWait } = FOR_AN_ANSWER) => {
    for (let tries = 0; ; tries++) {
      try {
        return await call();
      } catch (error) {
        const pause = pauses[tries];
        const asked = retryAfter(error);
        if (pause === undefined || (asked !== undefined && asked > longestWait)) throw error;
        if (asked === undefined && !mayPass(error)) throw error;
        log.info('slack.retry', { what, tries: tries + 1, asked });
        await wait(asked === undefined ? pause : asked * 1_000);
      }
    }
  };
}

function mayPass(error: unknown): boolean {
  // A failing `response_url` may say so in a word, which is no refusal.
  if (error instanceof ResponseUrlError && (error.status ?? 500) >= 500) return true;
  const name = errorCodeOf(error);
  if (name !== undefined) return name === 'internal_error' || name === 'fatal_error';
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof webApi.WebAPIRequestError;
}

/** A wait that a stop cuts short. */
export function createWait(): { wait: Wait; stop(): void } {
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
