import { sql, type Kysely } from 'kysely';
import type { UnansweredSets } from './port';
import type { Connection, Tables } from './schema';
import { inTransaction } from './transaction';

/** How many people must have asked before the words of a question are kept. */
export const ENOUGH = 3;

/** Sets that one organisation may have open: nobody can fill the store by asking nonsense. */
const MOST_SETS = 5_000;
const DAY = 24 * 60 * 60 * 1000;

/** Word sets in the database. Below ENOUGH people a row holds hashes and a day, and nothing to read. */
export function createUnansweredSets(connection: Connection): UnansweredSets {
  const { db, engine, now } = connection;
  /** Midnight, UTC: the day is all that is kept of the time. */
  const today = () => sql<number>`(${now()} / ${sql.lit(DAY)}) * ${sql.lit(DAY)}`;
  return {
    async note({ set, at, asker, words }) {
      await inTransaction(connection, async (trx) => {
        if (!(await begun(trx, set, at))) return;
        await trx
          .insertInto('unanswered_asker')
          .values({ unanswered_id: set, asker, day: today() })
          .onConflict((conflict) =>
            conflict.columns(['unanswered_id', 'asker']).doUpdateSet({ day: today() }),
          )
          .execute();
        const people = await askersOf(trx, set);
        if (people < ENOUGH) return;
        await trx
          .updateTable('unanswered')
          .set({ words: words.join(' ') })
          .where('id', '=', set)
          .execute();
      });
    },
    async list() {
      const rows = await db
        .selectFrom('unanswered as u')
        .innerJoin('unanswered_asker as a', 'a.unanswered_id', 'u.id')
        .select((e) => [
          'u.adapter',
          'u.org',
          'u.words',
          e.fn.countAll<number>().as('people'),
          e.fn.max('a.day').as('day'),
        ])
        .where('u.words', 'is not', null)
        .groupBy(['u.id', 'u.adapter', 'u.org', 'u.words'])
        .having((e) => e.fn.countAll(), '>=', ENOUGH)
        .orderBy('people', 'desc')
        .orderBy('u.words')
        .execute();
      return rows.map(({ adapter, org, words, people, day }) => ({
        adapter,
        org,
        words: (words ?? '').split(' '),
        people,
        last: new Date(day),
      }));
    },
    async sets(adapter, org) {
      const rows = await db
        .selectFrom('unanswered')
        .select('id')
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .execute();
      return rows.map(({ id }) => id);
    },
    async asked(askers) {
      let found = 0;
      for (const part of parts(askers)) {
        const { n } = await db
          .selectFrom('unanswered_asker')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('asker', 'in', part)
          .executeTakeFirstOrThrow();
        found += n;
      }
      return found;
    },
    async forget(askers) {
      await inTransaction(connection, async (trx) => {
        for (const part of parts(askers)) {
          if (engine === 'postgres') await holdSetsOf(trx, part);
          await trx.deleteFrom('unanswered_asker').where('asker', 'in', part).execute();
        }
        await eraseTooFew(trx);
      });
      await connection.scrub();
    },
  };
}

/** Erases the words of sets that too few people are left of, and sets that nobody is. */
export async function eraseTooFew(db: Kysely<Tables>): Promise<void> {
  await sql`update unanswered set words = null where words is not null and
    (select count(*) from unanswered_asker where unanswered_id = unanswered.id) < ${sql.lit(ENOUGH)}`.execute(
    db,
  );
  await sql`delete from unanswered where not exists
    (select 1 from unanswered_asker where unanswered_id = unanswered.id)`.execute(db);
}

/** Makes the set's row, or locks the one there is, so that of several people who ask at once one is the third. */
async function begun(
  trx: Kysely<Tables>,
  set: string,
  { adapter, org }: { readonly adapter: string; readonly org: string },
): Promise<boolean> {
  const there = await trx
    .updateTable('unanswered')
    .set({ adapter })
    .where('id', '=', set)
    .returning('id')
    .executeTakeFirst();
  if (there) return true;
  const { n } = await trx
    .selectFrom('unanswered')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('adapter', '=', adapter)
    .where('org', '=', org)
    .executeTakeFirstOrThrow();
  if (n >= MOST_SETS) return false;
  await trx
    .insertInto('unanswered')
    .values({ id: set, adapter, org, words: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ adapter }))
    .execute();
  return true;
}

/**
 * Locks the sets that somebody is counted in, in one order. Of two who are forgotten at once, the second must see that
 * the first is gone, or neither takes away words that now too few people are left of.
 */
async function holdSetsOf(trx: Kysely<Tables>, askers: readonly string[]): Promise<void> {
  const sets = trx
    .selectFrom('unanswered_asker')
    .select('unanswered_id')
    .where('asker', 'in', askers);
  await trx
    .selectFrom('unanswered')
    .select('id')
    .where('id', 'in', sets)
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function askersOf(trx: Kysely<Tables>, set: string): Promise<number> {
  const { n } = await trx
    .selectFrom('unanswered_asker')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('unanswered_id', '=', set)
    .executeTakeFirstOrThrow();
  return n;
}

/** In steps that a statement can take. */
function parts(all: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(all.length / 500) }, (_, at) =>
    all.slice(at * 500, (at + 1) * 500),
  );
}
