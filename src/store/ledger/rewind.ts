import { sql, type Transaction } from 'kysely';
import type { Slot, Subscription } from '../port';
import { subscriptionOf, subscriptionRow } from '../rows';
import { after, type Connection, type Tables } from '../schema';
import { inTransaction } from '../transaction';
import type { Ledger, LedgerSettings } from './port';
import { giveBack } from './record-outcome';

/** A row written this little ahead of now, in milliseconds, may be another replica's. */
const MARGIN = 5_000;
/** Subscriptions in one transaction. */
const AT_ONCE = 200;

interface Ahead {
  readonly id: string;
  readonly subscription_id: string;
  readonly slot: string;
  readonly due_at: number;
}

/**
 * Takes back what a clock that was ahead has planned and ended: posts of a time that has not come and of which none was
 * sent, and tries that it gave up. What was sent stays, and its date gets no second post.
 */
export function createRewind(
  connection: Connection,
  { window, lease, quiet }: LedgerSettings,
): Ledger['rewind'] {
  const { db, engine, now } = connection;
  return async (toCome) => {
    const all = await db.selectFrom('subscription').select('id').orderBy('id').execute();
    await inTransaction(connection, async (trx) => {
      await endLongWaits(trx);
      await openAgain(trx);
    });
    let changed = 0;
    for (let first = 0; first < all.length; first += AT_ONCE) {
      const ids = all.slice(first, first + AT_ONCE).map(({ id }) => id);
      changed += await inTransaction(connection, (trx) => rewindSome(trx, ids, toCome));
    }
    return changed;
  };

  /** Pauses, leases and second tries that were set to end at a time years ahead would never end. */
  async function endLongWaits(trx: Transaction<Tables>): Promise<void> {
    await trx
      .updateTable('pace')
      .set({ next_at: now() })
      .where('next_at', '>', after(now(), MARGIN))
      .execute();
    await trx
      .updateTable('delivery')
      .set({ lease_until: after(now(), lease) })
      .where('state', 'in', ['sending', 'reconciling'])
      .where('lease_until', '>', after(now(), lease + MARGIN))
      .execute();
    await trx
      .updateTable('delivery')
      .set({ not_before: sql<number>`case when due_at > ${now()} then due_at else ${now()} end` })
      .where('state', 'in', ['queued', 'unknown'])
      .where('attempt', '>', 0)
      .where('not_before', '>', after(now(), quiet + MARGIN))
      .execute();
  }

  /** Tries that were given up as too old, by a clock that was ahead, are looked up again while their time has not passed. */
  async function openAgain(trx: Transaction<Tables>): Promise<void> {
    await trx
      .updateTable('delivery')
      .set({ state: 'unknown', not_before: now(), updated_at: now() })
      .where('state', 'in', ['expired', 'unconfirmed'])
      .where('attempt', '>', 0)
      .where('updated_at', '>', after(now(), MARGIN))
      .where('expires_at', '>', now())
      .execute();
  }

  async function rewindSome(
    trx: Transaction<Tables>,
    ids: readonly string[],
    toCome: (subscription: Subscription, now: Date) => Slot | undefined,
  ): Promise<number> {
    const query = trx.selectFrom('subscription').selectAll().where('id', 'in', ids).orderBy('id');
    const rows = await (engine === 'postgres' ? query.forUpdate() : query).execute();
    const { at } = await trx.selectNoFrom(now().as('at')).executeTakeFirstOrThrow();
    const { undone, sent } = await takeBack(trx, ids, at);
    let changed = 0;
    for (const row of rows) {
      const own = (some: readonly Ahead[]) =>
        some.filter(({ subscription_id }) => subscription_id === row.id);
      const after = rewound(subscriptionOf(row), own(undone), own(sent), new Date(at), toCome);
      if (after === undefined) continue;
      await trx
        .updateTable('subscription')
        .set({ ...subscriptionRow(after), version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      changed += 1;
    }
    return changed;
  }

  /** Deletes the rows from ahead of time that sent nothing; gives them back with those that did. */
  async function takeBack(trx: Transaction<Tables>, ids: readonly string[], at: number) {
    const ahead = await trx
      .selectFrom('delivery')
      .select(['id', 'subscription_id', 'slot', 'due_at', 'state', 'attempt', 'outcome'])
      .where('subscription_id', 'in', ids)
      .where((e) => e.or([e('due_at', '>', at), e('updated_at', '>', at + MARGIN)]))
      .execute();
    // What is past its window by the right clock too has its end, and keeps it.
    const unsent = ({ state, attempt, outcome, due_at }: (typeof ahead)[number]) =>
      due_at + window > at &&
      attempt === 0 &&
      outcome !== 'asked' &&
      (state === 'skipped' || state === 'expired' || state === 'queued');
    const undone = ahead.filter(unsent);
    if (undone.length > 0) {
      const gone = undone.map(({ id }) => id);
      await giveBack(trx, gone);
      await trx.deleteFrom('delivery').where('id', 'in', gone).execute();
    }
    return { undone, sent: ahead.filter((row) => !unsent(row) && row.due_at > at) };
  }

  /** A subscription as it would be had the clock been right; undefined where it is so already. */
  function rewound(
    { next, lastSlot, ...rest }: Subscription,
    undone: readonly Ahead[],
    sent: readonly Ahead[],
    at: Date,
    toCome: (subscription: Subscription, now: Date) => Slot | undefined,
  ): Subscription | undefined {
    // A date whose post is out already is left out, as if the readers had asked for it.
    const out = sent.map(({ slot }) => slot).filter((slot) => !rest.skipped.includes(slot));
    const first = [...undone, ...sent].map(({ slot }) => slot).sort()[0];
    const last =
      first !== undefined && lastSlot !== undefined && lastSlot >= first ? undefined : lastSlot;
    const plan: Subscription = {
      ...rest,
      skipped: [...rest.skipped, ...out],
      ...(last !== undefined && { lastSlot: last }),
    };
    const now = at.getTime();
    // What has fallen due and was never planned comes before everything to come: nobody has had it yet.
    const overdue = [
      ...undone.map(({ slot, due_at }): Slot => ({ date: slot, due: new Date(due_at) })),
      ...(next === undefined ? [] : [next]),
    ].filter(({ due }) => due.getTime() <= now);
    const [missed] = overdue.sort((a, b) => a.due.getTime() - b.due.getTime());
    const right = missed ?? toCome(plan, at);
    const late = next !== undefined && right !== undefined && next.due > right.due;
    const none = next === undefined && right !== undefined && first !== undefined;
    if (first === undefined && !late && !none) return undefined;
    return right === undefined ? plan : { ...plan, next: right };
  }
}
