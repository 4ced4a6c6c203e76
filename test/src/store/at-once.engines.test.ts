import type { Address } from '../../../src/ports';
import { createLedger } from '../../../src/store/ledger/ledger';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { makeSubscription } from '../../contracts/store.contract';
import { createKeptLog } from '../../fakes/house';
import { startPostgres, type PostgresServer } from '../../postgres';

const WARD: Address = { adapter: 'web', org: 'trust', ref: 'ward-7' };
const MOVED = { ...WARD, ref: 'ward-7-shared' };
const BUSY = { kind: 'later', wait: 1, why: 'busy', throttled: true } as const;
const WHATS = ['figures', 'resources', 'rotation', 'tips'] as const;
const ROUNDS = 20;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

describe.each(['SQLite', 'PostgreSQL'])('at one moment, the store on %s', (engine) => {
  let open: OpenStore;
  let time = new Date('2026-11-23T09:00:00Z');
  beforeEach(async () => {
    const url = engine === 'SQLite' ? ':memory:' : await server.emptied();
    const clock = { now: () => time };
    open = await openStore({ url, folder: '', log: createKeptLog(), clock });
  });
  afterEach(() => open.store.close());

  const ledger = () => createLedger(open.connection);
  /** Posts of one channel, of which each has one on its way. */
  const sending = async () => {
    const { subscriptions } = open.store;
    for (const what of WHATS) {
      await subscriptions.create(makeSubscription({ id: what, what }));
    }
    const slot = { date: '2026-11-23', due: new Date(time.getTime() - 1) };
    await ledger().plan(
      10,
      () => ({
        rows: [{ slot, round: 1, content: ['tip-1'], state: 'queued' }],
        status: 'active',
      }),
      () => Promise.resolve(),
    );
    const claims = [];
    while (claims.length < 4) {
      const taken = await ledger().claim(WARD);
      if (taken.kind === 'claimed') claims.push(taken.claim);
      time = new Date(time.getTime() + 2_000);
    }
    return claims;
  };

  it('learns from every send that a channel has gone, while it is taken out of that channel', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const claims = await sending();
      const { store } = open;
      await Promise.all([
        ...claims.map((claim) => ledger().record(claim, { kind: 'gone', why: 'not found' })),
        store.leaveConversation(WARD),
        store.records.forgetConversation(WARD),
      ]);
      expect(await open.store.subscriptions.at(WARD)).toEqual([]);
    }
  });

  it('keeps what is sent, expires and is forgotten while a channel moves', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const claims = await sending();
      const [first, second, ...others] = claims;
      if (!first || !second) throw new Error('nothing was claimed');
      await Promise.all([
        ledger().record(first, { kind: 'posted', ref: '1', hash: 'h' }),
        ledger().record(second, { kind: 'gone', why: 'not found' }),
        ...others.map((claim) => ledger().record(claim, BUSY)),
        open.store.records.moveConversation(WARD, MOVED.ref),
        ledger().expire(),
        open.store.forgetPerson('hash'),
      ]);
      const there = await open.store.subscriptions.at(MOVED);
      expect(there.map(({ what }) => what).sort()).toEqual(WHATS);
      expect(there.filter(({ status }) => status === 'suspended')).toHaveLength(1);
      const [posted] = await open.store.history.recent(first.subscription.id, 1);
      expect(posted).toMatchObject({ state: 'posted', to: MOVED });
      await open.store.records.forgetConversation(MOVED);
      expect(await open.store.subscriptions.at(MOVED)).toEqual([]);
    }
  });

  it('counts who asked what it could not answer, and forgets them', async () => {
    const { unanswered } = open.store;
    const sets = ['one', 'two', 'three'];
    const people = ['a', 'b', 'c', 'd', 'e', 'f'];
    const asker = (person: string, set: string) => `${person} of ${set}`;
    const ask = (person: string) => (set: string) =>
      unanswered.note({ set, at: WARD, asker: asker(person, set), words: ['bluesky'] });
    const forget = (person: string) => unanswered.forget(sets.map((set) => asker(person, set)));
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all(people.flatMap((person) => [...sets.map(ask(person)), forget(person)]));
      await Promise.all(people.map((person) => ask(person)('one')));
      await Promise.all(people.slice(0, 4).map(forget));
      const kept = await open.connection.db.selectFrom('unanswered').select('words').execute();
      expect(kept.filter(({ words }) => words !== null)).toEqual([]);
      await Promise.all(people.map(forget));
      expect(await unanswered.sets(WARD.adapter, WARD.org)).toEqual([]);
    }
  });
});
