import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryIn } from '../../../knowledge';
import { commitContent, isInRepository, pushContent } from '../../../src/editing/commit-content';
import { createCommitOnApproval } from '../../../src/editing/commit-on-approval';
import type { ContentChange } from '../../../src/store/port';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { approvedChange, FILE, OWN } from './approved-change';

const AT = `content/${FILE}`;
const clock = createFixedClock('2026-11-29T09:00:00Z');

let top: string;
let folder: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'commit-'));
  folder = join(top, 'content');
  cpSync(OWN, folder, { recursive: true });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'T');
  git('config', 'user.email', 't@example.org');
  git('add', '.');
  git('commit', '-qm', 'Begin');
});
afterEach(() => {
  rmSync(top, { recursive: true });
});

const git = (...words: readonly string[]): string =>
  execFileSync('git', ['-C', top, ...words], { encoding: 'utf8', stdio: 'pipe' });
const text = (): string => readFileSync(join(folder, FILE), 'utf8');
const write = (words: string): void => writeFileSync(join(folder, FILE), words);
const inHead = (id: string) => entryIn(git('show', `HEAD:${AT}`), id);
const log = (): readonly string[] => git('log', '--format=%s').trim().split('\n');

const changed = (over: Partial<ContentChange> = {}): ContentChange => approvedChange(folder, over);

test('an approved change is committed once, with who made and who approved it', async () => {
  const change = changed();
  expect(await commitContent(folder, [change])).toEqual({ files: [FILE], written: [FILE] });
  expect(git('log', '-1', '--format=%B').trim()).toBe(
    'Change tip small-facts\n\n- tip small-facts: by Alex, approved by Sam',
  );
  expect(git('show', '--name-only', '--format=').trim()).toBe(AT);
  expect(git('status', '--porcelain')).toBe('');
  expect(inHead('small-facts')).toEqual(change.after);
  expect(await commitContent(folder, [change])).toEqual({ files: [], written: [] });
  expect(log()).toEqual(['Change tip small-facts', 'Begin']);
});

test('a change that was taken back is a commit of its own, which names only what is new', async () => {
  const first = changed();
  await commitContent(folder, [first]);
  const back = changed({ id: 'two', before: first.after, after: first.before, undoes: 'one' });
  await commitContent(folder, [first, { ...back, author: 'Kim', decidedBy: 'Kim' }]);
  expect(git('log', '-1', '--format=%b').trim()).toBe('- tip small-facts: taken back by Kim');
  expect(inHead('small-facts')).toEqual(first.before);
  expect(git('status', '--porcelain')).toBe('');
});

test('a new entry begins a file of its own', async () => {
  const after = { id: 'new-one', text: 'New.' };
  const added = changed({ file: 'tips/added.yaml', entry: 'new-one', before: null, after });
  expect((await commitContent(folder, [added])).files).toEqual(['tips/added.yaml']);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('show', 'HEAD:content/tips/added.yaml')).toContain('id: new-one');
});

test('what somebody else has staged or changed is neither taken along nor lost, in the same file too', async () => {
  const other = join(folder, 'topics.yaml');
  writeFileSync(other, `${readFileSync(other, 'utf8')}\n# Staged by hand.\n`);
  git('add', 'content/topics.yaml');
  const change = changed();
  write(`# Staged in the same file.\n${text()}`);
  git('add', AT);
  write(`${text()}\n# Not staged.\n`);
  await commitContent(folder, [change]);
  expect(git('show', '--name-only', '--format=').trim()).toBe(AT);
  expect(git('show', `HEAD:${AT}`)).not.toMatch(/Staged|Not staged/);
  expect(inHead('small-facts')).toEqual(change.after);
  expect(git('diff', '--cached', '--stat')).toMatch(/security\.yaml[\s\S]*topics\.yaml/);
  const staged = git('show', `:${AT}`);
  expect(staged).toContain('# Staged in the same file.');
  expect(staged).not.toContain('# Not staged.');
  expect(entryIn(staged, 'small-facts')).toEqual(change.after);
  expect(text()).toContain('# Not staged.');
  expect(entryIn(text(), 'small-facts')).toEqual(change.after);
});

