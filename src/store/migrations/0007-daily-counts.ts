import type { Kysely } from 'kysely';

/** How much was asked each day; see what-is-kept.ts for what each field holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('daily_count')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('daily_count_key', ['day', 'what'])
    .execute();
}
