import { Client } from 'pg';
import { crashMatrix } from '../../../contracts/crash-matrix';
import { startPostgres, type PostgresServer } from '../../../postgres';

describe('with a server', () => {
  let server: PostgresServer;
  let admin: Client;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.database();
    admin = new Client({ connectionString: url });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  crashMatrix('PostgreSQL', {
    fresh: async () => {
      const tables = await admin.query<{ name: string }>(
        `select quote_ident(tablename) as name from pg_tables
         where schemaname = 'public' and tablename not like 'kysely%'`,
      );
      const names = tables.rows.map(({ name }) => name).join(', ');
      if (names !== '') await admin.query(`truncate ${names}`);
      return url;
    },
    // A server drops the connections of a killed process, and with them what was not committed.
    kill: async (world) => {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      void world.close().catch(() => undefined);
      return url;
    },
  });
});
