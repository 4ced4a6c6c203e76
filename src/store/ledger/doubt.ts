import { randomUUID } from 'node:crypto';
import { sql, type ExpressionBuilder } from 'kysely';
import type { DeliveryState } from '../port';
import { deliveryOf, subscriptionOf } from '../rows';
import { after, type Connection, type Tables } from '../schema';
import type { Finding, Ledger, LedgerSettings } from './port';
import { SENT_AGAIN } from './record-outcome';

/** Deliveries nobody knows the fate of, and what a look at the platform's history makes of them. */
export function createDoubt(
  { db, now }: Connection,
  settings: LedgerSettings,
): Pick<
  Ledger,
  'doubts' | 'takeDoubt' | 'resolve' | 'secondLooks' | 'lookedAgain' | 'doubtAllDue'
> {
  /** A lost answer, a sender that vanished, or a reader that vanished; each only after its time. */
  const ripe = (e: ExpressionBuilder<Tables, 'delivery'>) =>
    e.or([
      e.and([e('state', '=', 'unknown'), e('not_before', '<=', now())]),
      e.and([
        e('state', '=', 'sending'),
        e(sql<number>`lease_until + cast(${settings.quiet} as bigint)`, '<=', now()),
      ]),
      e.and([e('state', '=', 'reconciling'), e('lease_until', '<=', now())]),
    ]);

  return {
    async doubts(most) {
      const rows = await db
        .selectFrom('delivery')
        .select('id')
        .where('state', 'in', ['sending', 'unknown', 'reconciling'])
        .where(ripe)
        .orderBy('due_at')
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    },
    async takeDoubt(delivery) {
      const owner = randomUUID();
      const row = await db
        .updateTable('delivery')
        .set({
          state: 'reconciling',
          owner,
          lease_until: after(now(), settings.lease),
          updated_at: now(),
        })
        .where('id', '=', delivery)
        .where(ripe)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const subscription = await db
        .selectFrom('subscription')
        .selectAll()
        .where('id', '=', row.subscription_id)
        .executeTakeFirst();
      if (subscription === undefined) return undefined;
      return { delivery: deliveryOf(row), subscription: subscriptionOf(subscription), owner };
    },
    async resolve({ delivery, owner }, finding) {
      const row = await db
        .updateTable('delivery')
        .set({ ...changes(finding), lease_until: null, updated_at: now() })
        .where('id', '=', delivery.id)
        .where('state', '=', 'reconciling')
        .where('owner', '=', owner)
        .returning('state')
        .executeTakeFirst();
      return row && (row.state as DeliveryState);
    },
    async secondLooks(most) {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('state', '=', 'posted')
        .where('outcome', '=', SENT_AGAIN)
        .where('not_before', '<=', now())
        .orderBy('due_at')
        .limit(most)
        .execute();
      return rows.map(deliveryOf);
    },
    async lookedAgain(delivery, ref) {
      await db
        .updateTable('delivery')
        .set({ posted_ref: ref, outcome: null, updated_at: now() })
        .where('id', '=', delivery)
        .where('state', '=', 'posted')
        .where('outcome', '=', SENT_AGAIN)
        .execute();
    },
    async doubtAllDue(adapters) {
      if (adapters.length === 0) return;
      await db
        .updateTable('delivery')
        .set((e) => ({
          state: 'unknown',
          not_before: after(now(), settings.quiet),
          first_sent_at: e.fn.coalesce('first_sent_at', 'due_at'),
          outcome: 'checked after a crash',
          updated_at: now(),
        }))
        .where('state', '=', 'queued')
        .where('due_at', '<=', now())
        .where('adapter', 'in', adapters)
        .execute();
    },
  };

  function changes(finding: Finding) {
    switch (finding.seen) {
      case 'posted':
        return { state: 'posted', posted_ref: finding.ref, outcome: 'found' };
      case 'absent':
        return { state: 'queued', not_before: now(), outcome: 'not found' };
      case 'send again':
        return { state: 'queued', not_before: now(), outcome: 'sent again unseen' };
      case 'hold':
        return { state: 'unconfirmed', outcome: 'not readable' };
      case 'unreadable':
        return {
          state: sql<string>`case when expires_at <= ${now()} then 'unconfirmed' else 'unknown' end`,
          not_before: after(now(), settings.quiet),
          outcome: 'not readable',
        };
    }
  }
}