test('an entry that somebody changes by hand meanwhile stays as they have it', async () => {
  const change = changed();
  const mine = text().replace('Share\n    them sparingly', 'Be careful');
  write(mine);
  await commitContent(folder, [change]);
  expect(text()).toBe(mine);
  expect(inHead('small-facts')).toEqual(change.after);
});

test('after a crash at any step doing it again finishes it', async () => {
  const change = changed();
  const begin = git('rev-parse', 'HEAD').trim();
  const before = text();
  await commitContent(folder, [change]);
  const end = git('rev-parse', 'HEAD').trim();
  // Committed, and nothing more.
  git('read-tree', begin);
  write(before);
  expect(await commitContent(folder, [change])).toEqual({ files: [], written: [FILE] });
  expect([git('rev-parse', 'HEAD').trim(), git('status', '--porcelain')]).toEqual([end, '']);
  // Committed and staged, and not written.
  write(before);
  expect(await commitContent(folder, [change])).toEqual({ files: [], written: [FILE] });
  expect(git('status', '--porcelain')).toBe('');
});

test('where it can’t be committed the reason is said, and nothing is half done', async () => {
  const change = changed();
  const clean = () => expect([log(), git('status', '--porcelain')]).toEqual([['Begin'], '']);
  writeFileSync(join(top, '.git/MERGE_HEAD'), '');
  await expect(commitContent(folder, [change])).rejects.toThrow('merge or a rebase under way');
  rmSync(join(top, '.git/MERGE_HEAD'));
  clean();
  const plain = mkdtempSync(join(tmpdir(), 'plain-'));
  expect(await isInRepository(plain)).toBe(false);
  await expect(commitContent(plain, [change])).rejects.toThrow('in no git repository');
  rmSync(plain, { recursive: true });
  await expect(pushContent(folder)).rejects.toThrow('Git says: fatal');
});

test('it is pushed only when told to, and nothing waits for a failure, which is told and tried again', async () => {
  const far = join(top, 'far.git');
  git('init', '-q', '--bare', far);
  git('remote', 'add', 'origin', far);
  git('push', '-q', '-u', 'origin', 'main');
  const farLog = () =>
    execFileSync('git', ['-C', far, 'log', 'main', '--format=%s'], { encoding: 'utf8' })
      .trim()
      .split('\n');
  const live = [changed()];
  const changes = { live: () => Promise.resolve({ version: 1, changes: live }) };
  const kept = createKeptLog();
  const parts = { changes, folder, clock, log: kept };
  const quiet = createCommitOnApproval({ ...parts, push: false });
  quiet.run();
  await quiet.stop();
  expect(quiet.state()).toEqual({ state: 'committed', at: clock.now() });
  expect([log().length, farLog().length]).toEqual([2, 1]);
  const loud = createCommitOnApproval({ ...parts, push: true });
  mkdirSync(join(top, '.git/rebase-merge'));
  loud.run();
  await new Promise((resolve) => setTimeout(resolve, 0));
  while (loud.state().state === 'waiting') await new Promise((resolve) => setTimeout(resolve, 20));
  expect(loud.state()).toMatchObject({
    state: 'failed',
    why: expect.stringContaining('rebase') as string,
  });
  expect(kept.lines.map(({ event }) => event)).toContain('content.not.committed');
  rmSync(join(top, '.git/rebase-merge'), { recursive: true });
  loud.run();
  while (loud.state().state === 'failed') await new Promise((resolve) => setTimeout(resolve, 20));
  expect(farLog()).toEqual(['Change tip small-facts', 'Begin']);
  await loud.stop();
});
