import type { Log } from '../../src/ports';
import { Refusal } from './errors';

/** Calls Teams until it takes the call, or says plainly that it won't. */
export type WithRetry = <Result>(call: () => Promise<Result>) => Promise<Result>;

const BACKOFF = [500, 2_000, 6_000];
/** Seconds. Teams' own request stays open meanwhile, and somebody is waiting for the answer. */
const LONGEST_WAIT = 20;

/**
 * For answers to people: obeys Retry-After up to twenty seconds, tries three times more after 412, 429, a 5xx or no
 * answer, as Microsoft advises, then gives the last error back. An answer seen twice is better than none, so this is
 * not for scheduled posts. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export function createRetry(log: Log, wait: (milliseconds: number) => Promise<void>): WithRetry {
  return async (call) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await call();
      } catch (error) {
        const pause = BACKOFF[tries];
        const asked = error instanceof Refusal ? error.retryAfter : undefined;
        if (pause === undefined || !mayPass(error) || (asked ?? 0) > LONGEST_WAIT) throw error;
        log.info('teams_retry', { tries: tries + 1, asked });
        await wait(asked === undefined ? pause : asked * 1_000);
      }
    }
  };
}

/** Whether trying again may help: anything but a refusal that will be the same next time. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof Refusal)) return true;
  return error.status === 412 || error.status === 429 || error.status >= 500;
}
