import { sql, type Kysely } from 'kysely';
import type { History, Used } from './port';
import { deliveryOf } from './rows';
import { after, type Connection, type Tables } from './schema';
import { inTransaction } from './transaction';

/** The ledger as people see it. `window` is how long a delivery sent again may take, in milliseconds. */
export function createHistory(connection: Connection, window: number): History {
  const { db, engine, now } = connection;
  return {
    async get(id) {
      const row = await db
        .selectFrom('delivery')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && deliveryOf(row);
    },
    async recent(subscription, most) {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('subscription_id', '=', subscription)
        .orderBy('slot', 'desc')
        .limit(most)
        .execute();
      return rows.map(deliveryOf);
    },
    async used(subscription) {
      return (await usedBy(db, [subscription])).get(subscription) ?? NOTHING_USED;
    },
    setAside: (subscription, round, content) =>
      inTransaction(connection, async (trx) => {
        const held = trx.selectFrom('subscription').select('id').where('id', '=', subscription);
        // A key share is what the rotation's reference asks for: it waits for whoever ends the subscription.
        const there = await (engine === 'postgres' ? held.forKeyShare() : held).executeTakeFirst();
        if (!there) return false;
        await addToRound(trx, subscription, round, content);
        return true;
      }),
    async settle(delivery, verdict) {
      const settled = await db
        .updateTable('delivery')
        .set(
          verdict === 'arrived'
            ? { state: 'posted', outcome: 'confirmed by hand', updated_at: now() }
            : {
                state: 'queued',
                outcome: 'asked again',
                not_before: now(),
                expires_at: after(now(), window),
                reported_at: null,
                updated_at: now(),
              },
        )
        .where('id', '=', delivery)
        .where('state', '=', 'unconfirmed')
        .returning('id')
        .executeTakeFirst();
      return settled !== undefined;
    },
  };
}

export const NOTHING_USED: Used = { round: 1, content: [] };

/** What each of some subscriptions has used in its newest round. One that has used nothing is left out. */
export async function usedBy(
  db: Kysely<Tables>,
  subscriptions: readonly string[],
): Promise<ReadonlyMap<string, Used>> {
  const rows = await db
    .selectFrom('rotation as r')
    .select(['subscription_id', 'round'])
    .select(sql<string>`string_agg(content_id, ' ' order by place)`.as('content'))
    .where('subscription_id', 'in', subscriptions)
    .where('round', '=', (newest) =>
      newest
        .selectFrom('rotation as n')
        .select((e) => e.fn.max('n.round').as('round'))
        .whereRef('n.subscription_id', '=', 'r.subscription_id'),
    )
    .groupBy(['subscription_id', 'round'])
    .execute();
  return new Map(
    rows.map((row) => [row.subscription_id, { round: row.round, content: row.content.split(' ') }]),
  );
}

/** Adds content to a round, after what is in it. Content that is there already stays where it is. */
async function addToRound(
  trx: Kysely<Tables>,
  subscription: string,
  round: number,
  contents: readonly string[],
): Promise<void> {
  for (const content of contents) {
    await trx
      .insertInto('rotation')
      .values({
        subscription_id: subscription,
        round,
        content_id: content,
        slot: '',
        place: sql<number>`(select coalesce(max(place), 0) + 1 from rotation
          where subscription_id = ${subscription} and round = ${round})`,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
