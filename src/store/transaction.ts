import type { Transaction } from 'kysely';
import type { Connection, Tables } from './schema';

/** PostgreSQL's `deadlock_detected` (its manual, appendix A): of two that wait for each other it ends one. */
const DEADLOCK = '40P01';
const TRIES = 3;

/**
 * Runs a task in one transaction: all of what it writes is kept, or nothing. A transaction that the server ended so
 * that another could go on is run again, twice at most, so the task must do nothing outside the database that would
 * harm when done again. Rejects with whatever the task or the database throws otherwise.
 */
export async function inTransaction<T>(
  { db }: Pick<Connection, 'db'>,
  task: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await db.transaction().execute(task);
    } catch (error) {
      if (left === 0 || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DEADLOCK;
}
