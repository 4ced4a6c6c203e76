import type { Kysely } from 'kysely';
import type { Address } from '../ports';
import { addEntry } from './audit';
import { SIGNPOST } from './actors';
import type { Store } from './port';
import type { Connection, Tables } from './schema';
import { inTransaction } from './transaction';

/** Erases what is kept for one conversation, in a transaction of the caller's; its audit stays. True when it had posts. */
export async function eraseConversation(
  trx: Kysely<Tables>,
  { adapter, org, ref }: Address,
): Promise<boolean> {
  const here = (table: 'subscription' | 'feedback') =>
    trx
      .deleteFrom(table)
      .where('adapter', '=', adapter)
      .where('org', '=', org)
      .where('ref', '=', ref)
      .executeTakeFirstOrThrow();
  // Subscriptions first, as everywhere: two that lock in another order would wait for each other.
  const { numDeletedRows } = await here('subscription');
  await here('feedback');
  await trx
    .updateTable('suggestion')
    .set({ asker: null, hear_ref: null })
    .where('adapter', '=', adapter)
    .where('org', '=', org)
    .where('hear_ref', '=', ref)
    .execute();
  await eraseRecords(trx, { adapter, org, ref });
  return numDeletedRows > 0n;
}

async function eraseRecords(trx: Kysely<Tables>, { adapter, org, ref }: Address): Promise<void> {
  await trx
    .deleteFrom('record')
    .where('adapter', '=', adapter)
    .where('org', '=', org)
    .where('id', '=', ref)
    .execute();
}

/** See Store.leaveConversation. */
export function createLeaving(connection: Connection): Store['leaveConversation'] {
  return async (at, by) => {
    await inTransaction(connection, async (trx) => {
      if (!(await eraseConversation(trx, at))) return;
      await addEntry(trx, connection.now, {
        ...at,
        event: 'removed',
        ...(by !== undefined && { by }),
      });
    });
    await connection.scrub();
  };
}

/** Moves what is kept for one conversation to another ref of the same organisation. See Records.moveConversation. */
export async function moveConversation(
  connection: Connection,
  { adapter, org, ref }: Address,
  to: string,
): Promise<void> {
  if (to === ref) return;
  await inTransaction(connection, async (trx) => {
    const there = trx
      .selectFrom('subscription')
      .select('what')
      .where('adapter', '=', adapter)
      .where('org', '=', org)
      .where('ref', '=', to);
    await trx
      .deleteFrom('subscription')
      .where('adapter', '=', adapter)
      .where('org', '=', org)
      .where('ref', '=', ref)
      .where('what', 'in', there)
      .execute();
    const moved = await trx
      .updateTable('subscription')
      .set((e) => ({ ref: to, version: e('version', '+', 1) }))
      .where('adapter', '=', adapter)
      .where('org', '=', org)
      .where('ref', '=', ref)
      .executeTakeFirstOrThrow();
    for (const table of ['delivery', 'feedback', 'audit'] as const) {
      await trx
        .updateTable(table)
        .set({ ref: to })
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('ref', '=', ref)
        .execute();
    }
    const kinds = trx
      .selectFrom('record')
      .select('kind')
      .where('adapter', '=', adapter)
      .where('org', '=', org)
      .where('id', '=', to);
    const records = trx
      .updateTable('record')
      .where('adapter', '=', adapter)
      .where('org', '=', org)
      .where('id', '=', ref);
    await records.where('kind', 'not in', kinds).set({ id: to }).execute();
    await eraseRecords(trx, { adapter, org, ref });
    if (moved.numUpdatedRows === 0n) return;
    await addEntry(trx, connection.now, { adapter, org, ref: to, event: 'moved', by: SIGNPOST });
  });
}
