import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WHAT_IS_KEPT } from '../../src/store/what-is-kept';
import { privacyPage, retentionPage } from '../../src/cli/privacy-page';
import { projectRoot } from '../../src/settings/project-root';
import { openStore } from '../../src/store/open-store';
import { createLedger } from '../../src/store/ledger/ledger';
import { createFixedClock, createKeptLog } from '../fakes/house';

/** Kysely's own two tables say only which migrations ran. */
const OURS = (name: string): boolean => !name.startsWith('kysely_');

test('every stored table and field is in the list of what is kept, and the list names no other', async () => {
  const { connection, store } = await openStore({
    url: ':memory:',
    folder: '',
    log: createKeptLog(),
  });
  const tables = (await connection.db.introspection.getTables()).filter(({ name }) => OURS(name));
  await store.close();
  const stored = tables.map(({ name, columns }) => [
    name,
    columns.map((column) => column.name).sort(),
  ]);
  const listed = WHAT_IS_KEPT.filter(({ store: only }) => only === undefined).map(
    ({ table, fields }) => [table, Object.keys(fields).sort()],
  );
  expect(listed.sort()).toEqual(stored.sort());
});

test('the page about privacy is the one made from that list', () => {
  const page = readFileSync(join(projectRoot(), 'docs', 'privacy.md'), 'utf8');
  expect(page).toBe(privacyPage(WHAT_IS_KEPT));
});

test('the page about retention is made from it too, for those who review Signpost', () => {
  const page = readFileSync(join(projectRoot(), 'docs', 'assurance', 'retention.md'), 'utf8');
  expect(page).toBe(retentionPage(WHAT_IS_KEPT));
  expect(page.match(/^\| /gm)).toHaveLength(WHAT_IS_KEPT.length + 2);
});

test('what only has a time to live says how many days in words too', () => {
  for (const { days, until } of WHAT_IS_KEPT) {
    if (days !== undefined) expect(until).toContain(`${days} days`);
  }
});

test('votes and audit lines that have had their time are erased, and newer ones are not', async () => {
  const clock = createFixedClock('2026-01-01T09:00:00Z');
  const open = await openStore({ url: ':memory:', folder: '', log: createKeptLog(), clock });
  const { store, connection } = open;
  const at = { adapter: 'a', org: 'o', ref: 'r' };
  const act = async (voter: string) => {
    await store.feedback.vote({ at, content: 'tip-001', voter, helpful: true });
    await store.audit.append({ ...at, event: voter });
  };
  await act('old');
  clock.moveTo('2026-06-01T09:00:00Z');
  await act('new');
  clock.moveTo('2027-03-01T09:00:00Z');
  await createLedger(connection, {}).purge();
  expect(await store.feedback.tallies()).toEqual([
    { content: 'tip-001', helpful: 1, unhelpful: 0 },
  ]);
  expect((await store.audit.recentAt(at, 10)).map(({ event }) => event)).toEqual(['new']);
  await store.close();
});
