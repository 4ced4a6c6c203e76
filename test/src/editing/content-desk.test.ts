import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  ContentError,
  hasFaults,
  type EntryChange,
  type Fields,
  type Knowledge,
} from '../../../knowledge';
import { loadContent } from '../../../knowledge/loading/load';
import { createContentDesk, type EntryDraft } from '../../../src/editing/content-desk';
import { openLiveContent, type LiveContent } from '../../../src/editing/live-content';
import { createContentChanges } from '../../../src/store/content-changes';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import type { ContentChanges } from '../../../src/store/port';
import { createFixedClock, createKeptLog } from '../../fakes/house';

const OWN = join(__dirname, '../../../examples/own-content');
const TODAY = '2026-11-29';
const FILE = 'tips/security.yaml';
const clock = createFixedClock('2026-11-29T09:00:00Z');

/** One folder for all of them, put back after each. */
const folder = mkdtempSync(join(tmpdir(), 'desk-'));
cpSync(OWN, folder, { recursive: true });
const original = readFileSync(join(folder, FILE), 'utf8');
afterAll(() => rmSync(folder, { recursive: true }));

let open: OpenStore;
let live: LiveContent;
let number: number;
beforeEach(async () => {
  writeFileSync(join(folder, FILE), original);
  open = await openStore({ url: ':memory:', folder: '', log: createKeptLog(), clock });
  number = 0;
  live = await replica(open.store.contentChanges);
});
afterEach(() => open.store.close());

/** Refuses what a start would, of what these tests change. What else a start checks takes seconds. */
function strictly(changes: readonly EntryChange[]): void {
  const { problems } = loadContent(folder, TODAY, changes);
  if (hasFaults(problems)) throw new ContentError(problems);
}

/** A process that reads the same folder and store. What it knows is only the content, which is quick to open. */
const replica = (changes: ContentChanges): Promise<LiveContent> =>
  openLiveContent({
    changes,
    open: (list) => ({ content: loadContent(folder, TODAY, list).content }) as Knowledge,
    prepare: () => Promise.resolve(),
    log: createKeptLog(),
  });

const deskOn = (changes: ContentChanges, of = live, sameMayApprove = false) =>
  createContentDesk({
    changes,
    folder,
    checkAll: strictly,
    today: () => TODAY,
    look: () => of.look(),
    newId: () => `change-${String((number += 1))}`,
    sameMayApprove,
  });
const desk = () => deskOn(open.store.contentChanges);

const written = (id: string): Fields =>
  loadContent(folder, TODAY).written.get(`tip ${id}`)?.fields ?? {};
const edit = (id: string, over: Fields, before: Fields = written(id)): EntryDraft => ({
  kind: 'tip',
  file: FILE,
  id,
  before,
  after: { ...before, ...over },
});
const textOf = (of: LiveContent, id: string) =>
  of.knowledge.content.tips.find((tip) => tip.id === id)?.text;
const NEW: EntryDraft = {
  kind: 'tip',
  file: 'tips/added.yaml',
  id: 'say-where',
  before: null,
  after: {
    id: 'say-where',
    text: 'Say where your clinic is.',
    topics: ['security'],
    source: 'ncsc-social-media',
    record: { owner: 'Us', checked: '2026-11-01', reviewBy: '2027-05-01' },
  },
};

const propose = async (draft: EntryDraft, by = 'Alex') => {
  const proposed = await desk().propose(draft, by);
  if (!proposed.done) throw new Error(JSON.stringify(proposed));
  return proposed.id ?? '';
};

test('a change is live once a second editor approves it, and not before', async () => {
  const id = await propose(edit('two-step-verification', { text: 'Shorter.' }));
  expect(textOf(live, 'two-step-verification')).not.toBe('Shorter.');
  expect(await desk().approve(id, 'Alex')).toMatchObject({
    done: false,
    why: expect.stringContaining('second editor') as string,
  });
  expect(textOf(live, 'two-step-verification')).not.toBe('Shorter.');
  expect(await desk().approve(id, 'Sam')).toEqual({ done: true });
  expect(textOf(live, 'two-step-verification')).toBe('Shorter.');
  expect(await desk().list()).toMatchObject([
    { id, author: 'Alex', decidedBy: 'Sam', state: 'live', version: 1, decided: clock.now() },
  ]);
  expect(await desk().approve(id, 'Sam')).toMatchObject({ done: false });
});

