import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryIn } from '../../../knowledge';
import { loadContent } from '../../../knowledge/loading/load';
import { writeChanges } from '../../../src/editing/write-folder';
import type { ContentChange } from '../../../src/store/port';

const OWN = join(__dirname, '../../../examples/own-content');
const FILE = 'tips/security.yaml';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-'));
  cpSync(OWN, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const text = () => readFileSync(join(folder, FILE), 'utf8');
function changed(over: Partial<ContentChange> = {}): ContentChange {
  const before = entryIn(text(), 'small-facts') ?? {};
  return {
    id: 'one',
    file: FILE,
    entry: 'small-facts',
    kind: 'tip',
    before,
    after: { ...before, text: 'Share little.' },
    author: 'Alex',
    made: new Date(0),
    state: 'live',
    decidedBy: 'Sam',
    ...over,
  };
}

test('an approved change is written into its file once, and all else stays', () => {
  const change = changed();
  const was = text();
  expect(writeChanges(folder, [change])).toEqual([FILE]);
  expect(writeChanges(folder, [change])).toEqual([]);
  expect(entryIn(text(), 'small-facts')).toEqual(change.after);
  const [first = ''] = was.split('- id: small-facts');
  expect(text().startsWith(first)).toBe(true);
  expect(readdirSync(join(folder, 'tips'))).toEqual(['security.yaml']);
  expect(
    loadContent(folder, '2026-11-29').problems.filter(({ severity }) => severity === 'fault'),
  ).toEqual([]);
});

test('a file that says something else by now stays as it is', () => {
  const change = changed();
  writeFileSync(join(folder, FILE), text().replace('Share\n    them sparingly', 'Be careful'));
  const byHand = text();
  expect(writeChanges(folder, [change])).toEqual([]);
  expect(text()).toBe(byHand);
});

test('a new entry may begin a file of its own', () => {
  const after = { id: 'new-one', text: 'New.' };
  const added = changed({ file: 'tips/added.yaml', entry: 'new-one', before: null, after });
  expect(writeChanges(folder, [added])).toEqual(['tips/added.yaml']);
  expect(entryIn(readFileSync(join(folder, 'tips/added.yaml'), 'utf8'), 'new-one')).toEqual(after);
});
