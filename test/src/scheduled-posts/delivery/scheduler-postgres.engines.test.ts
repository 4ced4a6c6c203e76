import { schedulerContract } from '../../../contracts/scheduler.contract';
import { startPostgres, type PostgresServer } from '../../../postgres';

describe('with a server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  schedulerContract('PostgreSQL', () => server.emptied());
});
