import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryIn } from '../../../knowledge';
import { loadContent } from '../../../knowledge/loading/load';
import { writeChanges } from '../../../src/editing/write-folder';
import type { ContentChange } from '../../../src/store/port';
import { approvedChange, FILE, OWN } from './approved-change';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-'));
  cpSync(OWN, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const text = () => readFileSync(join(folder, FILE), 'utf8');
const changed = (over: Partial<ContentChange> = {}): ContentChange => approvedChange(folder, over);

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

test('where one file can’t be written, none is changed, and nothing is left lying about', () => {
  const change = changed();
  const after = { id: 'new-one', title: 'New' };
  const topic = changed({ file: 'topics.yaml', entry: 'new-one', before: null, after });
  const was = text();
  // In the way of what comes second, as a full disk would be.
  const inTheWay = join(folder, 'topics.yaml.part', 'full');
  mkdirSync(inTheWay, { recursive: true });
  expect(() => writeChanges(folder, [change, topic])).toThrow('EISDIR');
  expect(text()).toBe(was);
  expect(readdirSync(join(folder, 'tips'))).toEqual(['security.yaml']);
  rmSync(join(folder, 'topics.yaml.part'), { recursive: true, force: true });
  expect(writeChanges(folder, [change, topic])).toEqual([FILE, 'topics.yaml']);
});

test('a new entry may begin a file of its own', () => {
  const after = { id: 'new-one', text: 'New.' };
  const added = changed({ file: 'tips/added.yaml', entry: 'new-one', before: null, after });
  expect(writeChanges(folder, [added])).toEqual(['tips/added.yaml']);
  expect(entryIn(readFileSync(join(folder, 'tips/added.yaml'), 'utf8'), 'new-one')).toEqual(after);
});
