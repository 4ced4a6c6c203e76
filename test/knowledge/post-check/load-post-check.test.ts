import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPost } from '../../../knowledge/post-check/post-check';
import { keepReading } from '../../../knowledge/loading/kept-reading';
import { openPostCheck } from '../../../knowledge/post-check/open-post-check';
import { projectRoot } from '../../../src/settings/project-root';

const SHIPPED = join(projectRoot(), 'knowledge', 'content');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'post-check-'));
  cpSync(join(SHIPPED, 'post-check'), join(folder, 'post-check'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(folder, 'post-check', `${name}.yaml`);
function change(name: string, from: string, to: string): number {
  const text = readFileSync(file(name), 'utf8');
  const at = text.indexOf(from);
  expect(at).toBeGreaterThan(0);
  writeFileSync(file(name), text.replace(from, to));
  return text.slice(0, at).split('\n').length;
}
/** Each test changes one file. */
const { readFile } = keepReading(100);
const open = (today = '2026-11-23') => openPostCheck(folder, { shipped: SHIPPED, today, readFile });

test('the shipped lists have no problem', () => {
  expect(open().problems).toEqual([]);
});

test('a field that is not known is named with its file and line', () => {
  const line = change('platforms', '    name: X\n', '    nmae: X\n');
  const { rules, problems } = open();
  expect(rules).toBeUndefined();
  expect(problems).toContainEqual({
    severity: 'fault',
    file: file('platforms'),
    line,
    field: 'platforms > item 1 > nmae',
    message: 'is not a field here; did you mean "name"?',
  });
});

test('a phrase that cannot be read is named with its file and line', () => {
  const line = change('tone', '- lucky us|me|you', '- lucky-us');
  expect(open().problems).toContainEqual({
    severity: 'fault',
    file: file('tone'),
    line,
    field: 'cues',
    message: '"lucky-us" in "lucky-us" is not a word; a hyphen is written as a space',
  });
});

test('a set that does not exist is named', () => {
  change('medicines', '<medicine>', '<medcine>');
  const { rules, problems } = open();
  expect(rules).toBeUndefined();
  expect(problems.map(({ message }) => message)).toContain(
    '"<medcine>" is not a set of words or a sort of word',
  );
});

test('a wording that holds what nobody fills in is refused', () => {
  change('rules', '{over} characters over', '{ovr} characters over');
  expect(open().problems.map(({ message }) => message)).toEqual([
    '"{ovr}" is not known here; it may hold {over}, {platform}, {most}',
  ]);
});

test('a review that is due is a warning, and the check goes on', () => {
  const { rules, problems } = open('2027-12-31');
  expect(rules).toBeDefined();
  expect(
    problems.every(
      ({ severity, field }) => severity === 'warning' && field === 'record > reviewBy',
    ),
  ).toBe(true);
  expect(problems.length).toBeGreaterThan(10);
});

test('a missing file is a fault that names it', () => {
  rmSync(file('jargon'));
  expect(open().problems).toContainEqual(
    expect.objectContaining({ severity: 'fault', file: file('jargon'), field: '(file)' }),
  );
});

test('an example that breaks a rule nobody learns is named with its file and line', () => {
  const line = change('examples/b', '    breaks: [patient-details]', '    breaks: [jargon]');
  expect(open().problems).toContainEqual({
    severity: 'fault',
    file: file('examples/b'),
    line,
    field: expect.stringMatching(/^drafts > item \d+ > breaks > item 1$/) as string,
    message: expect.stringMatching(/^must be one of patient-details, /) as string,
  });
});

test('an example that another writer has too is a fault that says where', () => {
  const text = readFileSync(file('examples/b'), 'utf8');
  const [, first = ''] = /drafts:\n( {2}- text: [^\n]+)/.exec(text) ?? [];
  const other = readFileSync(file('examples/c'), 'utf8');
  writeFileSync(file('examples/c'), `${other}${first.replace(/\.?"$/, '!"')}\n`);
  expect(open().problems).toEqual([
    {
      severity: 'fault',
      file: file('examples/c'),
      line: other.split('\n').length,
      field: expect.stringMatching(/^drafts > item \d+ > text$/) as string,
      message: expect.stringMatching(/^is already written down at .+b\.yaml:8; keep one/) as string,
    },
  ]);
});

test('without examples the rules decide alone', () => {
  rmSync(join(folder, 'post-check', 'examples'), { recursive: true });
  const { rules, problems } = open();
  expect(problems).toEqual([]);
  if (rules === undefined) throw new Error('no rules');
  const text = 'The 14-year-old on Ward 7 last night had never seen snow.';
  expect(checkPost({ text }, rules).verdict).toBe('stop');
});
