/** True for the first caller with this id of a kind, in any replica, for as long as `keepFor` seconds. Never rejects. */
export type Dedupe = (org: string, kind: string, id: string, keepFor: number) => Promise<boolean>;

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

interface Warns {
  warn(event: string, fields: Readonly<Record<string, string>>): void;
}

/**
 * Claims things in the shared records. What can't be claimed counts as not seen before: should the store be out of
 * reach, people still get their answers, at the risk of getting one twice.
 */
export function createDedupe(adapter: string, records: Claims, log: Warns): Dedupe {
  return async (org, kind, id, keepFor) => {
    try {
      return await records.claim({ adapter, org, kind, id }, keepFor);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      log.warn('records.away', { adapter, doing: 'claim', what: kind, why });
      return true;
    }
  };
}
