import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';
import type { Clock, Log } from '../ports';
import type { Connection, Tables } from './schema';

/**
 * Opens a PostgreSQL database by its `postgres://` address. Connects when first used; a connection lost while idle
 * is logged and replaced.
 */
export function openPostgres(url: string, log: Log, clock?: Clock): Connection {
  const numbers = new TypeOverrides();
  // Milliseconds since 1970 and counts fit a number; the driver gives text by default.
  numbers.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'signpost',
    types: numbers,
  });
  const lost = (error: Error) => log.warn('database.connection.lost', { reason: error.name });
  pool.on('error', lost);
  // The pool listens to idle connections only; one lost in the middle of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', lost));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    engine: 'postgres',
    unclean: false,
    now: () =>
      clock === undefined
        ? sql<number>`cast(extract(epoch from now()) * 1000 as bigint)`
        : sql<number>`cast(${clock.now().getTime()} as bigint)`,
    // The server waits for its disk while this process goes on.
    lightly: (task) => task(db),
    scrub: () => Promise.resolve(),
    // A server's disk is its own to watch over; one that only reads says so.
    probe: async () => {
      const { rows } = await sql<{ read_only: boolean }>`select pg_is_in_recovery()
        or current_setting('transaction_read_only') = 'on' as read_only`.execute(db);
      if (rows[0]?.read_only === true)
        throw Object.assign(new Error('read-only'), { code: '25006' });
    },
    close: () => db.destroy(),
  };
}
