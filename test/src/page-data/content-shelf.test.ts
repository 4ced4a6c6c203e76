import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContentShelf } from '../../../src/page-data/content-shelf';
import type { ContentChange } from '../../../src/store/port';
import { approvedChange, OWN } from '../editing/approved-change';

const clock = { now: () => new Date('2026-12-01T12:00:00Z') };
/** What the shelf reads of the content; it keeps no room of another part. */
const OTHERS = /^(lexicon|survey-data|post-check|schemas)$/;
const folder = mkdtempSync(join(tmpdir(), 'signpost-shelf-'));
for (const name of readdirSync('knowledge/content').filter((one) => !OTHERS.test(one)))
  cpSync(join('knowledge/content', name), join(folder, name), { recursive: true });
const shipped = filesIn(folder);

/** One folder for all of them, put back after each. */
afterEach(() => {
  for (const name of filesIn(folder)) if (!shipped.has(name)) rmSync(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesIn(place: string): ReadonlySet<string> {
  return new Set(readdirSync(place, { recursive: true, encoding: 'utf8' }));
}

let now = clock.now();
/** Looks at the folder anew at each reading, as the page's does. */
const reader = createContentShelf({ folder, clock: { now: () => now }, timeZone: 'Europe/London' });
const shelf = (at = clock) => {
  now = at.now();
  return reader;
};

test('says where each entry is, so that an editor can go to it', async () => {
  const { entries } = await shelf().read();
  for (const { id, file, line } of entries) {
    const written = readFileSync(file, 'utf8').split('\n')[line - 1];
    expect(written).toContain(id);
  }
  expect(entries.length).toBeGreaterThan(100);
});

test('names files from the project’s root, wherever Signpost was started', async () => {
  const began = process.cwd();
  const content = join(began, 'knowledge/content');
  try {
    process.chdir(tmpdir());
    const { entries } = await createContentShelf({
      folder: content,
      clock,
      timeZone: 'Europe/London',
    }).read();
    expect(entries.filter(({ file }) => !file.startsWith('knowledge/content/'))).toEqual([]);
  } finally {
    process.chdir(began);
  }
});

test('has what editors approved, which no file says yet', async () => {
  const after = {
    id: 'a-new-tip',
    text: 'A tip that was approved.',
    topics: ['security'],
    source: 'ncsc-social-media',
    record: { owner: 'Us', checked: '2026-11-01', reviewBy: '2027-05-01' },
  };
  const added = { file: 'tips/added.yaml', entry: after.id, before: null, after };
  let approved: readonly ContentChange[] = [];
  const changes = { live: () => Promise.resolve({ version: approved.length, changes: approved }) };
  const withChanges = createContentShelf({ folder, clock, timeZone: 'Europe/London', changes });
  const titles = async () => (await withChanges.read()).entries.map(({ title }) => title);
  expect(await titles()).not.toContain(after.text);
  approved = [approvedChange(OWN, added)];
  expect(await titles()).toContain(after.text);
});

test('says which tips are held back and which links nobody has opened', async () => {
  const { entries } = await shelf().read();
  const flags = entries.flatMap(({ flags: each }) => each);
  const unseen = flags.filter(({ kind }) => kind === 'link-unverified');
  expect(unseen.length).toBeGreaterThan(0);
  expect(flags.every(({ why }) => why.length > 10)).toBe(true);
});

test('says which links failed when they were last opened, and since when', async () => {
  const { entries } = await shelf().read();
  const [gone, moved] = entries.flatMap((entry) =>
    'url' in entry && typeof entry.url === 'string' ? [{ id: entry.id, url: entry.url }] : [],
  );
  const links = {
    [gone?.url ?? 'none']: { state: 'gone', why: '404' },
    [moved?.url ?? 'none']: { state: 'moved', to: 'https://www.example.org/new' },
  };
  writeFileSync(join(folder, 'links.json'), JSON.stringify({ checked: '2026-11-29', links }));
  const after = await shelf().read();
  const failing = after.entries.flatMap(({ id, flags }) =>
    flags.filter(({ kind }) => kind === 'link-fails').map(({ why }) => [id, why]),
  );
  expect(failing).toEqual(
    expect.arrayContaining([
      [gone?.id, 'On 29 November 2026 its link was gone (404).'],
      [
        moved?.id,
        'On 29 November 2026 its link was moved for good to https://www.example.org/new.',
      ],
    ]),
  );
});

test('everything is out of date when nobody has looked for ten years', async () => {
  const { entries } = await shelf({ now: () => new Date('2036-11-22T12:00:00Z') }).read();
  const current = entries.filter(
    ({ flags }) => !flags.some(({ kind, why }) => kind === 'out-of-date' && why.includes('review')),
  );
  expect(current).toEqual([]);
});

test('a blank entry is right as it stands, but for the document it names', async () => {
  const { blanks } = await shelf().read();
  for (const { file, yaml } of blanks) {
    const where = file.replace('knowledge/content', folder);
    writeFileSync(join(where, 'added.yaml'), yaml);
  }
  const { problems } = await shelf().read();
  const faults = problems.filter(({ severity }) => severity === 'fault');
  expect(faults.map(({ field }) => field)).toEqual(['entry 1 > source']);
});

test('tells of a mistake soon after it is saved', async () => {
  const at = shelf();
  const saved = new Promise<void>((resolve) => {
    const stop = at.watch(() => {
      stop();
      resolve();
    });
  });
  writeFileSync(join(folder, 'tips', 'added.yaml'), '- id: UPPER\n');
  await saved;
  const { problems } = await at.read();
  expect(problems.some(({ file, line }) => file.endsWith('added.yaml') && line === 1)).toBe(true);
});