test('the same editor may approve where the settings say so', async () => {
  const id = await propose(NEW);
  expect(await deskOn(open.store.contentChanges, live, true).approve(id, 'Alex')).toEqual({
    done: true,
  });
  expect(textOf(live, 'say-where')).toBe('Say where your clinic is.');
});

test('one press takes a live change back, and that can be taken back as well', async () => {
  const before = textOf(live, 'two-step-verification');
  await desk().approve(await propose(edit('two-step-verification', { text: 'Shorter.' })), 'Sam');
  expect(await desk().undo('change-1', 'Sam')).toEqual({ done: true });
  expect(textOf(live, 'two-step-verification')).toBe(before);
  expect(await desk().undo('change-2', 'Sam')).toEqual({ done: true });
  expect(textOf(live, 'two-step-verification')).toBe('Shorter.');
  expect((await desk().list()).map(({ undoes }) => undoes).sort()).toEqual([
    'change-1',
    'change-2',
    undefined,
  ]);
});

test('a new entry can be taken out again', async () => {
  await desk().approve(await propose(NEW), 'Sam');
  await desk().undo('change-1', 'Alex');
  expect(textOf(live, 'say-where')).toBeUndefined();
});

test('another process shows it at its next look, and one that starts later from the start', async () => {
  const other = await replica(open.store.contentChanges);
  await desk().approve(await propose(edit('two-step-verification', { text: 'Shorter.' })), 'Sam');
  expect(textOf(other, 'two-step-verification')).not.toBe('Shorter.');
  await other.look();
  expect(textOf(other, 'two-step-verification')).toBe('Shorter.');
  expect(textOf(await replica(open.store.contentChanges), 'two-step-verification')).toBe(
    'Shorter.',
  );
});

test.each([
  ['a text too long', { text: 'x'.repeat(281) }, 'text'],
  ['a topic that is none', { topics: ['no-such-topic'] }, 'topics'],
  ['a document that is none', { source: 'no-such-document' }, 'source'],
  [
    'a date that is none',
    { record: { owner: 'Us', checked: '2026-11-01', reviewBy: '2026-02-31' } },
    'record.reviewBy',
  ],
])('%s is refused beside its field, and nothing is kept', async (_, over, field) => {
  const draft = edit('two-step-verification', over);
  const { problems } = await desk().check(draft);
  expect(problems).toContainEqual(expect.objectContaining({ field, severity: 'fault' }));
  const { done, ...more } = await desk().propose(draft, 'Alex');
  expect(done).toBe(false);
  expect(more).toMatchObject({ problems: [{ field, severity: 'fault' }] });
  expect(await desk().list()).toEqual([]);
});

test('what other entries rest on can’t be taken out', async () => {
  const { file, fields } = loadContent(folder, TODAY).written.get('resource ncsc-social-media') ?? {
    file: '',
    fields: {},
  };
  const draft = {
    kind: 'guidance',
    file,
    id: 'ncsc-social-media',
    before: fields,
    after: null,
  };
  expect(await desk().propose(draft, 'Alex')).toMatchObject({ done: false });
});

test('of two editors with the same entry open, the second is told, and loses nothing', async () => {
  const first = edit('two-step-verification', { text: 'By the first.' });
  const second = edit('two-step-verification', { text: 'By the second.' });
  const [one, other] = [await propose(first, 'Alex'), await propose(second, 'Kim')];
  expect(await desk().approve(one, 'Sam')).toEqual({ done: true });
  expect(await desk().approve(other, 'Sam')).toMatchObject({
    done: false,
    why: expect.stringContaining('changed this entry since') as string,
  });
  expect(textOf(live, 'two-step-verification')).toBe('By the first.');
  expect((await desk().list()).find(({ id }) => id === other)).toMatchObject({
    state: 'proposed',
    after: { text: 'By the second.' },
  });
  expect(
    await desk().propose(edit('two-step-verification', { text: 'Late.' }), 'Kim'),
  ).toMatchObject({
    done: false,
  });
});

