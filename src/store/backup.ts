import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { sql } from 'kysely';
import Database from 'libsql';
import type { Records } from '../ports';
import type { Connection } from './schema';

/** Where a store says that it is a copy brought back, and since when it has been in use. */
const MARK = { adapter: 'signpost', org: '', kind: 'copy', id: 'brought-back' };
const UNUSED = 'not in use yet';

/**
 * Notes that a store is a copy: what was posted after the copy was made is not in it, so the first start looks up
 * everything due before it sends any.
 */
export async function markAsCopy({ db }: Pick<Connection, 'db'>): Promise<void> {
  await db
    .insertInto('record')
    .values({ ...MARK, value: UNUSED, updated_at: 0 })
    .onConflict((conflict) =>
      conflict.columns(['adapter', 'org', 'kind', 'id']).doUpdateSet({ value: UNUSED }),
    )
    .execute();
}

/** Since when a copy has been in use: `unused` before its first start; undefined for a store that is no copy. */
export async function copyInUseSince(records: Records): Promise<Date | 'unused' | undefined> {
  const value = await records.get(MARK);
  if (value === undefined) return undefined;
  return value === UNUSED ? 'unused' : new Date(value);
}

/** Notes when a copy was first used. */
export async function useCopy(records: Records, now: Date): Promise<void> {
  await records.put(MARK, now.toISOString());
}

/**
 * Writes a whole copy of a SQLite store to a file, while it is in use, and marks it as one. The file is for its owner
 * only, and is there only once it is complete. Throws for a store on a server, which has its own tools.
 */
export async function copySqlite({ db, engine }: Connection, file: string): Promise<void> {
  if (engine !== 'sqlite') throw new Error('only a SQLite store is copied to a file');
  const part = `${file}.part`;
  rmSync(part, { force: true });
  // SQLite takes an empty file as it is, permissions with it.
  closeSync(openSync(part, 'wx', 0o600));
  try {
    await sql`vacuum into ${part}`.execute(db);
    markFile(part);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

function markFile(file: string): void {
  const copy = new Database(file);
  try {
    copy.exec(`update process_mark set state = 'closed'`);
    copy
      .prepare('insert or replace into record values (?, ?, ?, ?, ?, 0)')
      .run(MARK.adapter, MARK.org, MARK.kind, MARK.id, UNUSED);
  } finally {
    copy.close();
  }
}
