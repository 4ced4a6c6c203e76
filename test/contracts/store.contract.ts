import type { Address, Clock } from '../../src/ports';
import { createLedger } from '../../src/store/ledger/ledger';
import type { OpenStore } from '../../src/store/open-store';
import type { Subscription } from '../../src/store/port';

export interface StoreUnderTest {
  /** Opens an empty store; the clock is the test's, or the engine's own where none is given. */
  open(clock?: Clock): Promise<OpenStore>;
}

const WARD: Address = { adapter: 'web', org: 'trust', ref: 'ward-7' };
const CLINIC: Address = { adapter: 'web', org: 'trust', ref: 'clinic' };
const KEY = { adapter: 'web', org: 'trust', kind: 'installation', id: 'one' };

/** A subscription of the ward's, changed as a test needs it. */
export function makeSubscription(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: '0b7e9c1e-0000-4000-8000-000000000001',
    to: WARD,
    direct: false,
    what: 'tips',
    topics: [],
    schedule: {
      days: [1, 2, 3, 4, 5],
      time: '09:00',
      zone: 'Europe/London',
      holidays: 'england-and-wales',
      extraDates: [],
      cadence: 'daily',
    },
    status: 'active',
    skipped: [],
    madeAt: new Date('2026-11-20T10:00:00Z'),
    next: { date: '2026-11-23', due: new Date('2026-11-23T09:00:00Z') },
    version: 1,
    ...changes,
  };
}

