import { Migrator } from 'kysely';
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
  const migrator = new Migrator({
    db: connection.db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  const step = failed === undefined ? '' : ` (step ${failed})`;
  const said = serverSaid(error);
  const why = said === undefined ? '' : ` The database says: ${said}`;
  throw new Error(
    `The database could not be brought up to date${step}; nothing was changed.${why}`,
    { cause: error },
  );
}
