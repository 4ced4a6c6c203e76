import { Migrator, sql } from 'kysely';
import * as begin from './migrations/0001-begin';
import * as unanswered from './migrations/0002-unanswered';
import * as whereItWasChanged from './migrations/0003-where-it-was-changed';
import * as welcomesByKey from './migrations/0004-welcomes-by-key';
import * as suggestions from './migrations/0005-suggestions';
import * as contentChanges from './migrations/0006-content-changes';
import * as dailyCounts from './migrations/0007-daily-counts';
import { serverSaid } from './faults';
import type { Connection } from './schema';

/** Every migration by name, in the order of the names. One that has been released is never changed. */
const MIGRATIONS = {
  '0001-begin': begin,
  '0002-unanswered': unanswered,
  '0003-where-it-was-changed': whereItWasChanged,
  '0004-welcomes-by-key': welcomesByKey,
  '0005-suggestions': suggestions,
  '0006-content-changes': contentChanges,
  '0007-daily-counts': dailyCounts,
};

/** The names of the steps that this program knows. */
export const STEPS: readonly string[] = Object.keys(MIGRATIONS);

/** Brings the tables up to date. Several processes may do this at once: one works, the others wait. */
export async function migrate(connection: Connection): Promise<void> {
  const done = await stepsDone(connection).catch((error: unknown) => {
    throw failure(error);
  });
  if (done.length === STEPS.length && done.every((name) => STEPS.includes(name))) return;
  const migrator = new Migrator({
    db: connection.db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw failure(error, results?.find(({ status }) => status === 'Error')?.migrationName);
}

/**
 * The names of the steps that this database has. One read, where the migrator first looks through the whole catalogue:
 * a tenth of a second on PostgreSQL.
 */
async function stepsDone({ db }: Connection): Promise<readonly string[]> {
  try {
    const steps = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return steps.rows.map(({ name }) => name);
  } catch (error) {
    if (isWithoutTable(error)) return [];
    throw error;
  }
}

function isWithoutTable(error: unknown): boolean {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code === '42P01' || (message ?? '').startsWith('no such table');
}

function failure(error: unknown, failed?: string): Error {
  const step = failed === undefined ? '' : ` (step ${failed})`;
  const said = serverSaid(error);
  const why = said === undefined ? '' : ` The database says: ${said}`;
  return new Error(
    `The database could not be brought up to date${step}; nothing was changed.${why}`,
    { cause: error },
  );
}
