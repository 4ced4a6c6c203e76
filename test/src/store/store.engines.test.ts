import { storeContract } from '../../contracts/store.contract';
import { startPostgres, type PostgresServer } from '../../postgres';
import { openStore } from '../../../src/store/open-store';
import { createKeptLog } from '../../fakes/house';

storeContract('SQLite', {
  open: (clock) =>
    openStore({ url: ':memory:', folder: '', log: createKeptLog(), ...(clock && { clock }) }),
});

describe('with a server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  storeContract('PostgreSQL', {
    open: async (clock) =>
      openStore({
        url: await server.emptied(),
        folder: '',
        log: createKeptLog(),
        ...(clock && { clock }),
      }),
  });

  it('is brought up to date once when three processes start together', async () => {
    const url = await server.database();
    const opened = await Promise.all(
      [1, 2, 3].map(() => openStore({ url, folder: '', log: createKeptLog() })),
    );
    const made = await Promise.all(opened.map(({ store }) => store.subscriptions.madeBy('hash')));
    expect(made).toEqual([[], [], []]);
    await Promise.all(opened.map(({ store }) => store.close()));
  });
});
