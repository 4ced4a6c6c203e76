import { Client } from 'pg';
import { createLog } from '../../../src/bot/log';
import { checkStore } from '../../../src/doctor/examine-store';
import { createBoss } from '../../../src/scheduled-posts/delivery/pg-boss-wakeup';
import { readConfig } from '../../../src/settings/config';
import { openStore } from '../../../src/store/open-store';
import { startPostgres, type PostgresServer } from '../../postgres';

const log = createLog('silent');
const clock = { now: () => new Date() };
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** An empty database, as its administrator, and its address as a user who has no right in it but to connect. */
async function withPlainUser() {
  const admin = await server.database();
  const user = `app_${Math.random().toString(36).slice(2)}`;
  const run = async (statements: string): Promise<void> => {
    const client = new Client({ connectionString: admin });
    await client.connect();
    await client.query(statements).finally(() => client.end());
  };
  await run(`create role ${user} login password 'planted'`);
  const url = new URL(admin);
  url.username = user;
  url.password = 'planted';
  return { url: url.href, user, database: url.pathname.slice(1), run };
}

/** What a start says: of the tables, then of the queue; nothing when both work. */
async function startsWith(url: string): Promise<string> {
  try {
    const { store } = await openStore({ url, folder: '', log });
    await store.close();
    const wakeup = createBoss({ url, log });
    const nothing = () => Promise.resolve();
    try {
      await wakeup.start({ tick: nothing, settle: nothing, purge: nothing, send: nothing });
    } finally {
      await wakeup.stop();
    }
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What the doctor says is wrong, in the same words. */
async function doctorSays(url: string): Promise<string> {
  const findings = await checkStore(readConfig({ DATABASE_URL: url }), clock, log);
  return findings
    .filter(({ state }) => state === 'wrong')
    .map(({ says, todo = '' }) => `${says} ${todo}`)
    .join('\n');
}

it('names the right to make tables, and the statement that gives it', async () => {
  const { url } = await withPlainUser();
  const told =
    'DATABASE_URL: this user may not make tables in the schema public at 127.0.0.1:' as const;
  const start = await startsWith(url);
  expect(start).toContain(told);
  expect(start).toContain('GRANT USAGE, CREATE ON SCHEMA public TO signpost;');
  expect(await doctorSays(url)).toContain(told);
  expect(start).not.toContain('planted');
});

it('names the right that the queue needs and why, and starts once it is given', async () => {
  const { url, user, database, run } = await withPlainUser();
  await run(`grant usage, create on schema public to ${user}`);
  const told = `DATABASE_URL: this user may not make a schema in the database ${database}, and the queue that wakes replicas keeps its tables in one of its own, pgboss.`;
  expect(await doctorSays(url)).toContain(told);
  const start = await startsWith(url);
  expect(start).toContain(told);
  expect(start).toContain('CREATE SCHEMA pgboss AUTHORIZATION signpost;');
  await run(`grant create on database ${database} to ${user}`);
  expect(await startsWith(url)).toBe('');
  expect(await doctorSays(url)).toBe('');
});

it('starts in a schema that was prepared for it, with no right on the database, and again', async () => {
  const { url, user, run } = await withPlainUser();
  await run(`grant usage, create on schema public to ${user}`);
  await run(`create schema pgboss authorization ${user}`);
  expect(await doctorSays(url)).toBe('');
  expect(await Promise.all([startsWith(url), startsWith(url)])).toEqual(['', '']);
  expect(await startsWith(url)).toBe('');
});

it('says of tables that are another’s that they are', async () => {
  const { url, user, run } = await withPlainUser();
  const owner = new URL(url);
  owner.username = 'postgres';
  owner.password = 'postgres';
  expect(await startsWith(owner.href)).toBe('');
  await run(`grant usage, create on schema public to ${user}`);
  expect(await startsWith(url)).toContain('belong to another user');
});

it('says of a user who may only read that nothing can be written', async () => {
  const { url, user, run } = await withPlainUser();
  await run(`grant usage, create on schema public to ${user}`);
  await run(`alter role ${user} set default_transaction_read_only = on`);
  const told = 'can only be read, by this user or at all';
  expect(await startsWith(url)).toContain(told);
  expect(await doctorSays(url)).toContain(told);
});

it('says of a server without TLS that it has none', async () => {
  const { url } = await withPlainUser();
  const told = 'has no TLS, and the address asks for it with sslmode';
  expect(await startsWith(`${url}?sslmode=require`)).toContain(told);
  expect(await doctorSays(`${url}?sslmode=require`)).toContain(told);
});
