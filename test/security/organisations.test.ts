import fc from 'fast-check';
import type { RecordKey } from '../../src/ports';
import { openStore, type OpenStore } from '../../src/store/open-store';
import { makeSubscription } from '../contracts/store.contract';
import { createKeptLog } from '../fakes/house';

let open: OpenStore;
beforeEach(async () => {
  open = await openStore({ url: ':memory:', folder: '', log: createKeptLog() });
});
afterEach(() => open.store.close());

/**
 * Ids that differ by little, or that would break out of a query or a joined key. Not a null character: PostgreSQL
 * takes none in text, and no platform's id has one.
 */
const id = fc.oneof(
  fc.constantFrom('T1', 't1', 'T1 ', 'T1/2', '%', '_', "'; --", '"]', '__proto__', 'é', 'é'),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const orgs = fc.uniqueArray(id, { minLength: 2, maxLength: 6 });

test('an organisation reads its own records and nothing of another, whatever the ids', async () => {
  await fc.assert(
    fc.asyncProperty(orgs, id, id, async (names, kind, name) => {
      const { records } = open.store;
      const key = (org: string): RecordKey => ({ adapter: 'a', org, kind, id: name });
      for (const org of names) await records.put(key(org), `of ${org}`);
      const [first = '', ...others] = names;
      for (const org of names) {
        expect(await records.get(key(org))).toBe(`of ${org}`);
        const listed = await records.list({ adapter: 'a', org, kind });
        expect(listed.every(({ value }) => value === `of ${org}`)).toBe(true);
      }
      await records.forgetOrg('a', first);
      expect(await records.get(key(first))).toBeUndefined();
      for (const org of others) expect(await records.get(key(org))).toBe(`of ${org}`);
      for (const org of others) await records.forgetOrg('a', org);
    }),
    { numRuns: 150 },
  );
});

test('an event one organisation has claimed is still another’s to claim', async () => {
  await fc.assert(
    fc.asyncProperty(orgs, id, async (names, event) => {
      const { records } = open.store;
      const claim = (org: string) =>
        records.claim({ adapter: 'a', org, kind: 'event', id: event }, 60);
      expect(await Promise.all(names.map(claim))).toEqual(names.map(() => true));
      expect(await Promise.all(names.map(claim))).toEqual(names.map(() => false));
      for (const org of names) await records.forgetOrg('a', org);
    }),
    { numRuns: 100 },
  );
});

test('scheduled posts and the audit are found in their own organisation only, though the conversation has the same id', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(orgs, id, async (names, ref) => {
      const { subscriptions, audit, records } = open.store;
      for (const org of names) {
        made += 1;
        const to = { adapter: 'a', org, ref };
        await subscriptions.create(makeSubscription({ id: `s${made}`, to }));
        await audit.append({ ...to, event: 'made', subject: `s${made}` });
      }
      for (const org of names) {
        const found = await subscriptions.at({ adapter: 'a', org, ref });
        expect(found.map(({ to }) => to.org)).toEqual([org]);
        const lines = await audit.recentAt({ adapter: 'a', org, ref }, 10);
        expect(lines.map(({ subject }) => subject)).toEqual([found[0]?.id]);
      }
      for (const org of names) await records.forgetOrg('a', org);
    }),
    { numRuns: 100 },
  );
});
