import type { Records } from '../ports';
import { eraseConversation, moveConversation } from './offboarding';
import { after, type Connection } from './schema';
import { inTransaction } from './transaction';

/** What adapters keep, in the database. */
export function createRecords(connection: Connection): Records {
  const { db, now, lightly, scrub } = connection;
  return {
    async get({ adapter, org, kind, id }) {
      const row = await db
        .selectFrom('record')
        .select('value')
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.value;
    },
    async put(key, value) {
      await db
        .insertInto('record')
        .values({ ...key, value, updated_at: now() })
        .onConflict((conflict) =>
          conflict
            .columns(['adapter', 'org', 'kind', 'id'])
            .doUpdateSet({ value, updated_at: now() }),
        )
        .execute();
    },
    async remove({ adapter, org, kind, id }) {
      await db
        .deleteFrom('record')
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
    },
    async list({ adapter, org, kind }) {
      return db
        .selectFrom('record')
        .select(['id', 'value'])
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('kind', '=', kind)
        .orderBy('id')
        .execute();
    },
    async claim({ adapter, org, kind, id }, keepFor) {
      const until = after(now(), keepFor * 1000);
      // Every message makes a claim. One lost in a power cut lets a message be answered twice, no more.
      const claimed = await lightly((one) =>
        one
          .insertInto('inbound_event')
          .values({ adapter, org, kind, id, until })
          .onConflict((conflict) =>
            conflict
              .columns(['adapter', 'org', 'kind', 'id'])
              .doUpdateSet({ until })
              .where('inbound_event.until', '<=', now()),
          )
          .returning('id')
          .executeTakeFirst(),
      );
      return claimed !== undefined;
    },
    async release({ adapter, org, kind, id }) {
      await db
        .deleteFrom('inbound_event')
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
    },
    async forgetOrg(adapter, org) {
      const tables = [
        'subscription',
        'record',
        'inbound_event',
        'feedback',
        'audit',
        'pace',
        'unanswered',
        'suggestion',
      ] as const;
      await inTransaction(connection, async (trx) => {
        for (const table of tables) {
          await trx
            .deleteFrom(table)
            .where('adapter', '=', adapter)
            .where('org', '=', org)
            .execute();
        }
      });
      await scrub();
    },
    async forgetConversation(at) {
      await inTransaction(connection, async (trx) => {
        await eraseConversation(trx, at);
        await trx
          .deleteFrom('audit')
          .where('adapter', '=', at.adapter)
          .where('org', '=', at.org)
          .where('ref', '=', at.ref)
          .execute();
      });
      await scrub();
    },
    moveConversation: (at, ref) => moveConversation(connection, at, ref),
  };
}
