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
  return {
    away,
    async database() {
      const name = `test_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 10)}`;
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    stop,
  };
}
