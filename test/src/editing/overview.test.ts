import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCsv, writeCsv } from '../../../src/cli/csv';
import { editorsCard } from '../../../src/editing/editors-card';
import { readOverview } from '../../../src/editing/overview';
import { overviewLines, overviewRows } from '../../../src/editing/overview-lines';
import { createContentShelf } from '../../../src/page-data/content-shelf';
import { projectRoot } from '../../../src/settings/project-root';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';

const clock = createFixedClock('2026-11-22T12:00:00Z');
const { content } = openTestKnowledge();
const [tip] = content.tips;
const linked = content.resources.find(({ link }) => link !== undefined);
const HERE = { adapter: 'web', org: 'trust' };

let open: OpenStore;
let folder: string;
beforeEach(async () => {
  open = await openStore({ url: ':memory:', folder: '', log: createKeptLog(), clock });
  folder = mkdtempSync(join(tmpdir(), 'overview-'));
});
afterEach(() => open.store.close());

const read = (today = '2026-11-22', of?: typeof HERE) =>
  readOverview({ store: open.store, content, folder }, today, of);

test('a quiet week says so, in every form', async () => {
  const overview = { ...(await read('2026-11-22')), reviews: [], heldBack: [] };
  expect(overviewLines(overview).join('\n')).toMatch(/Nobody has voted yet[\s\S]*never checked/);
  expect(overviewRows(overview)).toHaveLength(1);
  expect(editorsCard(overview).summary).toBe('Nothing waits for you this week.');
});

test('what readers tell is there by item, with no person in it', async () => {
  const { feedback, suggestions, unanswered } = open.store;
  const vote = { at: { ...HERE, ref: 'ward' }, content: tip?.id ?? '' };
  await feedback.vote({ ...vote, voter: 'hash-of-ade', helpful: false });
  await feedback.vote({ ...vote, voter: 'hash-of-bea', helpful: false });
  await feedback.vote({ ...vote, voter: 'hash-of-cy', helpful: true });
  await suggestions.add({ id: 'one-suggestion', at: HERE, kind: 'tip', words: '=Ask, first' });
  for (const asker of ['a', 'b', 'c'])
    await unanswered.note({ set: 's', at: HERE, asker, words: ['bleep', 'rota'] });
  const overview = await read();
  expect(overview.votes).toEqual([
    { id: tip?.id, title: expect.any(String) as string, helpful: 1, unhelpful: 2 },
  ]);
  expect(overview.votes[0]?.title.startsWith(tip?.text.slice(0, 20) ?? '-')).toBe(true);
  expect(overview.unanswered).toEqual([{ words: 'bleep rota', people: 3, last: '2026-11-22' }]);
  const shown = [
    overviewLines(overview).join('\n'),
    JSON.stringify(overviewRows(overview)),
    JSON.stringify(editorsCard(overview)),
  ];
  for (const text of shown) {
    expect(text).toContain('Ask, first');
    expect(text).toContain('bleep rota');
    expect(text).toContain(tip?.id);
    expect(text).not.toContain('hash-of');
  }
  const cells = parseCsv(writeCsv(overviewRows(overview))).flatMap(({ cells }) => cells);
  // A spreadsheet must not take what somebody wrote for a formula.
  expect(cells.filter((cell) => cell.startsWith('='))).toEqual([]);
});

test('links that did not open are named, and others are not', async () => {
  const link = linked?.link ?? '';
  const links = { [link]: { state: 'gone' }, 'https://example.org/': { state: 'gone' } };
  writeFileSync(join(folder, 'links.json'), JSON.stringify({ checked: '2026-11-01', links }));
  const overview = await read();
  expect(overview.links.map(({ link: at, state }) => [at, state])).toContainEqual([link, 'gone']);
  expect(overview.links.map(({ link: at }) => at)).not.toContain('https://example.org/');
  expect(overviewLines(overview).join('\n')).toContain('1 November 2026');
});

test('reviews past and due within thirty days are listed, the oldest first', async () => {
  const { reviews } = await read('2027-02-15');
  expect(reviews.length).toBeGreaterThan(0);
  expect(reviews.every(({ days }) => days <= 30)).toBe(true);
  expect(reviews.map(({ days }) => days)).toEqual(
    reviews.map(({ days }) => days).sort((a, b) => a - b),
  );
});

test('what is not posted until somebody has read it is held back, as in the Content view', async () => {
  const { heldBack } = await read();
  const shelf = await createContentShelf({
    folder: join(projectRoot(), 'knowledge', 'content'),
    clock,
    timeZone: 'Europe/London',
  }).read();
  const flagged = shelf.entries.filter(({ flags }) =>
    flags.some(({ kind }) => kind === 'held-back'),
  );
  expect(flagged.length).toBeGreaterThan(0);
  expect(new Set(heldBack.map(({ id }) => id))).toEqual(new Set(flagged.map(({ id }) => id)));
  expect(heldBack.map(({ why }) => why)).toContain(
    'Not posted until somebody for safeguarding has read it.',
  );
});

test('where an organisation is named, nothing that another wrote is in it', async () => {
  await open.store.suggestions.add({
    id: 'theirs',
    at: { adapter: 'web', org: 'another' },
    kind: 'tip',
    words: 'Of another trust',
  });
  expect((await read('2026-11-22', HERE)).suggestions).toEqual([]);
  expect((await read()).suggestions).toHaveLength(1);
});
