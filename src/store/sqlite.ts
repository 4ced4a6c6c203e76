import { closeSync, mkdirSync, openSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import Database from 'libsql';
import { SettingsError, type Clock } from '../ports';
import type { Connection, Tables } from './schema';

/**
 * Opens a database file, making it and its folder where they are missing. The file stays locked until `close` or
 * the end of the process, however that comes; throws SettingsError when another process has it. `:memory:` keeps
 * everything in memory.
 */
export function openSqlite(file: string, clock?: Clock): Connection {
  const native = openLocked(file);
  // FULL: a commit that was acknowledged survives a power cut. NORMAL lost rows when we tried it.
  native.pragma('synchronous = FULL');
  native.pragma('foreign_keys = ON');
  // What is erased is written over with zeros, not merely let go.
  native.pragma('secure_delete = ON');
  const inPlace = watchFile(file);
  const mustBeInPlace = (): void => {
    if (!inPlace()) throw new DatabaseMovedError(`${file} was deleted or replaced`);
  };
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: withKeptStatements(native, mustBeInPlace) }),
  });
  const unclean = markOpen(native);
  return {
    db,
    engine: 'sqlite',
    unclean,
    now: () =>
      clock === undefined
        ? sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
        : sql<number>`cast(${clock.now().getTime()} as bigint)`,
    // There is one connection, and nobody else has it meanwhile.
    lightly: (task) =>
      db.connection().execute(async (one) => {
        native.pragma('synchronous = NORMAL');
        try {
          return await task(one);
        } finally {
          native.pragma('synchronous = FULL');
        }
      }),
    // The log beside the file still holds pages as they were before.
    scrub: () =>
      db.connection().execute(() => {
        native.pragma('wal_checkpoint(TRUNCATE)');
        return Promise.resolve();
      }),
    probe: async () => {
      if (file !== ':memory:' && roomAt(file) < LEAST_ROOM)
        throw Object.assign(new Error('no room left'), { code: 'SQLITE_FULL' });
      // Written over with what it says: a full or broken disk shows, and nothing changes.
      await sql`update process_mark set state = state`.execute(db);
    },
    close: async () => {
      // A file that was taken away has nobody to be unlocked for.
      if (native.open && inPlace()) letGo(native);
      await db.destroy();
    },
  };
}

/** Bytes without which what is planned for a day has no room. */
const LEAST_ROOM = 1024 * 1024;

/** The bytes that are left on a file's disk. */
function roomAt(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

function openLocked(file: string): Database.Database {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    // A new file is for its owner only; SQLite gives the files beside it the same permissions.
    closeSync(openSync(file, 'a', 0o600));
  }
  const native = new Database(file);
  try {
    // The lock belongs to the kernel: a killed process cannot leave a stale one behind.
    native.pragma('locking_mode = EXCLUSIVE');
    native.pragma('journal_mode = WAL');
    native.exec('create table if not exists process_mark (state text not null)');
    return native;
  } catch (error) {
    native.close();
    if (!isBusy(error)) throw error;
    throw new SettingsError([
      `Another Signpost has ${file} open, and one database file serves one process. Stop the other one, or set ` +
        'DATABASE_URL to postgres://… to run several.',
    ]);
  }
}

/** A database file is no longer the one that was opened: what is written goes nowhere. */
export class DatabaseMovedError extends Error {
  override readonly name = 'DatabaseMovedError';
  readonly code = 'DATABASE_MOVED';
}

/** Whether a path still leads to the file that is open: SQLite itself goes on in one that has no name any more. */
function watchFile(file: string): () => boolean {
  if (file === ':memory:') return () => true;
  const opened = statSync(file, { bigint: true });
  return () => {
    const now = statSync(file, { bigint: true, throwIfNoEntry: false });
    return now?.ino === opened.ino && now.dev === opened.dev;
  };
}

/** Statements kept ready, and the longest worth keeping: planning makes long ones that rarely come again. */
const KEPT = 200;
const LONGEST = 4_000;

/**
 * The database, preparing each statement once. The driver frees a statement only when it is collected, so that
 * preparing anew for every query took a gigabyte in a busy hour.
 */
function withKeptStatements(native: Database.Database, mustBeInPlace: () => void): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      native.close();
    },
    prepare(text) {
      mustBeInPlace();
      const ready = kept.get(text) ?? native.prepare(text);
      if (text.length > LONGEST) return ready;
      // Put back last: the first in the map is the one longest unused.
      kept.delete(text);
      kept.set(text, ready);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return ready;
    },
  };
}

/**
 * Marks the file as closed and unlocks it. Closing alone would keep the lock until every statement of the driver's
 * has been collected; leaving WAL also leaves one file behind instead of three.
 */
function letGo(native: Database.Database): void {
  native.exec(`update process_mark set state = 'closed'`);
  native.exec('pragma journal_mode = DELETE');
  native.exec('pragma locking_mode = NORMAL');
  native.exec('select state from process_mark');
}

/**
 * True when the machine may have gone down while the file was open, and taken with it what the disk had not kept.
 * A process that merely died cannot: its writes live on in the system. Where a system does not say when it was
 * started, every unclosed file counts.
 */
function markOpen(native: Database.Database): boolean {
  const before = native.prepare('select state from process_mark').all() as { state: string }[];
  const boot = bootId();
  native.exec('delete from process_mark');
  native.prepare('insert into process_mark values (?)').run(`open ${boot}`);
  return before.some(
    ({ state }) => state !== 'closed' && (boot === '' || state !== `open ${boot}`),
  );
}

/** Differs after every start of the machine; empty where the system has none. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** Whether another process has the file. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
