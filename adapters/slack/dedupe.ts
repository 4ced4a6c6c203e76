import type { Log, Records } from '../../src/ports';

/** True for the first caller with these words, in any replica, for as long as `keepFor` seconds. */
export type Dedupe = (
  org: string,
  kind: string,
  words: readonly string[],
  keepFor: number,
) => Promise<boolean>;

/**
 * Claims things in the shared records, which keep no claim in clear. Should the records be out of reach people still
 * get their answers, at the risk of getting one twice.
 */
export function createDedupe(records: Records, log: Log): Dedupe {
  return async (org, kind, words, keepFor) => {
    const id = words.join(' ');
    try {
      return await records.claim({ adapter: 'slack', org, kind, id }, keepFor);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      log.warn('slack.records', { doing: 'claim', what: kind, why });
      return true;
    }
  };
}
