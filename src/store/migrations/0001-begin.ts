import { sql, type Kysely } from 'kysely';

/** The first tables. Only SQL that both engines read alike; see schema.ts for what the columns mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await subscriptions(db);
  await deliveries(db);
  await attemptsAndRotation(db);
  await opinions(db);
  await records(db);
}

async function subscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscription')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('ref', 'text', (c) => c.notNull())
    .addColumn('direct', 'integer', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('days', 'text', (c) => c.notNull())
    .addColumn('time', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('holidays', 'text', (c) => c.notNull())
    .addColumn('extra_dates', 'text', (c) => c.notNull())
    .addColumn('cadence', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('paused_until', 'text')
    .addColumn('skipped', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text')
    .addColumn('manager', 'text')
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('last_slot', 'text')
    .addColumn('next_slot', 'text')
    .addColumn('next_due', 'bigint')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addUniqueConstraint('subscription_once', ['adapter', 'org', 'ref', 'what'])
    .execute();
  await sql`create index subscription_due on subscription (next_due) where next_due is not null`.execute(
    db,
  );
  await sql`create index subscription_maker on subscription (made_by) where made_by is not null`.execute(
    db,
  );
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('subscription_id', 'text', (c) =>
      c.notNull().references('subscription.id').onDelete('cascade'),
    )
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('ref', 'text', (c) => c.notNull())
    .addColumn('slot', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text')
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('not_before', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('first_sent_at', 'bigint')
    .addColumn('posted_ref', 'text')
    .addColumn('outcome', 'text')
    .addColumn('reported_at', 'bigint')
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('delivery_once', ['subscription_id', 'slot', 'kind'])
    .execute();
  await sql`create index delivery_queue on delivery (adapter, org, due_at) where state = 'queued'`.execute(
    db,
  );
  await sql`create index delivery_doubt on delivery (adapter, org, state)
    where state in ('sending', 'unknown', 'reconciling')`.execute(db);
  await sql`create index delivery_unreported on delivery (state)
    where state in ('failed', 'unconfirmed') and reported_at is null`.execute(db);
}

async function attemptsAndRotation(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery_attempt')
    .addColumn('delivery_id', 'text', (c) =>
      c.notNull().references('delivery.id').onDelete('cascade'),
    )
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('outcome', 'text')
    .addPrimaryKeyConstraint('delivery_attempt_key', ['delivery_id', 'n'])
    .execute();
  await db.schema
    .createTable('rotation')
    .addColumn('subscription_id', 'text', (c) =>
      c.notNull().references('subscription.id').onDelete('cascade'),
    )
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('content_id', 'text', (c) => c.notNull())
    .addColumn('slot', 'text', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('rotation_key', ['subscription_id', 'round', 'content_id'])
    .execute();
  await db.schema
    .createTable('pace')
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('interval_ms', 'integer', (c) => c.notNull())
    .addColumn('floor_ms', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('pace_key', ['adapter', 'org'])
    .execute();
}

async function opinions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feedback')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('voter', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('ref', 'text', (c) => c.notNull())
    .addColumn('helpful', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['subject', 'voter'])
    .execute();
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('subject', 'text')
    .addColumn('by', 'text')
    .addColumn('detail', 'text')
    .execute();
  await db.schema
    .createIndex('audit_newest')
    .on('audit')
    .columns(['adapter', 'org', 'at'])
    .execute();
}

async function records(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('record')
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('record_key', ['adapter', 'org', 'kind', 'id'])
    .execute();
  await db.schema
    .createTable('inbound_event')
    .addColumn('adapter', 'text', (c) => c.notNull())
    .addColumn('org', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('inbound_event_key', ['adapter', 'org', 'kind', 'id'])
    .execute();
}
