import type { Kysely } from 'kysely';

/** What people suggest to the editors; see what-is-kept.ts for what each field holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('suggestion')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('about', 'text')
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('day', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('asker', 'text')
    .addColumn('hear_ref', 'text')
    .execute();
  await db.schema
    .createIndex('suggestion_org')
    .on('suggestion')
    .columns(['adapter', 'org'])
    .execute();
  await db.schema.createIndex('suggestion_asker').on('suggestion').column('asker').execute();
}
