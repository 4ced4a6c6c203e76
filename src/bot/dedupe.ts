import type { AdapterLog } from './adapter-log';
import { withTimeout } from './timeout';

/** A platform waits about three seconds, and a person hardly longer. */
const PATIENCE = 1_000;

/** True for the first caller with these words, in any replica, for as long as `keepFor` seconds. */
export type Dedupe = (
  org: string,
  kind: string,
  words: readonly string[],
  keepFor: number,
) => Promise<boolean>;

/** The one part of the records that is asked. */
interface Claims {
  claim(
    key: {
      readonly adapter: string;
      readonly org: string;
      readonly kind: string;
      readonly id: string;
    },
    keepFor: number,
  ): Promise<boolean>;
}

/**
 * Claims things in the shared records, which keep no claim in clear. Should the records be out of reach, or not answer
 * within a second, people still get their answers, at the risk of getting one twice.
 */
export function createDedupe(adapter: string, records: Claims, log: AdapterLog): Dedupe {
  return async (org, kind, words, keepFor) => {
    const id = words.join(' ');
    try {
      const claimed = records.claim({ adapter, org, kind, id }, keepFor);
      return await withTimeout(claimed, PATIENCE, () => new Error('No answer in time'));
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      log.warn('records_away', { doing: 'claim', what: kind, why });
      return true;
    }
  };
}
