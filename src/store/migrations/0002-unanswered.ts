import type { Kysely } from 'kysely';

/** Counts of what was asked and not answered; see what-is-kept.ts for what each field holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unanswered')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('words', 'text')
    .execute();
  await db.schema
    .createIndex('unanswered_org')
    .on('unanswered')
    .columns(['adapter', 'org'])
    .execute();
  await db.schema
    .createTable('unanswered_asker')
    .addColumn('unanswered_id', 'text', (c) =>
      c.notNull().references('unanswered.id').onDelete('cascade'),
    )
    .addColumn('asker', 'text', (c) => c.notNull())
    .addColumn('day', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('unanswered_asker_key', ['unanswered_id', 'asker'])
    .execute();
}
