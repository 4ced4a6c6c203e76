import fc from 'fast-check';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '../../../src/ports';
import { copySqlite } from '../../../src/store/backup';
import { createLedger } from '../../../src/store/ledger/ledger';
import { openStore } from '../../../src/store/open-store';
import { makeSubscription } from '../../contracts/store.contract';
import { createKeptLog } from '../../fakes/house';

const LEAVING = 'T0LEAVES0';
const STAYING = 'T0STAYS00';
const HASH = 'hash-of-a-person-who-asks-to-be-forgotten';

const steps = fc.array(
  fc.record({
    org: fc.constantFrom(LEAVING, STAYING),
    ref: fc.constantFrom('ward', 'clinic', 'canteen'),
    what: fc.constantFrom('subscribe', 'record', 'claim', 'vote', 'send', 'change', 'purge'),
  }),
  { minLength: 5, maxLength: 40 },
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-erased-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Whether the bytes of a text stand anywhere in the database's files. */
function isWritten(file: string, text: string): boolean {
  return [file, `${file}-wal`, `${file}-journal`, `${file}-shm`].some(
    (path) => existsSync(path) && readFileSync(path).includes(text),
  );
}

test('after an organisation leaves and a person is forgotten no byte of either is in the files', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      run += 1;
      const file = join(folder, `${String(run)}.db`);
      const open = await openStore({ url: `file:${file}`, folder, log: createKeptLog() });
      const { store, connection } = open;
      const ledger = createLedger(connection);
      const manager = (org: string): Address => ({ adapter: 'web', org, ref: `dm-of-${HASH}` });
      for (const [n, { org, ref, what }] of history.entries()) {
        const at: Address = { adapter: 'web', org, ref };
        if (what === 'subscribe') {
          const id = `${org}-${ref}-${String(n)}`;
          const made = {
            madeBy: HASH,
            manager: manager(org),
            next: { date: '2026-01-01', due: new Date(0) },
          };
          await store.subscriptions.create(makeSubscription({ id, to: at, ...made }));
        }
        if (what === 'record')
          await store.records.put({ adapter: 'web', org, kind: 'room', id: ref }, `in ${org}`);
        if (what === 'claim')
          await store.records.claim({ adapter: 'web', org, kind: 'event', id: String(n) }, 60);
        if (what === 'vote')
          await store.feedback.vote({ at, content: 'tip', voter: HASH, helpful: true });
        if (what === 'send') await ledger.claim({ adapter: 'web', org });
        if (what === 'change') await store.audit.append({ event: 'paused', ...at, by: HASH });
        if (what === 'purge') await ledger.purge();
      }
      await store.records.forgetOrg('web', LEAVING);
      await store.forgetPerson(HASH);
      // A worker that was about to send there.
      await ledger.claim({ adapter: 'web', org: LEAVING });
      const copy = `${file}.copy`;
      await copySqlite(connection, copy);
      for (const path of [file, copy]) {
        expect({ path, org: isWritten(path, LEAVING), person: isWritten(path, HASH) }).toEqual({
          path,
          org: false,
          person: false,
        });
      }
      await store.close();
      expect(isWritten(file, LEAVING) || isWritten(file, HASH)).toBe(false);
    }),
    { numRuns: 10, seed: 15 },
  );
});
