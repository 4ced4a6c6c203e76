import { join } from 'node:path';
import { SettingsError, type Clock, type Log } from '../ports';
import { databaseAddressProblem, filePath, placeOf } from '../settings/database-address';
import { createAudit } from './audit';
import { explained } from './faults';
import { createContentChanges } from './content-changes';
import { createDailyCounts } from './daily-counts';
import { createFeedback } from './feedback';
import { createHistory } from './history';
import { createLeaving } from './offboarding';
import { migrate } from './migrate';
import type { Store } from './port';
import { openPostgres } from './postgres';
import { createRecords } from './records';
import type { Connection } from './schema';
import { openSqlite } from './sqlite';
import { createSubscriptions } from './subscriptions';
import { createSuggestions } from './suggestions';
import { inTransaction } from './transaction';
import { createUnansweredSets } from './unanswered-counts';

export interface StoreSettings {
  /** `postgres://…`, `file:/path/to/signpost.db`, `:memory:`, or undefined for `signpost.db` in `folder`. */
  readonly url: string | undefined;
  /** Where the default file goes. */
  readonly folder: string;
  readonly log: Log;
  /** Replaces the database's clock, for tests and rehearsals. */
  readonly clock?: Clock;
  /** How long a post may still be sent after it was due, in milliseconds. */
  readonly window?: number;
}

/** Four hours: a tip of the morning is welcome at lunch, not at night. */
export const DEFAULT_WINDOW = 4 * 60 * 60 * 1000;

export interface OpenStore {
  readonly store: Store;
  /** For the scheduler and for export and import. */
  readonly connection: Connection;
  /** Where it is, as people may be told: no name of a user, no password. */
  readonly place: string;
}

/**
 * Opens the store and brings its tables up to date. Throws SettingsError when the address cannot be used or another
 * process has the file.
 */
export async function openStore(settings: StoreSettings): Promise<OpenStore> {
  const connection = connectOrExplain(settings);
  try {
    await migrate(connection);
  } catch (error) {
    await connection.close();
    throw explained(error, placeOf(settings));
  }
  return {
    store: createStore(connection, settings.window ?? DEFAULT_WINDOW),
    connection,
    place: placeOf(settings),
  };
}

function connectOrExplain(settings: StoreSettings): Connection {
  try {
    return connect(settings);
  } catch (error) {
    throw explained(error, placeOf(settings));
  }
}

function connect({ url, folder, log, clock }: StoreSettings): Connection {
  if (url === undefined || url === '') return openSqlite(join(folder, 'signpost.db'), clock);
  if (url === ':memory:') return openSqlite(url, clock);
  const problem = databaseAddressProblem(url);
  if (problem !== undefined) throw new SettingsError([`DATABASE_URL ${problem}`]);
  if (url.startsWith('file:')) return openSqlite(filePath(url), clock);
  return openPostgres(url, log, clock);
}

function createStore(connection: Connection, window: number): Store {
  const { db, now } = connection;
  return {
    records: createRecords(connection),
    subscriptions: createSubscriptions(connection),
    history: createHistory(connection, window),
    feedback: createFeedback(connection),
    audit: createAudit(connection),
    unanswered: createUnansweredSets(connection),
    suggestions: createSuggestions(connection),
    contentChanges: createContentChanges(connection),
    dailyCounts: createDailyCounts(connection),
    async now() {
      const row = await db.selectNoFrom(now().as('now')).executeTakeFirstOrThrow();
      return new Date(row.now);
    },
    async forgetPerson(hash) {
      const touched = await inTransaction(connection, async (trx) => {
        const makers = await trx
          .updateTable('subscription')
          .set((e) => ({ made_by: null, manager: null, version: e('version', '+', 1) }))
          .where('made_by', '=', hash)
          .execute();
        // After the subscriptions, as everywhere: two that lock in another order would wait for each other.
        const votes = await trx.deleteFrom('feedback').where('voter', '=', hash).execute();
        const entries = await trx
          .updateTable('audit')
          .set({ by: null })
          .where('by', '=', hash)
          .execute();
        const suggested = await trx
          .updateTable('suggestion')
          .set({ asker: null, hear_ref: null })
          .where('asker', '=', hash)
          .execute();
        const deleted = votes.reduce((sum, result) => sum + Number(result.numDeletedRows), 0);
        return [...makers, ...entries, ...suggested].reduce(
          (sum, result) => sum + Number(result.numUpdatedRows),
          deleted,
        );
      });
      await connection.scrub();
      return touched;
    },
    leaveConversation: createLeaving(connection),
    async heldOn(hash) {
      const count = async (rows: Promise<{ readonly n: unknown }>) => Number((await rows).n);
      const votes = db.selectFrom('feedback').where('voter', '=', hash);
      const changes = db.selectFrom('audit').where('by', '=', hash);
      const suggestions = db.selectFrom('suggestion').where('asker', '=', hash);
      return {
        votes: await count(votes.select((e) => e.fn.countAll().as('n')).executeTakeFirstOrThrow()),
        changes: await count(
          changes.select((e) => e.fn.countAll().as('n')).executeTakeFirstOrThrow(),
        ),
        suggestions: await count(
          suggestions.select((e) => e.fn.countAll().as('n')).executeTakeFirstOrThrow(),
        ),
      };
    },
    close: () => connection.close(),
  };
}
