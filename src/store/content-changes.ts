import type { Kysely, Selectable } from 'kysely';
import type { Fields } from '../../knowledge';
import type { Reach } from './failpoints';
import type { ContentChange, ContentChanges } from './port';
import type { Connection, ContentChangeTable, Tables } from './schema';
import { inTransaction } from './transaction';

/** Of what was decided long ago, this many are listed. */
const MOST_LISTED = 200;

/** Editors' changes in the database. One number says which of them are live, and goes up with each. */
export function createContentChanges(
  connection: Connection,
  reach: Reach = () => Promise.resolve(),
): ContentChanges {
  const { db, now } = connection;
  const row = ({
    id,
    file,
    entry,
    kind,
    before,
    after,
    author,
  }: Parameters<ContentChanges['propose']>[0]) => ({
    id,
    file,
    entry,
    kind,
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
    author,
    made_at: now(),
  });
  return {
    async propose(change) {
      await db
        .insertInto('content_change')
        .values({
          ...row(change),
          state: 'proposed',
          decided_by: null,
          decided_at: null,
          version: null,
          undoes: null,
        })
        .execute();
    },
    async list() {
      const rows = await db
        .selectFrom('content_change')
        .selectAll()
        .orderBy('made_at', 'desc')
        .orderBy('id')
        .limit(MOST_LISTED)
        .execute();
      return rows.map(changeOf);
    },
    async get(id) {
      const found = await db
        .selectFrom('content_change')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return found && changeOf(found);
    },
    version: () => newest(db),
    async live() {
      const rows = await db
        .selectFrom('content_change')
        .selectAll()
        .where('state', '=', 'live')
        .orderBy('version')
        .execute();
      return { version: rows.at(-1)?.version ?? 0, changes: rows.map(changeOf) };
    },
    publish: (id, by, seen) =>
      inTurn(async (trx) => {
        if ((await newest(trx)) !== seen) return 'others came first';
        const published = await trx
          .updateTable('content_change')
          .set({ state: 'live', decided_by: by, decided_at: now(), version: seen + 1 })
          .where('id', '=', id)
          .where('state', '=', 'proposed')
          .returning('id')
          .executeTakeFirst();
        return published === undefined ? 'settled' : 'live';
      }),
    async refuse(id, by) {
      const refused = await db
        .updateTable('content_change')
        .set({ state: 'refused', decided_by: by, decided_at: now() })
        .where('id', '=', id)
        .where('state', '=', 'proposed')
        .returning('id')
        .executeTakeFirst();
      return refused !== undefined;
    },
    undo: (change, undoes, by, seen) =>
      inTurn(async (trx) => {
        if ((await newest(trx)) !== seen) return 'others came first';
        await trx
          .insertInto('content_change')
          .values({
            ...row(change),
            state: 'live',
            decided_by: by,
            decided_at: now(),
            version: seen + 1,
            undoes,
          })
          .execute();
        return 'live';
      }),
  };

  /** Runs what puts a change live. Of two at once one is told that others came first: no two changes have one number. */
  async function inTurn<Outcome>(
    task: (trx: Kysely<Tables>) => Promise<Outcome>,
  ): Promise<Outcome | 'others came first'> {
    try {
      const outcome = await inTransaction(connection, async (trx) => {
        await reach('publish: begun');
        const done = await task(trx);
        await reach('publish: about to commit');
        return done;
      });
      await reach('publish: committed');
      return outcome;
    } catch (error) {
      if (isTaken(error)) return 'others came first';
      throw error;
    }
  }
}

async function newest(db: Kysely<Tables>): Promise<number> {
  const { version } = await db
    .selectFrom('content_change')
    .select((e) => e.fn.max('version').as('version'))
    .executeTakeFirstOrThrow();
  return version ?? 0;
}

/** A number that is taken already, as PostgreSQL and SQLite say it. */
function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}

function changeOf(row: Selectable<ContentChangeTable>): ContentChange {
  return {
    id: row.id,
    file: row.file,
    entry: row.entry,
    kind: row.kind,
    before: fieldsOf(row.before),
    after: fieldsOf(row.after),
    author: row.author,
    made: new Date(row.made_at),
    state: row.state as ContentChange['state'],
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.decided_at !== null && { decided: new Date(row.decided_at) }),
    ...(row.version !== null && { version: row.version }),
    ...(row.undoes !== null && { undoes: row.undoes }),
  };
}

const fieldsOf = (text: string | null): Fields | null =>
  text === null ? null : (JSON.parse(text) as Fields);