/** What every engine of the store promises. */
export function storeContract(name: string, under: StoreUnderTest): void {
  describe(`the store on ${name}`, () => {
    let open: OpenStore;
    let time = new Date('2026-11-23T09:00:00.123Z');
    beforeEach(async () => {
      time = new Date('2026-11-23T09:00:00.123Z');
      open = await under.open({ now: () => time });
    });
    afterEach(() => open.store.close());

    describe('records', () => {
      it('gives back what was put, and the newest when put twice', async () => {
        const { records } = open.store;
        expect(await records.get(KEY)).toBeUndefined();
        await records.put(KEY, 'first');
        await records.put(KEY, 'naïve “quotes” and 🏥');
        expect(await records.get(KEY)).toBe('naïve “quotes” and 🏥');
      });

      it('lists one kind of one org by id and nothing of another org', async () => {
        const { records } = open.store;
        await records.put({ ...KEY, id: 'b' }, '2');
        await records.put({ ...KEY, id: 'a' }, '1');
        await records.put({ ...KEY, org: 'other' }, '3');
        await records.put({ ...KEY, kind: 'other' }, '4');
        expect(await records.list({ adapter: 'web', org: 'trust', kind: 'installation' })).toEqual([
          { id: 'a', value: '1' },
          { id: 'b', value: '2' },
        ]);
      });

      it('forgets a record that is removed', async () => {
        const { records } = open.store;
        await records.put(KEY, 'x');
        await records.remove(KEY);
        expect(await records.get(KEY)).toBeUndefined();
      });

      it('lets a claim that was released be made again, and leaves others alone', async () => {
        const { records } = open.store;
        const other = { ...KEY, kind: 'another' };
        await records.claim(KEY, 60);
        await records.claim(other, 60);
        await records.release(KEY);
        expect(await records.claim(KEY, 60)).toBe(true);
        expect(await records.claim(other, 60)).toBe(false);
      });

      it('lets one of twenty claim an event, and another once the time to keep it is over', async () => {
        const { records } = open.store;
        const claims = await Promise.all(
          Array.from({ length: 20 }, () => records.claim(KEY, 86_400)),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
        time = new Date(time.getTime() + 86_399_000);
        expect(await records.claim(KEY, 86_400)).toBe(false);
        time = new Date(time.getTime() + 1_000);
        expect(await records.claim(KEY, 86_400)).toBe(true);
        expect(await records.claim(KEY, 86_400)).toBe(false);
      });

      it('erases an org whole and leaves its neighbour', async () => {
        const { records, subscriptions } = open.store;
        const neighbour = makeSubscription({
          id: '0b7e9c1e-0000-4000-8000-000000000002',
          to: { ...WARD, org: 'other' },
        });
        await records.put(KEY, 'x');
        await subscriptions.create(makeSubscription());
        await subscriptions.create(neighbour);
        await records.forgetOrg('web', 'trust');
        expect(await records.get(KEY)).toBeUndefined();
        expect(await subscriptions.at(WARD)).toEqual([]);
        expect(await subscriptions.at(neighbour.to)).toHaveLength(1);
      });

      it('erases one conversation and leaves the next', async () => {
        const { records, subscriptions } = open.store;
        await subscriptions.create(makeSubscription());
        await subscriptions.create(makeSubscription({ id: 'second', to: CLINIC }));
        await records.put({ ...KEY, id: WARD.ref }, 'x');
        await records.forgetConversation(WARD);
        expect(await subscriptions.at(WARD)).toEqual([]);
        expect(await records.get({ ...KEY, id: WARD.ref })).toBeUndefined();
        expect(await subscriptions.at(CLINIC)).toHaveLength(1);
      });
    });

    describe('a conversation whose ref changes', () => {
      const moved = { ...WARD, ref: 'ward-7-shared' };
      const rows = async () => {
        const { db } = open.connection;
        const tables = ['subscription', 'delivery', 'feedback', 'audit'] as const;
        const found = await Promise.all(
          tables.map((table) => db.selectFrom(table).select(['org', 'ref']).execute()),
        );
        return found.flat().filter(({ ref }) => ref === WARD.ref);
      };

      it('takes its posts, those on their way, votes, records and history with it', async () => {
        const { records, subscriptions, feedback, audit } = open.store;
        await subscriptions.create(makeSubscription());
        const post = { slot: { date: '2026-11-23', due: time }, round: 1, content: ['tip-1'] };
        await createLedger(open.connection, {}).plan(
          10,
          () => ({ rows: [{ ...post, state: 'queued' }], status: 'active' }),
          () => Promise.resolve(),
        );
        await feedback.vote({ at: WARD, content: 'tip-1', voter: 'hash', helpful: true });
        await audit.append({ ...WARD, event: 'subscribed', by: 'hash' });
        await records.put({ ...KEY, id: WARD.ref }, 'x');
        time = new Date(time.getTime() + 1);
        await records.moveConversation(WARD, moved.ref);
        expect(await rows()).toEqual([]);
        const [there] = await subscriptions.at(moved);
        expect(there).toMatchObject({ id: makeSubscription().id, to: moved });
        const [delivery] = await open.store.history.recent(there?.id ?? '', 5);
        expect(delivery).toMatchObject({ to: moved, state: 'queued' });
        expect(await records.get({ ...KEY, id: moved.ref })).toBe('x');
        expect(await records.get({ ...KEY, id: WARD.ref })).toBeUndefined();
        const told = await audit.recentAt(moved, 5);
        expect(told.map(({ event, by }) => [event, by])).toEqual([
          ['moved', 'signpost'],
          ['subscribed', 'hash'],
        ]);
      });

      it('keeps what was set up under the new ref already, once', async () => {
        const { records, subscriptions } = open.store;
        await subscriptions.create(makeSubscription());
        await subscriptions.create(makeSubscription({ id: 'figures', what: 'figures' }));
        await subscriptions.create(makeSubscription({ id: 'newer', to: moved }));
        await records.put({ ...KEY, id: WARD.ref }, 'old');
        await records.put({ ...KEY, id: moved.ref }, 'new');
        await records.moveConversation(WARD, moved.ref);
        await records.moveConversation(WARD, moved.ref);
        await records.moveConversation(moved, moved.ref);
        expect((await subscriptions.at(moved)).map(({ id }) => id).sort()).toEqual([
          'figures',
          'newer',
        ]);
        expect(await subscriptions.at(WARD)).toEqual([]);
        expect(await records.get({ ...KEY, id: moved.ref })).toBe('new');
      });

      it('of one organisation leaves the same ref of another alone', async () => {
        const { records, subscriptions } = open.store;
        const theirs = makeSubscription({ to: { ...WARD, org: 'other' } });
        await subscriptions.create(theirs);
        await records.moveConversation(WARD, moved.ref);
        expect(await subscriptions.get(theirs.id)).toEqual(theirs);
        expect(await open.store.audit.recentAt(WARD, 5)).toEqual([]);
      });
    });

    describe('numbers of each day', () => {
      it('are added to, also by several at once, and summed over days', async () => {
        const { dailyCounts } = open.store;
        await Promise.all(
          Array.from({ length: 10 }, () =>
            dailyCounts.add('2026-11-23', { answered: 2, declined: 1 }),
          ),
        );
        await dailyCounts.add('2026-11-24', { answered: 1 });
        await dailyCounts.add('2026-12-01', { answered: 50 });
        await dailyCounts.add('2026-11-25', {});
        expect(await dailyCounts.between('2026-11-01', '2026-12-01')).toEqual({
          answered: 21,
          declined: 10,
          posts: 0,
          helpful: 0,
          unhelpful: 0,
        });
      });

      it('include the votes and posts of those days', async () => {
        const { feedback, dailyCounts } = open.store;
        await feedback.vote({ at: WARD, content: 'tip-1', voter: 'a', helpful: true });
        await feedback.vote({ at: WARD, content: 'tip-1', voter: 'b', helpful: false });
        expect(await dailyCounts.between('2026-11-01', '2026-12-01')).toMatchObject({
          helpful: 1,
          unhelpful: 1,
        });
        expect(await dailyCounts.between('2026-12-01', '2027-01-01')).toMatchObject({ helpful: 0 });
      });
    });

    describe('changes of content', () => {
      const change = {
        id: 'one',
        file: 'tips/a.yaml',
        entry: 'tip-001',
        kind: 'tip',
        before: { id: 'tip-001', text: 'Old “naïve”' },
        after: { id: 'tip-001', text: 'New 🏥', topics: ['a'] },
        author: 'Alex',
      };

      it('are proposed, and live with the next number, whole', async () => {
        const { contentChanges } = open.store;
        await contentChanges.propose(change);
        await contentChanges.propose({ ...change, id: 'two', before: null, after: null });
        expect(await contentChanges.version()).toBe(0);
        expect(await contentChanges.live()).toEqual({ version: 0, changes: [] });
        expect(await contentChanges.publish('one', 'Sam', 0)).toBe('live');
        expect(await contentChanges.publish('one', 'Sam', 1)).toBe('settled');
        expect(await contentChanges.publish('two', 'Sam', 0)).toBe('others came first');
        expect(await contentChanges.version()).toBe(1);
        const live = { ...change, made: time, state: 'live', decidedBy: 'Sam', decided: time };
        expect(await contentChanges.live()).toEqual({
          version: 1,
          changes: [{ ...live, version: 1 }],
        });
        expect(await contentChanges.refuse('one', 'Sam')).toBe(false);
        expect(await contentChanges.refuse('two', 'Sam')).toBe(true);
        expect(await contentChanges.get('two')).toMatchObject({ state: 'refused', after: null });
        expect(await contentChanges.get('none')).toBeUndefined();
      });

      it('are taken back by one that is live at once', async () => {
        const { contentChanges } = open.store;
        await contentChanges.propose(change);
        await contentChanges.publish('one', 'Sam', 0);
        const back = { ...change, id: 'back', before: change.after, after: change.before };
        expect(await contentChanges.undo(back, 'one', 'Kim', 0)).toBe('others came first');
        expect(await contentChanges.undo(back, 'one', 'Kim', 1)).toBe('live');
        const { version, changes } = await contentChanges.live();
        expect([version, changes.map(({ id, undoes }) => [id, undoes])]).toEqual([
          2,
          [
            ['one', undefined],
            ['back', 'one'],
          ],
        ]);
      });

      it('get one number each when ten are approved at once', async () => {
        const { contentChanges } = open.store;
        const ids = Array.from({ length: 10 }, (_, at) => `at-once-${at}`);
        for (const id of ids) await contentChanges.propose({ ...change, id });
        const outcomes = await Promise.all(ids.map((id) => contentChanges.publish(id, 'Sam', 0)));
        expect(outcomes.filter((outcome) => outcome === 'live')).toHaveLength(1);
        expect(await contentChanges.version()).toBe(1);
      });
    });

    describe('suggestions', () => {
      const made = {
        id: 'suggestion-one',
        at: { adapter: WARD.adapter, org: WARD.org },
        kind: 'correction' as const,
        about: 'tip-001',
        words: 'naïve “quotes”\nand 🏥',
      };
      const hear = { ref: WARD.ref, asker: 'hash' };
      const known = async () => {
        const rows = await open.connection.db
          .selectFrom('suggestion')
          .select(['id', 'asker', 'hear_ref'])
          .orderBy('id')
          .execute();
        return rows.map(({ id, asker, hear_ref }) => [id, asker, hear_ref]);
      };

      it('keeps the words and the day, and settles each once', async () => {
        const { suggestions } = open.store;
        expect(await suggestions.add(made)).toBe(true);
        const kept = { ...made, day: new Date('2026-11-23T00:00:00Z'), wantsAnswer: false };
        expect(await suggestions.list()).toEqual([{ ...kept, state: 'waiting' }]);
        expect(await suggestions.settle(made.id, 'declined', 'Said elsewhere')).toBe(true);
        expect(await suggestions.settle(made.id, 'taken')).toBe(false);
        expect(await suggestions.settle('none', 'taken')).toBe(false);
        expect(await suggestions.list()).toEqual([
          { ...kept, state: 'declined', answer: 'Said elsewhere' },
        ]);
        expect(await suggestions.toTell(10)).toEqual([]);
      });

      it('says whom to tell once it is settled, until they were told', async () => {
        const { suggestions } = open.store;
        await suggestions.add({ ...made, hear });
        expect(await suggestions.toTell(10)).toEqual([]);
        await suggestions.settle(made.id, 'taken');
        expect(await suggestions.toTell(10)).toMatchObject([
          { suggestion: { id: made.id }, to: WARD },
        ]);
        await suggestions.told(made.id);
        expect(await suggestions.toTell(10)).toEqual([]);
        expect(await known()).toEqual([[made.id, null, null]]);
      });

      it('forgets who made one by the person, by the conversation, and all of them with the org', async () => {
        const { store } = open;
        await store.suggestions.add({ ...made, id: 'a', hear });
        await store.suggestions.add({ ...made, id: 'b', hear: { ref: 'other', asker: 'another' } });
        expect(await store.heldOn('hash')).toMatchObject({ suggestions: 1 });
        await store.forgetPerson('hash');
        await store.records.forgetConversation({ ...WARD, ref: 'other' });
        expect(await known()).toEqual([
          ['a', null, null],
          ['b', null, null],
        ]);
        await store.records.forgetOrg(WARD.adapter, WARD.org);
        expect(await store.suggestions.list()).toEqual([]);
      });
    });

    describe('subscriptions', () => {
      const full = makeSubscription({
        direct: true,
        topics: ['accessibility', 'video'],
        status: 'paused',
        pausedUntil: '2027-01-02',
        skipped: ['2026-11-24'],
        madeBy: 'hash',
        manager: { adapter: 'web', org: 'trust', ref: 'dm' },
        lastSlot: '2026-11-20',
      });

      it('gives back every field as it was', async () => {
        const { subscriptions } = open.store;
        expect(await subscriptions.create(full)).toBe(true);
        expect(await subscriptions.get(full.id)).toEqual(full);
      });

      it('keeps one for each conversation and offering', async () => {
        const { subscriptions } = open.store;
        await subscriptions.create(full);
        expect(await subscriptions.create({ ...full, id: 'second' })).toBe(false);
        expect(await subscriptions.create({ ...full, id: 'third', what: 'figures' })).toBe(true);
        expect((await subscriptions.at(WARD)).map(({ id }) => id).sort()).toEqual([
          full.id,
          'third',
        ]);
      });

      it('makes fifty changes at one moment one after another, each of what the last one left', async () => {
        const { subscriptions } = open.store;
        await subscriptions.create(makeSubscription());
        const { id } = makeSubscription();
        const one = (n: number) =>
          subscriptions.change(id, (stored, now) => {
            expect(now).toEqual(time);
            return { ...stored, skipped: [...stored.skipped, String(n)] };
          });
        const saved = await Promise.all(Array.from({ length: 50 }, (_, n) => one(n)));
        expect(saved.map((each) => each?.version).sort((a = 0, b = 0) => a - b)).toEqual(
          Array.from({ length: 50 }, (_, n) => n + 2),
        );
        expect(new Set((await subscriptions.get(id))?.skipped).size).toBe(50);
      });

      it('changes nothing where there is none by that id, or the change fails', async () => {
        const { subscriptions } = open.store;
        await subscriptions.create(full);
        expect(await subscriptions.change('another', (stored) => stored)).toBeUndefined();
        const failing = subscriptions.change(full.id, () => {
          throw new Error('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(await subscriptions.get(full.id)).toEqual(full);
      });

      it('finds them by maker', async () => {
        const { subscriptions } = open.store;
        await subscriptions.create(full);
        await subscriptions.create(makeSubscription({ id: 'second', to: CLINIC }));
        expect((await subscriptions.madeBy('hash')).map(({ id }) => id)).toEqual([full.id]);
      });

      it('names the shared conversations of an organisation that have some, each once', async () => {
        const { subscriptions } = open.store;
        await subscriptions.create(full);
        await subscriptions.create(makeSubscription({ id: 'second', to: CLINIC }));
        await subscriptions.create(makeSubscription({ id: 'third', to: CLINIC, what: 'figures' }));
        const elsewhere = { ...WARD, org: 'another' };
        await subscriptions.create(makeSubscription({ id: 'fourth', to: elsewhere }));
        expect(await subscriptions.sharedRefs(WARD, 10)).toEqual([CLINIC.ref]);
        expect(await subscriptions.sharedRefs(WARD, 0)).toEqual([]);
      });

      it('removes one', async () => {
        const { subscriptions } = open.store;
        await subscriptions.create(full);
        await subscriptions.remove(full.id);
        expect(await subscriptions.get(full.id)).toBeUndefined();
      });
    });

    describe('people', () => {
      const vote = { at: WARD, content: 'tip-1', delivery: 'd', voter: 'hash', helpful: true };

      it('keeps the latest vote of each person', async () => {
        const { feedback } = open.store;
        expect(await feedback.vote(vote)).toBe(true);
        expect(await feedback.vote(vote)).toBe(false);
        expect(await feedback.vote({ ...vote, helpful: false })).toBe(true);
        expect(await feedback.vote({ ...vote, voter: 'another' })).toBe(true);
        expect(await feedback.tallies()).toEqual([{ content: 'tip-1', helpful: 1, unhelpful: 1 }]);
      });

      it('forgets a person and keeps the posts they set up', async () => {
        const { store } = open;
        await store.feedback.vote(vote);
        await store.subscriptions.create(makeSubscription({ madeBy: 'hash', manager: CLINIC }));
        await store.audit.append({ ...WARD, event: 'subscribed', by: 'hash' });
        expect(await store.forgetPerson('hash')).toBe(3);
        expect(await store.feedback.tallies()).toEqual([]);
        expect(await store.subscriptions.madeBy('hash')).toEqual([]);
        const [left] = await store.subscriptions.at(WARD);
        expect(left?.manager).toBeUndefined();
        expect((await store.audit.recentAt(WARD, 5))[0]?.by).toBeUndefined();
      });

      it('shows a conversation its own newest audit entries', async () => {
        const { audit, records } = open.store;
        const there = { ...WARD, ref: 'another' };
        for (const [event, at] of [
          ['one', WARD],
          ['two', WARD],
          ['elsewhere', there],
          ['three', WARD],
          ['foreign', { ...WARD, org: 'other' }],
        ] as const) {
          await audit.append({ event, ...at, by: 'hash' });
          time = new Date(time.getTime() + 1);
        }
        const events = async (at: typeof WARD, most: number) =>
          (await audit.recentAt(at, most)).map(({ event }) => event);
        expect(await events(WARD, 2)).toEqual(['three', 'two']);
        expect(await audit.recentAt(there, 5)).toMatchObject([{ ...there, by: 'hash' }]);
        await records.forgetConversation(WARD);
        expect(await events(WARD, 5)).toEqual([]);
        expect(await events(there, 5)).toEqual(['elsewhere']);
      });

      it('leaves a conversation, and keeps who changed its posts and who removed it', async () => {
        const { store } = open;
        const { records, subscriptions, audit, feedback } = store;
        await subscriptions.create(makeSubscription());
        await subscriptions.create(makeSubscription({ id: 'second', to: CLINIC }));
        await records.put({ ...KEY, id: WARD.ref }, 'x');
        await feedback.vote(vote);
        await audit.append({ ...WARD, event: 'subscribed', by: 'hash' });
        time = new Date(time.getTime() + 1);
        await store.leaveConversation(WARD, 'other hash');
        expect(await subscriptions.at(WARD)).toEqual([]);
        expect(await records.get({ ...KEY, id: WARD.ref })).toBeUndefined();
        expect(await feedback.tallies()).toEqual([]);
        expect(await subscriptions.at(CLINIC)).toHaveLength(1);
        expect(await audit.recentAt(WARD, 5)).toMatchObject([
          { event: 'removed', by: 'other hash', at: time },
          { event: 'subscribed', by: 'hash' },
        ]);
        await store.leaveConversation(WARD);
        expect(await audit.recentAt(WARD, 5)).toHaveLength(2);
        time = new Date(time.getTime() + 401 * 86_400_000);
        await createLedger(open.connection, {}).purge();
        expect(await audit.recentAt(WARD, 5)).toEqual([]);
      });

      it('erases the audit of conversations it has left when the whole org goes', async () => {
        const { store } = open;
        await store.subscriptions.create(makeSubscription());
        await store.leaveConversation(WARD);
        expect(await store.audit.recentAt(WARD, 5)).toMatchObject([{ event: 'removed' }]);
        await store.records.forgetOrg('web', 'trust');
        expect(await store.audit.recentAt(WARD, 5)).toEqual([]);
      });
    });

    describe('unanswered questions', () => {
      const at = { adapter: 'web', org: 'trust' };
      const words = ['bluesky', 'hashtags'];
      const ask = (asker: string, set = 'set', org = 'trust') =>
        open.store.unanswered.note({ set, at: { ...at, org }, asker, words });
      const everything = async () => {
        const { db } = open.connection;
        const [sets, askers] = await Promise.all([
          db.selectFrom('unanswered').selectAll().execute(),
          db.selectFrom('unanswered_asker').selectAll().execute(),
        ]);
        return { sets, askers };
      };

      it('hold no word until a third person asks, however often two have', async () => {
        for (const asker of ['a', 'b', 'a', 'b', 'a']) await ask(asker);
        expect(JSON.stringify(await everything())).not.toContain('bluesky');
        expect(await open.store.unanswered.list()).toEqual([]);
        await ask('c');
        const [shown] = await open.store.unanswered.list();
        expect(shown).toEqual({ ...at, words, people: 3, last: new Date('2026-11-23') });
      });

      it('count every one of many people who ask at once', async () => {
        await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((asker) => ask(asker)));
        expect(await open.store.unanswered.list()).toMatchObject([{ people: 6 }]);
      });

      it('lose their words again when one of the three is forgotten', async () => {
        for (const asker of ['a', 'b', 'c']) await ask(asker);
        expect(await open.store.unanswered.asked(['c', 'stranger'])).toBe(1);
        await open.store.unanswered.forget(['c']);
        expect(JSON.stringify(await everything())).not.toContain('bluesky');
        await open.store.unanswered.forget(['a', 'b']);
        expect(await everything()).toEqual({ sets: [], askers: [] });
      });

      it('lose a person after 90 days, and their words when too few are left', async () => {
        const purge = () => createLedger(open.connection, {}).purge();
        await ask('a');
        time = new Date('2027-01-20T09:00:00Z');
        for (const asker of ['b', 'c']) await ask(asker);
        await purge();
        expect(await open.store.unanswered.list()).toMatchObject([{ people: 3 }]);
        time = new Date('2027-02-22T09:00:00Z');
        await purge();
        expect(await open.store.unanswered.list()).toEqual([]);
        expect(JSON.stringify(await everything())).not.toContain('bluesky');
        time = new Date('2027-06-01T09:00:00Z');
        await purge();
        expect(await everything()).toEqual({ sets: [], askers: [] });
      });

      it('go with their organisation, and stay with another', async () => {
        await ask('a');
        await ask('a', 'other set', 'other');
        await open.store.records.forgetOrg('web', 'trust');
        expect(await open.store.unanswered.sets('web', 'trust')).toEqual([]);
        expect(await open.store.unanswered.sets('web', 'other')).toEqual(['other set']);
        expect((await everything()).askers).toHaveLength(1);
      });
    });

    describe('rotation', () => {
      it('remembers in order what was set aside in the newest round', async () => {
        const { subscriptions, history } = open.store;
        const { id } = makeSubscription();
        await subscriptions.create(makeSubscription());
        expect(await history.used(id)).toEqual({ round: 1, content: [] });
        await history.setAside(id, 1, ['z', 'a']);
        await history.setAside(id, 1, ['m', 'a']);
        expect(await history.used(id)).toEqual({ round: 1, content: ['z', 'a', 'm'] });
        await history.setAside(id, 2, ['m']);
        expect(await history.used(id)).toEqual({ round: 2, content: ['m'] });
      });

      it('takes nothing for posts that have ended, even at that very moment', async () => {
        const { subscriptions, history } = open.store;
        const { id } = makeSubscription();
        expect(await history.setAside(id, 1, ['a'])).toBe(false);
        for (let round = 0; round < 30; round += 1) {
          await subscriptions.create(makeSubscription());
          const swaps = ['a', 'b', 'c', 'd'].map((one) => history.setAside(id, 1, [one]));
          await Promise.all([...swaps, subscriptions.remove(id)]);
          expect(await history.setAside(id, 1, ['e'])).toBe(false);
          expect(await history.used(id)).toEqual({ round: 1, content: [] });
        }
      });
    });

    it('tells the time of the clock it was given, and of its own without one', async () => {
      expect(await open.store.now()).toEqual(time);
      const own = await under.open();
      const told = (await own.store.now()).getTime();
      await own.store.close();
      expect(Math.abs(told - Date.now())).toBeLessThan(60_000);
    });
  });
}
