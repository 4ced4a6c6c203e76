import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ContentError,
  hasFaults,
  loadContent,
  type Content,
  type EntryChange,
} from '../../../knowledge';
import { createContentIndex } from '../../../knowledge/loading/content-index';
import { createEntryHistory } from '../../../src/page-data/entry-history';
import { createPageEditors } from '../../../src/page-data/page-editors';
import { projectRoot } from '../../../src/settings/project-root';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { smallContent } from '../../../tools/small-content';
import { createFixedClock, createKeptLog } from '../../fakes/house';

const TODAY = '2026-11-29';
const clock = createFixedClock(`${TODAY}T09:00:00Z`);
const SOURCE = 'Social media: how to use it safely';
const SECURITY = 'tips/security.yaml';
const SMALL_FACTS = { kind: 'tip', file: SECURITY, id: 'small-facts' };

const folder = mkdtempSync(join(tmpdir(), 'editor-'));
beforeAll(() => {
  smallContent(projectRoot(), folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

let open: OpenStore;
let editor: ReturnType<typeof openEditor>;
beforeEach(async () => {
  open = await openStore({ url: ':memory:', folder: '', log: createKeptLog(), clock });
  editor = openEditor();
});
afterEach(() => open.store.close());

function openEditor() {
  let number = 0;
  const { content } = createPageEditors({
    store: open.store,
    knowledge: {
      content: loadContent(folder, TODAY).content,
      showIn: () => Promise.reject(new Error('not shown here')),
    },
    folder,
    clock,
    timeZone: 'Europe/London',
    changes: true,
    editing: {
      editors: ['Alex', 'Sam'],
      signIn: false,
      sameMayApprove: false,
      checkAll: (changes: readonly EntryChange[]) => {
        const { problems } = loadContent(folder, TODAY, changes);
        if (hasFaults(problems)) throw new ContentError(problems);
      },
      look: () => Promise.resolve(),
      newId: () => `change-${String((number += 1))}`,
    },
  });
  if (content === undefined) throw new Error('there is no editor');
  return content;
}

/** The content as it is live. */
async function liveContent(): Promise<Content> {
  const { changes } = await open.store.contentChanges.live();
  return loadContent(
    folder,
    TODAY,
    changes.map((change) => ({ ...change, id: change.entry })),
  ).content;
}

const formOf = async (of: typeof SMALL_FACTS) => {
  const form = await editor.form(of);
  if (form === undefined) throw new Error('there is no form');
  return form;
};
const takeOut = async (of: typeof SMALL_FACTS, told: { successor?: string; why?: string } = {}) =>
  editor.takeOut(of, { successor: '', why: '', ...told }, (await formOf(of)).basis, 'Alex');

test('a change is told by what the form calls each field, and names other entries by their titles', async () => {
  const { values, basis } = await formOf(SMALL_FACTS);
  const given = {
    ...values,
    do: ['Look at what your profile says.'],
    foundOnly: ['true'],
    'record.reviewBy': ['2027-06-22'],
    'record.evidence.0.url': ['https://example.org/facts'],
  };
  expect(await editor.propose(SMALL_FACTS, given, basis, 'Alex')).toMatchObject({ done: true });
  expect(await editor.changes()).toMatchObject([
    {
      does: 'changes',
      kind: 'tip',
      differences: [
        { field: 'Do', before: '', after: 'Look at what your profile says.' },
        { field: 'Found only', before: '', after: 'Yes' },
        { field: 'Review by', before: '22 May 2027', after: '22 June 2027' },
        { field: 'Evidence', before: '', after: 'Url: https://example.org/facts' },
      ],
    },
  ]);
});

test('an entry is found by its words, and first where its title says them', async () => {
  const found = await editor.find('social media');
  expect(found.map(({ name, title }) => `${name}: ${title}`)[0]).toBe(
    `guidance document: ${SOURCE}`,
  );
  expect(found.length).toBeGreaterThan(1);
  expect(await editor.find('social xylophone')).toEqual([]);
});

test('a source is chosen by its title, and what is none of them is named in a word', async () => {
  const form = await editor.form({ kind: 'tip', file: '', id: '' });
  expect(form?.fields.find(({ name }) => name === 'source')?.options).toEqual([
    { value: 'ncsc-social-media', label: SOURCE },
  ]);
  expect((await formOf(SMALL_FACTS)).values['source']).toEqual([SOURCE]);
  const given = { text: ['Say where you are.'], topics: ['security'], 'record.owner': ['Us'] };
  const dates = { 'record.checked': [TODAY], 'record.reviewBy': ['2027-05-01'] };
  const add = (source: string) =>
    editor.propose(
      { kind: 'tip', file: '', id: '' },
      { ...given, ...dates, source: [source] },
      form?.basis ?? '',
      'Alex',
    );
  expect(await add('Some page')).toMatchObject({
    done: false,
    problems: [
      {
        field: 'source',
        label: 'Source',
        message: expect.stringContaining('in the list') as string,
      },
    ],
  });
  expect(await add(SOURCE)).toMatchObject({ done: true });
  expect(await editor.changes()).toMatchObject([{ does: 'adds', title: 'Say where you are.' }]);
  const [change] = await open.store.contentChanges.list();
  expect(change?.after).toMatchObject({ source: 'ncsc-social-media' });
});

test('a tip that is taken out leads to the one that took up its idea, until it is taken back', async () => {
  const other = 'two-step-verification';
  const title = (await formOf(SMALL_FACTS)).takeOut?.successors?.find(
    ({ value }) => value === other,
  )?.label;
  expect(await takeOut(SMALL_FACTS, { successor: title ?? '' })).toMatchObject({ done: true });
  const [waiting] = await editor.changes();
  expect(waiting).toMatchObject({
    does: 'takes out',
    title: expect.stringContaining('Small facts') as string,
  });
  expect(waiting?.differences).toContainEqual({ field: 'Merged into', before: '', after: title });
  await editor.decide('approve', waiting?.id ?? '', 'Sam');
  const content = await liveContent();
  expect(content.tips.map(({ id }) => id)).not.toContain('small-facts');
  expect(createContentIndex(content).tip('small-facts')?.id).toBe(other);
  await editor.decide('undo', waiting?.id ?? '', 'Sam');
  expect(await createEntryHistory(open.store.contentChanges)('small-facts')).toEqual(
    expect.arrayContaining([
      'A change was taken back by Sam on 29 November 2026.',
      'Taken out by Alex and approved by Sam on 29 November 2026.',
    ]),
  );
  expect(await createEntryHistory(open.store.contentChanges)('genuine-contacts')).toEqual([]);
  expect((await liveContent()).tips.map(({ id }) => id)).toContain('small-facts');
});

test('a tip that nothing replaces goes with a reason, and not without', async () => {
  expect(await takeOut(SMALL_FACTS)).toMatchObject({ done: false });
  const why = 'The advice is another now.';
  expect(await takeOut(SMALL_FACTS, { why })).toMatchObject({ done: true });
  const [change] = await open.store.contentChanges.list();
  expect(change?.after).toEqual({ id: 'small-facts', retired: why });
});

test('a document that is taken out is kept for what it said, and a day is gone', async () => {
  const document = { kind: 'guidance', file: 'guidance/security.yaml', id: 'ncsc-social-media' };
  expect(await takeOut(document)).toMatchObject({ done: true });
  const day = { kind: 'awareness-day', file: 'awareness-days/days.yaml', id: 'a-day' };
  expect(await takeOut(day)).toMatchObject({ done: true });
  for (const { id } of await editor.changes()) await editor.decide('approve', id, 'Sam');
  const { resources, awarenessDays } = await liveContent();
  expect(resources.map(({ id, standing }) => [id, standing])).toEqual([
    ['ncsc-social-media', 'historic'],
  ]);
  expect(awarenessDays.map(({ id }) => id)).toEqual(['another-day']);
});

test('an entry whose id people choose and keep can’t be taken out', async () => {
  const topic = { kind: 'topic', file: 'topics.yaml', id: 'security' };
  expect((await formOf(topic)).takeOut).toBeUndefined();
  expect(await takeOut(topic)).toMatchObject({ done: false });
});
