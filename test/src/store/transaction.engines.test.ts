import { openStore, type OpenStore } from '../../../src/store/open-store';
import { inTransaction } from '../../../src/store/transaction';
import { createKeptLog } from '../../fakes/house';
import { startPostgres, type PostgresServer } from '../../postgres';

const LANE = { interval_ms: 1_000, floor_ms: 1_000, next_at: 0, adapter: 'web' };

describe('a transaction on PostgreSQL', () => {
  let server: PostgresServer;
  let open: OpenStore;
  beforeAll(async () => {
    server = await startPostgres();
    open = await openStore({ url: await server.database(), folder: '', log: createKeptLog() });
    const rows = ['one', 'other'].map((org) => ({ ...LANE, org }));
    await open.connection.db.insertInto('pace').values(rows).execute();
  });
  afterAll(async () => {
    await open.store.close();
    await server.stop();
  });

  const later = () =>
    open.connection.db.selectFrom('pace').select('next_at').orderBy('org').execute();

  it('is run again when the server ends it so that another can go on, and both are kept', async () => {
    let arrived = 0;
    let go: () => void = () => undefined;
    const bothHold = new Promise<void>((resolve) => {
      go = resolve;
    });
    let runs = 0;
    const lockInTurn = (first: string, second: string): Promise<void> =>
      inTransaction(open.connection, async (trx) => {
        runs += 1;
        // Whoever is run again would else meet the other once more where its row is free before the other holds it.
        if (runs > 2) await Promise.race(both);
        const add = (org: string) =>
          trx
            .updateTable('pace')
            .set((e) => ({ next_at: e('next_at', '+', 1) }))
            .where('org', '=', org)
            .execute();
        await add(first);
        arrived += 1;
        if (arrived === 2) go();
        await bothHold;
        await add(second);
      });
    const both = [lockInTurn('one', 'other'), lockInTurn('other', 'one')];
    await Promise.all(both);
    expect(runs).toBe(3);
    expect(await later()).toEqual([{ next_at: 2 }, { next_at: 2 }]);
  });

  it('is not run again for any other fault, and leaves nothing behind', async () => {
    let runs = 0;
    const failing = inTransaction(open.connection, async (trx) => {
      runs += 1;
      await trx.updateTable('pace').set({ next_at: 99 }).execute();
      await trx
        .insertInto('pace')
        .values({ ...LANE, org: 'one' })
        .execute();
    });
    await expect(failing).rejects.toThrow('duplicate key');
    expect(runs).toBe(1);
    expect(await later()).toEqual([{ next_at: 2 }, { next_at: 2 }]);
  });
});
