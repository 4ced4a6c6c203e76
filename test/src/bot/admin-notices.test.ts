import { createAdminNotices } from '../../../src/bot/admin-notices';
import { DeliveryError, type Adapter, type Address, type Health } from '../../../src/ports';
import { createAdminPlaces } from '../../../src/store/admin-places';
import { openStore } from '../../../src/store/open-store';
import { createKeptLog } from '../../fakes/house';

const PLACES: readonly Address[] = [
  { adapter: 'slack', org: 'T1', ref: 'D1' },
  { adapter: 'teams', org: 'tenant', ref: 'a:1' },
  { adapter: 'teams', org: 'tenant', ref: 'a:gone' },
];

async function setUp() {
  const log = createKeptLog();
  const { store, connection } = await openStore({ url: ':memory:', folder: '', log });
  const places = createAdminPlaces(store.records, connection);
  for (const at of PLACES) await places.keep(at);
  const told: string[] = [];
  const health = new Map<string, Health>();
  const adapter = (name: string): Adapter => ({
    name,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    health: () => health.get(name) ?? { ready: true, summary: `${name} works.` },
    deliver: ({ ref }, reply) => {
      if (ref === 'a:gone') return Promise.reject(new DeliveryError('gone', 'gone'));
      told.push(`${ref}: ${reply.title}: ${reply.summary}`);
      return Promise.resolve({ ref: '1' });
    },
  });
  const adapters = [adapter('slack'), adapter('teams')];
  const replica = () => createAdminNotices({ adapters, records: store.records, places, log });
  return { store, places, told, health, replica };
}

it('tells administrators on the other platform once, and once more when it works again', async () => {
  const { store, told, health, replica, places } = await setUp();
  const [one, other] = [replica(), replica()];
  const look = async () => {
    await one();
    await other();
  };
  await look();
  health.set('slack', { ready: false, summary: 'Slack is not ready: it refuses our token.' });
  await look();
  expect(told).toEqual([]);
  for (let n = 0; n < 3; n += 1) await look();
  expect(told).toEqual([
    expect.stringContaining(
      'a:1: Something needs your eye: Slack is not ready: it refuses our token.',
    ),
  ]);
  health.delete('slack');
  await look();
  expect(told.slice(1)).toEqual(['a:1: It works again: slack works.']);
  // Somebody who can't be reached any more is not kept.
  expect((await places.list()).map(({ ref }) => ref)).toEqual(['D1', 'a:1']);
  health.set('slack', { ready: false, summary: 'Slack is not ready.' });
  await look();
  await look();
  expect(told).toHaveLength(3);
  await store.close();
});

it('forgets where to tell them with the conversation, and with the organisation', async () => {
  const { store, places } = await setUp();
  await store.records.forgetConversation(PLACES[1]!);
  await store.records.forgetOrg('slack', 'T1');
  expect(await places.list()).toEqual([PLACES[2]]);
  await store.close();
});
