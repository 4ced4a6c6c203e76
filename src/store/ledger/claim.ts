import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { deliveryOf, subscriptionOf } from '../rows';
import { after, type Connection, type PaceTable, type Tables } from '../schema';
import { inTransaction } from '../transaction';
import { IN_FLIGHT, type Ledger, type LedgerSettings } from './port';

/** A lane that was idle for this long begins slowly again. */
const IDLE = 60 * 60 * 1000;
/** How soon to look again when as many sends as allowed are under way. */
const BUSY = 250;

/** Claims for sending, paced by the lane's row, which all replicas share. */
export function createClaim(
  connection: Connection,
  settings: LedgerSettings,
): Pick<Ledger, 'lanes' | 'claim'> {
  const { db, engine, now } = connection;
  return {
    async lanes() {
      return db
        .selectFrom('delivery')
        .select(['delivery.adapter', 'delivery.org'])
        .distinct()
        .innerJoin('subscription', 'subscription.id', 'delivery.subscription_id')
        .where('delivery.state', '=', 'queued')
        .where('delivery.due_at', '<=', now())
        .where('delivery.not_before', '<=', now())
        .where('delivery.expires_at', '>', now())
        .where('subscription.status', '=', 'active')
        .orderBy('delivery.adapter')
        .orderBy('delivery.org')
        .execute();
    },
    async claim(lane) {
      return inTransaction(connection, async (trx) => {
        const pace = await lockPace(trx, lane.adapter, lane.org);
        if (pace === undefined) return { kind: 'nothing due' };
        if (pace.next_at > pace.at) return { kind: 'wait', ms: pace.next_at - pace.at };
        const underWay = await trx
          .selectFrom('delivery')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('adapter', '=', lane.adapter)
          .where('org', '=', lane.org)
          .where('state', '=', 'sending')
          .where('lease_until', '>', now())
          .executeTakeFirstOrThrow();
        if (underWay.n >= IN_FLIGHT) return { kind: 'wait', ms: BUSY };
        const owner = randomUUID();
        const row = await takeNext(trx, lane.adapter, lane.org, owner);
        if (row === undefined) return { kind: 'nothing due' };
        const interval = pace.at - pace.next_at > IDLE ? settings.slowest : pace.interval_ms;
        await trx
          .updateTable('pace')
          .set({ interval_ms: interval, next_at: pace.at + interval })
          .where('adapter', '=', lane.adapter)
          .where('org', '=', lane.org)
          .execute();
        await trx
          .insertInto('delivery_attempt')
          .values({ delivery_id: row.id, n: row.attempt, started_at: pace.at })
          .execute();
        const subscription = await trx
          .selectFrom('subscription')
          .selectAll()
          .where('id', '=', row.subscription_id)
          .executeTakeFirstOrThrow();
        return {
          kind: 'claimed',
          claim: {
            delivery: deliveryOf(row),
            subscription: subscriptionOf(subscription),
            owner,
          },
        };
      });
    },
  };

  /** The lane’s pace, locked against other replicas until the transaction ends, and the time; undefined where nobody is served. */
  async function lockPace(
    trx: Transaction<Tables>,
    adapter: string,
    org: string,
  ): Promise<(Selectable<PaceTable> & { at: number }) | undefined> {
    const query = trx
      .selectFrom('pace')
      .selectAll()
      .select(now().as('at'))
      .where('adapter', '=', adapter)
      .where('org', '=', org);
    const locking = engine === 'postgres' ? query.forUpdate() : query;
    const found = await locking.executeTakeFirst();
    if (found !== undefined) return found;
    // An organisation that has just left must not be written down again.
    const served = trx
      .selectFrom('subscription')
      .select('id')
      .where('adapter', '=', adapter)
      .where('org', '=', org)
      .limit(1);
    if ((await served.executeTakeFirst()) === undefined) return undefined;
    await trx
      .insertInto('pace')
      .values({
        adapter,
        org,
        interval_ms: settings.slowest,
        floor_ms: settings.fastest,
        next_at: 0,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return locking.executeTakeFirstOrThrow();
  }

  /** Takes the earliest delivery that may be sent: in one statement with the pause check and the window check. */
  async function takeNext(trx: Transaction<Tables>, adapter: string, org: string, owner: string) {
    const candidates = trx
      .selectFrom('delivery as d')
      .innerJoin('subscription as s', 's.id', 'd.subscription_id')
      .select('d.id')
      .where('d.adapter', '=', adapter)
      .where('d.org', '=', org)
      .where('d.state', '=', 'queued')
      .where('d.due_at', '<=', now())
      .where('d.not_before', '<=', now())
      .where('d.expires_at', '>', now())
      .where('s.status', '=', 'active')
      .orderBy('d.due_at')
      .orderBy('d.id')
      .limit(1);
    const next = engine === 'postgres' ? candidates.forUpdate('d').skipLocked() : candidates;
    return trx
      .updateTable('delivery')
      .set((e) => ({
        state: 'sending',
        attempt: e('attempt', '+', 1),
        owner,
        lease_until: after(now(), settings.lease),
        first_sent_at: e.fn.coalesce('first_sent_at', now()),
        updated_at: now(),
      }))
      .where('id', '=', next)
      .where('state', '=', 'queued')
      .returningAll()
      .executeTakeFirst();
  }
}
