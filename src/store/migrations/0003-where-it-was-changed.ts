import { sql, type Kysely } from 'kysely';

/** The audit says in which conversation a change was made; older lines learn it where their subscription is still there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('audit').addColumn('ref', 'text').execute();
  await sql`update audit set ref = (
    select subscription.ref from subscription where subscription.id = audit.subject
      and subscription.adapter = audit.adapter and subscription.org = audit.org
  )`.execute(db);
  await db.schema
    .createIndex('audit_newest_there')
    .on('audit')
    .columns(['adapter', 'org', 'ref', 'at'])
    .execute();
}
