import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely, sql, SqliteDialect } from 'kysely';
import Database from 'libsql';
import type { Log } from '../ports';
import { filePath } from '../settings/database-address';
import { STEPS } from './migrate';
import { openPostgres } from './postgres';
import type { Tables } from './schema';
import { isBusy } from './sqlite';

/** How a store is, seen without changing it. `folder` is where a database file is or would be. */
export type StoreState =
  | { readonly state: 'absent'; readonly folder: string }
  | { readonly state: 'in use'; readonly folder: string }
  | {
      readonly state: 'open';
      readonly folder?: string;
      readonly engine: 'sqlite' | 'postgres';
      /** The database's clock. */
      readonly now: Date;
      /** Steps that the next start will take. */
      readonly pending: readonly string[];
      /** Steps that a newer Signpost took. */
      readonly unknown: readonly string[];
      /** What the database's own check finds broken. */
      readonly broken: readonly string[];
      /** Subscriptions stopped because their conversation could not be reached. */
      readonly suspended: number;
      /** Rights that a start needs and this user lacks, as the server's own refusals; none where a file is the store. */
      readonly refusals: readonly { readonly code: string; readonly message: string }[];
      /** Whether what goes to a server is encrypted; absent where a file is the store. */
      readonly encrypted?: boolean;
      /** For each adapter that keeps addresses of conversations, how they are. */
      readonly conversations: readonly Conversations[];
    };

type Open = Extract<StoreState, { readonly state: 'open' }>;

/** Addresses of conversations that one adapter keeps. */
export interface Conversations {
  readonly adapter: string;
  readonly kept: number;
  /** Unchanged for a year, and nothing is posted there. */
  readonly stale: number;
  /** Active subscriptions whose conversation has no address kept. */
  readonly lost: number;
}

/** Looks at the store that `url` names, or at `signpost.db` in `folder`. Makes and changes nothing; rejects when it can't be read. */
export async function inspectStore(
  url: string | undefined,
  folder: string,
  log: Log,
): Promise<StoreState> {
  if (url !== undefined && !url.startsWith('file:')) {
    const { db } = openPostgres(url, log);
    return look(db, 'postgres').finally(() => db.destroy());
  }
  const file = url === undefined ? join(folder, 'signpost.db') : filePath(url);
  const place = { folder: dirname(file) };
  if (!existsSync(file)) return { state: 'absent', ...place };
  const native = new Database(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: native }) });
  try {
    native.pragma('query_only = ON');
    return { ...place, ...(await look(db, 'sqlite')) };
  } catch (error) {
    if (isBusy(error)) return { state: 'in use', ...place };
    throw error;
  } finally {
    await db.destroy();
  }
}

async function look(db: Kysely<Tables>, engine: 'sqlite' | 'postgres'): Promise<StoreState> {
  const instant =
    engine === 'sqlite'
      ? sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
      : sql<number>`cast(extract(epoch from now()) * 1000 as bigint)`;
  const { now } = await db.selectNoFrom(instant.as('now')).executeTakeFirstOrThrow();
  const broken =
    engine === 'sqlite' ? await sql<{ quick_check: string }>`pragma quick_check`.execute(db) : null;
  const tables = (await db.introspection.getTables({ withInternalKyselyTables: true })).map(
    ({ name }) => name,
  );
  const done = tables.includes('kysely_migration')
    ? (await sql<{ name: string }>`select name from kysely_migration`.execute(db)).rows
    : [];
  const taken = done.map(({ name }) => name);
  return {
    state: 'open',
    engine,
    now: new Date(now),
    pending: STEPS.filter((step) => !taken.includes(step)),
    unknown: taken.filter((step) => !STEPS.includes(step)),
    broken: (broken?.rows ?? []).map((row) => row.quick_check).filter((line) => line !== 'ok'),
    ...(engine === 'postgres' && { encrypted: await isEncrypted(db) }),
    refusals: engine === 'postgres' ? await refusalsToCome(db, tables.length === 0) : [],
    suspended: tables.includes('subscription') ? await countSuspended(db) : 0,
    conversations: tables.includes('record') ? await countConversations(db, now) : [],
  };
}

interface Rights {
  readonly database: string;
  readonly schema: string | null;
  readonly read_only: boolean;
  readonly tables: boolean;
  readonly queue: boolean;
}

/** What the server will refuse a start, found by asking it for this user's rights. */
async function refusalsToCome(db: Kysely<Tables>, empty: boolean): Promise<Open['refusals']> {
  const { rows } =
    await sql<Rights>`select current_database() as database, current_schema() as schema,
    pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as read_only,
    coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as tables,
    to_regclass('pgboss.version') is not null or has_database_privilege(current_database(), 'CREATE')
      or coalesce(has_schema_privilege(to_regnamespace('pgboss')::oid, 'CREATE'), false) as queue`.execute(
      db,
    );
  const [rights] = rows;
  if (rights === undefined) return [];
  if (rights.read_only) return [{ code: '25006', message: '' }];
  const denied = (what: string) => ({ code: '42501', message: `permission denied for ${what}` });
  return [
    ...(empty && !rights.tables ? [denied(`schema ${rights.schema ?? 'public'}`)] : []),
    ...(rights.queue ? [] : [denied(`database ${rights.database}`)]),
  ];
}

async function isEncrypted(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{
    ssl: boolean;
  }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(db);
  return rows[0]?.ssl === true;
}

async function countSuspended(db: Kysely<Tables>): Promise<number> {
  const { n } = await db
    .selectFrom('subscription')
    .select(db.fn.countAll<number>().as('n'))
    .where('status', '=', 'suspended')
    .executeTakeFirstOrThrow();
  return n;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

async function countConversations(
  db: Kysely<Tables>,
  now: number,
): Promise<readonly Conversations[]> {
  const { rows } = await sql<Conversations>`
    select r.adapter, count(*) as kept,
      sum(case when r.updated_at < ${now - YEAR} and not exists (select 1 from subscription s
        where s.adapter = r.adapter and s.org = r.org and s.ref = r.id) then 1 else 0 end) as stale,
      (select count(*) from subscription s where s.adapter = r.adapter and s.status = 'active'
        and not exists (select 1 from record k where k.kind = 'conversation' and k.adapter = s.adapter
          and k.org = s.org and k.id = s.ref)) as lost
    from record r where r.kind = 'conversation' group by r.adapter order by r.adapter`.execute(db);
  return rows;
}
