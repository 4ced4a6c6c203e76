import { createHash } from 'node:crypto';
import { sql, type Insertable, type Transaction } from 'kysely';
import { NOTHING_USED, usedBy } from '../history';
import type { Subscription } from '../port';
import type { Reach } from '../failpoints';
import { subscriptionOf } from '../rows';
import type { Connection, DeliveryTable, RotationTable, Tables } from '../schema';
import { inTransaction } from '../transaction';
import type { Decision, Lane, Ledger, LedgerSettings } from './port';

/** Rows in one statement: SQLite allows 32,766 values. */
const ROWS_AT_ONCE = 500;

/** A delivery's id: the same subscription and date always give the same one. */
export function deliveryId(subscription: string, slot: string): string {
  const hash = createHash('sha256').update(`${subscription}\n${slot}\npost`).digest('hex');
  // A version 8 UUID: its bits are ours to choose.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

interface Decided {
  readonly subscription: Subscription;
  readonly decision: Decision;
}

/** Rows, rotation, wake-up and the subscription's next slot, all in one commit. */
export function createPlan(
  connection: Connection,
  settings: LedgerSettings,
  reach: Reach,
): Ledger['plan'] {
  const { engine, now } = connection;
  return async (most, decide, wake) => {
    const taken = await inTransaction(connection, async (trx) => {
      const due = await dueSubscriptions(trx, most);
      if (due.length === 0) return 0;
      await reach('plan: begun');
      const { at } = await trx.selectNoFrom(now().as('at')).executeTakeFirstOrThrow();
      const used = await usedBy(
        trx,
        due.map(({ id }) => id),
      );
      const decided = due.map((subscription) => ({
        subscription,
        decision: decide(subscription, used.get(subscription.id) ?? NOTHING_USED, new Date(at)),
      }));
      const written = await writeDeliveries(trx, decided, at, settings);
      await writeRotation(trx, decided, written);
      await advance(trx, decided);
      await reach('plan: rows written');
      const lanes = lanesOf(decided, written);
      if (lanes.length > 0) await wake(lanes, (query) => trx.executeQuery(query));
      await reach('plan: about to commit');
      return due.length;
    });
    if (taken > 0) await reach('plan: committed');
    return taken;
  };

  async function dueSubscriptions(
    trx: Transaction<Tables>,
    most: number,
  ): Promise<readonly Subscription[]> {
    const query = trx
      .selectFrom('subscription')
      .selectAll()
      .where('next_due', '<=', now())
      .where('status', '<>', 'suspended')
      .orderBy('next_due')
      .limit(most);
    // Replicas planning at once each take different rows; the one process on SQLite has nobody to lock out.
    const locking = engine === 'postgres' ? query.forUpdate().skipLocked() : query;
    return (await locking.execute()).map(subscriptionOf);
  }
}

/** Inserts the rows that are not there yet; returns the ids it inserted. */
async function writeDeliveries(
  trx: Transaction<Tables>,
  decided: readonly Decided[],
  at: number,
  { window, quiet }: LedgerSettings,
): Promise<ReadonlySet<string>> {
  const rows = decided.flatMap(({ subscription, decision }) =>
    decision.rows.map((row): Insertable<DeliveryTable> => {
      const due = row.slot.due.getTime();
      return {
        id: deliveryId(subscription.id, row.slot.date),
        subscription_id: subscription.id,
        ...subscription.to,
        slot: row.slot.date,
        kind: 'post',
        content: JSON.stringify(row.content),
        round: row.round,
        state: row.state,
        attempt: 0,
        not_before: row.state === 'unknown' ? at + quiet : due,
        due_at: due,
        expires_at: due + window,
        first_sent_at: row.state === 'unknown' ? due : null,
        outcome: row.outcome ?? null,
        updated_at: at,
      };
    }),
  );
  const written = new Set<string>();
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    const inserted = await trx
      .insertInto('delivery')
      .values(rows.slice(first, first + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    for (const { id } of inserted) written.add(id);
  }
  return written;
}

async function writeRotation(
  trx: Transaction<Tables>,
  decided: readonly Decided[],
  written: ReadonlySet<string>,
): Promise<void> {
  const rows = decided.flatMap(({ subscription, decision }) =>
    decision.rows
      .filter((row) => written.has(deliveryId(subscription.id, row.slot.date)))
      .flatMap((row) =>
        row.content.map((content, position): Insertable<RotationTable> => {
          // Dates grow, so the day number puts them in order of use without reading what is there.
          const day = Math.floor(Date.parse(row.slot.date) / 86_400_000);
          return {
            subscription_id: subscription.id,
            round: row.round,
            content_id: content,
            slot: row.slot.date,
            place: day * 100 + position,
          };
        }),
      ),
  );
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    await trx
      .insertInto('rotation')
      .values(rows.slice(first, first + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Moves every subscription on to its next slot in one statement. */
async function advance(trx: Transaction<Tables>, decided: readonly Decided[]): Promise<void> {
  const values = decided.map(
    ({ subscription: { id }, decision }) => sql`(
      cast(${id} as text), cast(${decision.status} as text), cast(${decision.pausedUntil ?? null} as text),
      cast(${decision.lastSlot ?? null} as text), cast(${decision.next?.date ?? null} as text),
      cast(${decision.next?.due.getTime() ?? null} as bigint))`,
  );
  await sql`
    with moved (id, status, paused_until, last_slot, next_slot, next_due) as (values ${sql.join(values)})
    update subscription set status = moved.status, paused_until = moved.paused_until,
      last_slot = moved.last_slot, next_slot = moved.next_slot, next_due = moved.next_due,
      version = version + 1
    from moved where subscription.id = moved.id`.execute(trx);
}

function lanesOf(decided: readonly Decided[], written: ReadonlySet<string>): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { subscription, decision } of decided) {
    const { adapter, org } = subscription.to;
    const queued = decision.rows.some(
      (row) => row.state === 'queued' && written.has(deliveryId(subscription.id, row.slot.date)),
    );
    if (queued) lanes.set(`${adapter} ${org}`, { adapter, org });
  }
  // In one order everywhere, so that two planners never wait for each other.
  return [...lanes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lane]) => lane);
}
