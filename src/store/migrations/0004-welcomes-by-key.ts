import { sql, type Kysely } from 'kysely';

/** Who was welcomed was once kept under a hash without a key, from which people could be told by trying their ids. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from inbound_event where kind = 'welcome'`.execute(db);
}
