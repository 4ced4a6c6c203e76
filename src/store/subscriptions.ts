import type { Subscriptions } from './port';
import { subscriptionOf, subscriptionRow } from './rows';
import type { Connection } from './schema';
import { inTransaction } from './transaction';

/** Subscriptions in the database. */
export function createSubscriptions(connection: Connection): Subscriptions {
  const { db, engine, now } = connection;
  const rows = () => db.selectFrom('subscription').selectAll();
  return {
    async create(subscription) {
      const made = await db
        .insertInto('subscription')
        .values(subscriptionRow(subscription))
        .onConflict((conflict) => conflict.columns(['adapter', 'org', 'ref', 'what']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return made !== undefined;
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && subscriptionOf(row);
    },
    async at({ adapter, org, ref }) {
      const found = await rows()
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('ref', '=', ref)
        .orderBy('made_at')
        .orderBy('id')
        .execute();
      return found.map(subscriptionOf);
    },
    async sharedRefs({ adapter, org }, most) {
      const found = await db
        .selectFrom('subscription')
        .select('ref')
        .distinct()
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('direct', '=', 0)
        .orderBy('ref')
        .limit(most)
        .execute();
      return found.map(({ ref }) => ref);
    },
    async madeBy(hash) {
      const found = await rows().where('made_by', '=', hash).orderBy('made_at').execute();
      return found.map(subscriptionOf);
    },
    change: (id, change) =>
      inTransaction(connection, async (trx) => {
        const held = trx.selectFrom('subscription').selectAll().where('id', '=', id);
        // On SQLite a transaction has the only connection, so nobody else can change anything meanwhile.
        const row = await (engine === 'postgres' ? held.forUpdate() : held).executeTakeFirst();
        if (row === undefined) return undefined;
        const { at } = await trx.selectNoFrom(now().as('at')).executeTakeFirstOrThrow();
        const changed = change(subscriptionOf(row), new Date(at));
        const saved = await trx
          .updateTable('subscription')
          .set({ ...subscriptionRow(changed), version: row.version + 1 })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return subscriptionOf(saved);
      }),
    async remove(id) {
      await inTransaction(connection, (trx) =>
        trx.deleteFrom('subscription').where('id', '=', id).execute(),
      );
    },
  };
}
