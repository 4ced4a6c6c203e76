import { Client } from 'pg';
import { crashMatrix } from '../../../contracts/crash-matrix';
import { startPostgres, TESTS, type PostgresServer } from '../../../postgres';

describe('with a server', () => {
  let server: PostgresServer;
  let admin: Client;
  beforeAll(async () => {
    server = await startPostgres();
    admin = new Client({ connectionString: await server.emptied(), application_name: TESTS });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  crashMatrix('PostgreSQL', {
    fresh: () => server.emptied(),
    // A server drops the connections of a killed process, and with them what was not committed.
    kill: async (world, url) => {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name <> $1`,
        [TESTS],
      );
      void world.close().catch(() => undefined);
      return url;
    },
  });
});
