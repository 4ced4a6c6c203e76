import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { projectRoot } from '../src/settings/project-root';

/** A real PostgreSQL for tests. */
export interface PostgresServer {
  /** Makes an empty database and returns its address. */
  database(): Promise<string>;
  /**
   * Gives the address of one and the same database each time, with Signpost's tables empty from the second time on: making
   * a database anew takes a second. For tests that open one store after another, never two.
   */
  emptied(): Promise<string>;
  /** Stops the server and starts it again so many milliseconds later. Rejects where it is not ours to stop. */
  away(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The server that TEST_DATABASE_URL names, or the one of this run, or else one of our own, started from the binaries in
 * node_modules (see postgres-server.mjs: the package is an ES module, which Jest cannot load by itself). `ours: true`
 * asks for one of our own, which can be stopped.
 */
export async function startPostgres({ ours = false } = {}): Promise<PostgresServer> {
  const shared = process.env['TEST_DATABASE_URL'] || process.env['SIGNPOST_TEST_POSTGRES'];
  if (ours || shared === undefined || shared === '') return startOwn();
  const refused = new Error('This server is not ours to stop.');
  return serverAt(
    shared,
    () => Promise.reject(refused),
    () => Promise.resolve(),
  );
}

async function startOwn(): Promise<PostgresServer> {
  const child = spawn(process.execPath, [join(projectRoot(), 'test/postgres-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', () => reject(new Error('PostgreSQL did not start; its reason is above.')));
  });
  const away = async (ms: number): Promise<void> => {
    const back = once(lines, 'line');
    child.stdin.write(`away ${Math.round(ms)}\n`);
    await back;
  };
  return serverAt(url, away, async () => {
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  });
}

function serverAt(
  url: string,
  away: (ms: number) => Promise<void>,
  stop: () => Promise<void>,
): PostgresServer {
  const database = async (): Promise<string> => {
    const name = `test_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 10)}`;
    await asking(url, (client) => client.query(`create database ${name}`));
    const address = new URL(url);
    address.pathname = `/${name}`;
    return address.href;
  };
  let reused: Promise<string> | undefined;
  let emptying: Promise<Client> | undefined;
  return {
    away,
    database,
    async emptied() {
      if (reused === undefined) return (reused = database());
      const address = await reused;
      await empty(await (emptying ??= connected(address)));
      return address;
    },
    async stop() {
      await (await emptying)?.end();
      await stop();
    },
  };
}

/** Rows are deleted: to truncate, the server makes new files for each table and its indexes, which takes far longer. */
async function empty(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables
     where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  await client.query(rows.map(({ name }) => `delete from ${name}`).join(';'));
}

/** What tests' own connections are called on the server. */
export const TESTS = 'signpost-tests';

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: TESTS });
  await client.connect();
  return client;
}

async function asking(url: string, ask: (client: Client) => Promise<unknown>): Promise<void> {
  const client = await connected(url);
  try {
    await ask(client);
  } finally {
    await client.end();
  }
}
