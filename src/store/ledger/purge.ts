import type { RawBuilder } from 'kysely';
import { keptFor } from '../what-is-kept';
import { after, type Connection } from '../schema';
import { inTransaction } from '../transaction';
import { deliveryOf, subscriptionOf } from '../rows';
import type { Ledger } from './port';
import { eraseTooFew } from '../unanswered-counts';
import { giveBack } from './record-outcome';

/** How many deliveries one step ends at most. */
const AT_ONCE = 500;

/** Ends, reports and deletes what has had its time. */
export function createHousekeeping(
  connection: Connection,
): Pick<Ledger, 'expire' | 'unreported' | 'reported' | 'purge'> {
  const { db, now } = connection;
  return {
    async expire() {
      return inTransaction(connection, async (trx) => {
        const expired = await trx
          .updateTable('delivery')
          .set((e) => ({
            state: 'expired',
            outcome: e.fn.coalesce('outcome', e.val('late')),
            updated_at: now(),
          }))
          .where('id', 'in', (due) =>
            due
              .selectFrom('delivery')
              .select('id')
              .where('state', '=', 'queued')
              .where('expires_at', '<=', now())
              .limit(AT_ONCE),
          )
          .where('state', '=', 'queued')
          .returning('id')
          .execute();
        if (expired.length > 0) {
          await giveBack(
            trx,
            expired.map(({ id }) => id),
          );
        }
        return expired.length;
      });
    },
    async unreported(most) {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('state', 'in', ['failed', 'unconfirmed'])
        .where('reported_at', 'is', null)
        .orderBy('updated_at')
        .limit(most)
        .execute();
      if (rows.length === 0) return [];
      const subscriptions = await db
        .selectFrom('subscription')
        .selectAll()
        .where(
          'id',
          'in',
          rows.map((row) => row.subscription_id),
        )
        .execute();
      return rows.flatMap((row) => {
        const found = subscriptions.find(({ id }) => id === row.subscription_id);
        return found ? [{ delivery: deliveryOf(row), subscription: subscriptionOf(found) }] : [];
      });
    },
    async reported(delivery) {
      await db
        .updateTable('delivery')
        .set({ reported_at: now() })
        .where('id', '=', delivery)
        .execute();
    },
    async purge() {
      await db.deleteFrom('inbound_event').where('until', '<=', now()).execute();
      await db
        .deleteFrom('delivery_attempt')
        .where('started_at', '<=', kept('delivery_attempt'))
        .execute();
      await db
        .deleteFrom('delivery')
        .where('state', 'in', ['posted', 'unconfirmed', 'expired', 'failed', 'skipped'])
        .where('due_at', '<=', kept('delivery'))
        .execute();
      await db.deleteFrom('feedback').where('at', '<=', kept('feedback')).execute();
      await db.deleteFrom('audit').where('at', '<=', kept('audit')).execute();
      await db
        .deleteFrom('unanswered_asker')
        .where('day', '<=', kept('unanswered_asker'))
        .execute();
      await eraseTooFew(db);
      await db.deleteFrom('suggestion').where('day', '<=', kept('suggestion')).execute();
      await connection.scrub();
    },
  };

  /** The instant before which a table's rows are erased. */
  function kept(table: string): RawBuilder<number> {
    return after(now(), -keptFor(table));
  }
}
