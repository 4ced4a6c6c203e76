import { readConfig } from '../../../src/settings/config';
import { checkStore } from '../../../src/doctor/examine-store';
import { createLog } from '../../../src/bot/log';
import { openStore } from '../../../src/store/open-store';
import { startPostgres, type PostgresServer } from '../../postgres';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const lookAt = async (url: string) => {
  const clock = { now: () => new Date() };
  const [finding] = await checkStore(readConfig({ DATABASE_URL: url }), clock, createLog('silent'));
  return finding;
};

it('says of an empty database that the first start makes its tables, and then that they are there', async () => {
  const url = await server.database();
  expect(await lookAt(url)).toEqual({
    state: 'ok',
    about: 'Store',
    says: 'PostgreSQL opens, and the first start makes its tables.',
  });
  const { store } = await openStore({ url, folder: '', log: createLog('silent') });
  await store.close();
  expect((await lookAt(url))?.says).toBe('PostgreSQL opens, is sound and up to date.');
});

it('says which part of an address is wrong, and never the password', async () => {
  const url = new URL(await server.database());
  const wrong = (change: Partial<URL>) => lookAt(Object.assign(new URL(url), change).href);
  expect(await wrong({ pathname: '/nowhere' })).toEqual({
    state: 'wrong',
    about: 'Store',
    says: `DATABASE_URL: ${url.host} has no database of that name.`,
    todo: 'Make it, or correct the name.',
  });
  const refused = await wrong({ password: 'planted' });
  expect(refused?.says).toBe(`DATABASE_URL: ${url.host} refused the user name or password.`);
  expect(JSON.stringify(refused)).not.toContain('planted');
});
