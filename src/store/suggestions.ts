import { sql, type Selectable } from 'kysely';
import type { Suggestion, Suggestions } from './port';
import type { Connection, SuggestionTable } from './schema';
import { inTransaction } from './transaction';

/** Suggestions of one organisation that may wait at once: nobody can fill the store with them. */
export const MOST_WAITING = 500;
const DAY = 24 * 60 * 60 * 1000;

/** The editors' queue in the database. */
export function createSuggestions(connection: Connection): Suggestions {
  const { db, now, scrub } = connection;
  return {
    add: ({ id, at, kind, about, words, hear }) =>
      inTransaction(connection, async (trx) => {
        const { n } = await trx
          .selectFrom('suggestion')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('adapter', '=', at.adapter)
          .where('org', '=', at.org)
          .where('state', '=', 'waiting')
          .executeTakeFirstOrThrow();
        if (n >= MOST_WAITING) return false;
        await trx
          .insertInto('suggestion')
          .values({
            id,
            adapter: at.adapter,
            org: at.org,
            kind,
            about: about ?? null,
            words,
            // The day is all that is kept of the time.
            day: sql<number>`(${now()} / ${sql.lit(DAY)}) * ${sql.lit(DAY)}`,
            state: 'waiting',
            answer: null,
            asker: hear?.asker ?? null,
            hear_ref: hear?.ref ?? null,
          })
          .execute();
        return true;
      }),
    async list() {
      const rows = await db
        .selectFrom('suggestion')
        .selectAll()
        .orderBy('day')
        .orderBy('id')
        .execute();
      return rows.map(suggestionOf);
    },
    async settle(id, state, answer) {
      const settled = await db
        .updateTable('suggestion')
        .set({ state, answer: answer ?? null })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .returning('id')
        .executeTakeFirst();
      return settled !== undefined;
    },
    async toTell(most) {
      const rows = await db
        .selectFrom('suggestion')
        .selectAll()
        .where('state', '<>', 'waiting')
        .where('hear_ref', 'is not', null)
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map((row) => ({
        suggestion: suggestionOf(row),
        to: { adapter: row.adapter, org: row.org, ref: row.hear_ref ?? '' },
      }));
    },
    async told(id) {
      await db
        .updateTable('suggestion')
        .set({ asker: null, hear_ref: null })
        .where('id', '=', id)
        .execute();
      await scrub();
    },
  };
}

function suggestionOf(row: Selectable<SuggestionTable>): Suggestion {
  return {
    id: row.id,
    at: { adapter: row.adapter, org: row.org },
    kind: row.kind as Suggestion['kind'],
    ...(row.about !== null && { about: row.about }),
    words: row.words,
    day: new Date(row.day),
    state: row.state as Suggestion['state'],
    ...(row.answer !== null && { answer: row.answer }),
    wantsAnswer: row.hear_ref !== null,
  };
}
