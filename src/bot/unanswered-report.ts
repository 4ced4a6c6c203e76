import { createHmac } from 'node:crypto';
import type { Message } from '../ports';
import type { UnansweredSets } from '../store/port';
import type { PersonHash } from '../scheduled-posts/subscriptions/person-hash';

/** Who asked and where; never what was typed. */
type Asker = Pick<Message, 'from' | 'person'>;

/** Counts the people who asked for what Signpost could not answer, without keeping what any one of them asked. */
export interface Unanswered {
  /** Notes that somebody's question had no answer, by the words of it that may be counted. */
  note(by: Asker, words: readonly string[]): Promise<void>;
  /** How many marks of somebody's are kept. */
  held(by: Asker): Promise<number>;
  /** Erases them all. */
  forget(by: Asker): Promise<void>;
}

/**
 * Makes the count. A word set is stored as a keyed hash, and a person as a keyed hash of their own for each set, so
 * that no two sets can be seen to be the same person's.
 */
export function createUnanswered(
  sets: UnansweredSets,
  secret: string,
  personHash: PersonHash,
): Unanswered {
  const hash = (...parts: readonly string[]): string =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
  const marks = async (by: Asker): Promise<readonly string[]> => {
    const person = personHash(by);
    if (person === undefined) return [];
    const ids = await sets.sets(by.from.adapter, by.from.org);
    return ids.map((set) => hash('asker', set, person));
  };
  return {
    async note(by, words) {
      const person = personHash(by);
      if (person === undefined || words.length === 0) return;
      const { adapter, org } = by.from;
      const set = hash('words', adapter, org, ...words);
      await sets.note({ set, at: { adapter, org }, asker: hash('asker', set, person), words });
    },
    async held(by) {
      return sets.asked(await marks(by));
    },
    async forget(by) {
      await sets.forget(await marks(by));
    },
  };
}
