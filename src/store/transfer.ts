import { sql, type Kysely } from 'kysely';
import { markAsCopy } from './backup';
import type { Connection, Tables } from './schema';

/** Every table with its key, parents before children. */
const KEYS: { readonly [Table in keyof Tables]: readonly string[] } = {
  subscription: ['id'],
  delivery: ['id'],
  delivery_attempt: ['delivery_id', 'n'],
  rotation: ['subscription_id', 'round', 'content_id'],
  pace: ['adapter', 'org'],
  feedback: ['subject', 'voter'],
  audit: ['id'],
  record: ['adapter', 'org', 'kind', 'id'],
  inbound_event: ['adapter', 'org', 'kind', 'id'],
  unanswered: ['id'],
  unanswered_asker: ['unanswered_id', 'asker'],
  suggestion: ['id'],
  content_change: ['id'],
  daily_count: ['day', 'what'],
};
const TABLES = Object.keys(KEYS) as (keyof Tables)[];
const AT_ONCE = 500;

/** A file that cannot be imported, and why. Nothing was changed. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
}

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Everything in a store as lines of JSON: a heading that names the step the tables are at, a line for each row, and
 * a closing line with their number, by which a file cut short is noticed. All of it is from one moment.
 */
export async function* exportLines({ db, engine }: Connection): AsyncGenerator<string> {
  const { trx, end } = await begin(db, engine);
  try {
    yield JSON.stringify({ format: 'signpost', step: await stepOf(trx) });
    let rows = 0;
    for (const table of TABLES) {
      for await (const row of rowsOf(trx, table)) {
        rows += 1;
        yield JSON.stringify([table, row]);
      }
    }
    yield JSON.stringify({ rows });
  } finally {
    await end();
  }
}

/** Puts exported lines into an empty store, all or nothing; resolves to the number of rows. Throws TransferError. */
export async function importLines(
  { db }: Connection,
  lines: AsyncIterable<string>,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await refuseUnlessEmpty(trx);
    const step = await stepOf(trx);
    const columns = await columnsOf(trx);
    let number = 0;
    let rows = 0;
    let ended = false;
    let batch: { table: keyof Tables; rows: Row[] } | undefined;
    const flush = async () => {
      if (batch) await insert(trx, batch.table, batch.rows);
      batch = undefined;
    };
    for await (const line of lines) {
      number += 1;
      const value = parse(line, number);
      if (number === 1) {
        checkHeading(value, step);
      } else if (Array.isArray(value)) {
        const { table, row } = checkRow(value, columns, number);
        if (batch?.table !== table || batch.rows.length >= AT_ONCE) await flush();
        batch ??= { table, rows: [] };
        batch.rows.push(row);
        rows += 1;
      } else {
        ended = isObject(value) && value['rows'] === rows;
      }
    }
    if (!ended) {
      throw new TransferError(
        `The file ends early: its closing line is missing or does not match. Export it again.`,
      );
    }
    await flush();
    await markAsCopy({ db: trx });
    return rows;
  });
}

/** One moment's view of the database. On SQLite, where a transaction holds the only connection, any transaction is. */
async function begin(db: Kysely<Tables>, engine: Connection['engine']) {
  const starting = db.startTransaction();
  const trx = await (
    engine === 'postgres' ? starting.setIsolationLevel('repeatable read') : starting
  ).execute();
  return { trx, end: () => trx.rollback().execute() };
}

async function* rowsOf(db: Kysely<Tables>, table: keyof Tables): AsyncGenerator<Row> {
  const key = sql.join(KEYS[table].map((column) => sql.ref(column)));
  let last: Row | undefined;
  for (;;) {
    const after = last === undefined ? sql`` : sql`where (${key}) > (${keyOf(table, last)})`;
    const { rows } =
      await sql<Row>`select * from ${sql.table(table)} ${after} order by ${key} limit ${sql.lit(AT_ONCE)}`.execute(
        db,
      );
    yield* rows;
    last = rows.at(-1);
    if (last === undefined) return;
  }
}

function keyOf(table: keyof Tables, row: Row) {
  return sql.join(KEYS[table].map((column) => sql`${row[column]}`));
}

async function stepOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? '';
}

async function refuseUnlessEmpty(db: Kysely<Tables>): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) {
      throw new TransferError(
        'This store already holds something. Import into an empty one: a new file, or a new database.',
      );
    }
  }
}

async function columnsOf(db: Kysely<Tables>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    throw new TransferError(`Line ${number} is not as it was exported. Export the file again.`, {
      cause: error,
    });
  }
}

function checkHeading(value: unknown, step: string): void {
  if (!isObject(value) || value['format'] !== 'signpost') {
    throw new TransferError('This file was not made by npm run export.');
  }
  if (value['step'] !== step) {
    throw new TransferError(
      `The file was exported by another version of Signpost (its tables are at ${JSON.stringify(value['step'])}, ` +
        `these at "${step}"). Import it with the version that exported it, then bring that one up to date.`,
    );
  }
}

function checkRow(
  [table, row]: readonly unknown[],
  columns: ReadonlyMap<string, ReadonlySet<string>>,
  number: number,
): { readonly table: keyof Tables; readonly row: Row } {
  const known = TABLES.find((name) => name === table);
  const unknown =
    known === undefined || !isObject(row)
      ? String(table)
      : Object.keys(row).find((column) => !columns.get(known)?.has(column));
  if (known === undefined || unknown !== undefined) {
    throw new TransferError(
      `Line ${number} holds something that has no place here ("${unknown ?? ''}").`,
    );
  }
  return { table: known, row: row as Row };
}

async function insert(db: Kysely<Tables>, table: keyof Tables, rows: readonly Row[]) {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map(
    (row) => sql`(${sql.join(columns.map((column) => sql`${row[column] ?? null}`))})`,
  );
  const insertion = sql`insert into ${sql.table(table)}
    (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`;
  await insertion.execute(db).catch((error: unknown) => {
    throw new TransferError(
      `Rows of "${table}" do not fit what came before them, so the file is damaged. Export it again.`,
      { cause: error },
    );
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
