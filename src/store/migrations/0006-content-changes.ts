import type { Kysely } from 'kysely';

/** Changes of content made by editors; see what-is-kept.ts for what each field holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('content_change')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('version', 'bigint', (c) => c.unique())
    .addColumn('undoes', 'text')
    .execute();
}