test('two that approve different entries at the same moment both get theirs', async () => {
  const [first, second] = await Promise.all([
    propose(edit('two-step-verification', { text: 'First.' })),
    propose(edit('small-facts', { text: 'Second.' })),
  ]);
  const other = deskOn(open.store.contentChanges);
  const [one, two] = await Promise.all([
    desk().approve(first, 'Sam'),
    other.approve(second, 'Kim'),
  ]);
  expect([one, two]).toEqual([{ done: true }, { done: true }]);
  await live.look();
  expect([textOf(live, 'two-step-verification'), textOf(live, 'small-facts')]).toEqual([
    'First.',
    'Second.',
  ]);
});

test('a file changed by hand meanwhile wins, and the change stays in the list', async () => {
  const id = await propose(edit('two-step-verification', { text: 'By form.' }));
  writeFileSync(join(folder, FILE), original.replace('Turn it on for', 'Turn it on in'));
  expect(await desk().approve(id, 'Sam')).toMatchObject({ done: false });
  writeFileSync(join(folder, FILE), original);
  expect(await desk().approve(id, 'Sam')).toEqual({ done: true });
  writeFileSync(join(folder, FILE), original.replace('Turn it on for', 'Turn it on in'));
  expect(textOf(await replica(open.store.contentChanges), 'two-step-verification')).not.toBe(
    'By form.',
  );
  expect(await desk().list()).toMatchObject([{ id, state: 'live' }]);
});

test('content that became unusable is not taken up: what was live stays', async () => {
  await desk().approve(await propose(NEW), 'Sam');
  const log = createKeptLog();
  const strict = await openLiveContent({
    changes: open.store.contentChanges,
    open: (list) => {
      const { content, problems } = loadContent(folder, TODAY, list);
      if (problems.some(({ severity }) => severity === 'fault'))
        throw new (jest.requireActual<typeof import('../../../knowledge')>(
          '../../../knowledge',
        ).ContentError)(problems);
      return { content } as Knowledge;
    },
    prepare: () => Promise.resolve(),
    log,
  });
  expect(textOf(strict, 'say-where')).toBeDefined();
  const id = await propose(edit('two-step-verification', { text: 'Fine by itself.' }));
  await open.store.contentChanges.publish(id, 'Sam', 1);
  writeFileSync(join(folder, FILE), original.replace('topics: [security]', 'topics: [gone]'));
  await strict.look();
  expect(textOf(strict, 'say-where')).toBeDefined();
  expect(log.lines.map(({ event }) => event)).toContain('content.changes.not.used');
});

test('while the disk is full nothing is kept by halves, and what was there before stays', async () => {
  const room = (pages: number) =>
    sql.raw(`pragma max_page_count = ${String(pages)}`).execute(open.connection.db);
  const draft = (n: number): EntryDraft => ({
    ...NEW,
    id: `tip-${String(n)}`,
    after: { ...NEW.after, id: `tip-${String(n)}` },
  });
  const first = await propose(draft(0));
  // No more pages than there are: SQLite answers as it does on a full disk.
  await room(1);
  let kept = 1;
  const fill = async (): Promise<void> => {
    for (; kept < 50; kept += 1) await propose(draft(kept));
  };
  await expect(fill()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(await desk().list()).toHaveLength(kept);
  await room(100_000);
  expect(await desk().approve(first, 'Sam')).toEqual({ done: true });
  await propose(draft(kept));
  expect(await desk().list()).toHaveLength(kept + 1);
  expect(textOf(live, 'tip-0')).toBe('Say where your clinic is.');
});

test('a crash at any step of a publish leaves it live whole or proposed whole', async () => {
  for (const point of [
    'publish: begun',
    'publish: about to commit',
    'publish: committed',
  ] as const) {
    const changes = createContentChanges(open.connection, (reached) =>
      reached === point ? Promise.reject(new Error('crash')) : Promise.resolve(),
    );
    const id = await propose({
      ...NEW,
      id: `at-${point.replace(/\W+/g, '-')}`,
      after: { ...NEW.after, id: `at-${point.replace(/\W+/g, '-')}` },
    });
    await expect(deskOn(changes).approve(id, 'Sam')).rejects.toThrow('crash');
    const started = await replica(open.store.contentChanges);
    const state = (await open.store.contentChanges.get(id))?.state;
    expect(state).toBe(point === 'publish: committed' ? 'live' : 'proposed');
    expect(textOf(started, `at-${point.replace(/\W+/g, '-')}`) !== undefined).toBe(
      state === 'live',
    );
  }
});
