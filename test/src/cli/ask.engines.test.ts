import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root';

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly status: number | null;
}

/** Runs the built command as a person would, from another folder. */
function ask(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const command = join(projectRoot(), 'dist', 'src', 'cli', 'ask.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: tmpdir(),
      env: { ...process.env, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ out, err, status }));
    child.stdin.end(input);
  });
}

const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

test('a question is answered as readable text with its link', async () => {
  const { out, status } = await ask(['10 simple rules for doctors on social media']);
  expect(status).toBe(0);
  expect(out).toContain('10 simple rules for doctors on social media');
  expect(out).toContain('https://kevinmd.com/2013/05/10-simple-rules-doctors-social-media.html');
});

test('--json prints one object with kind, ranked ids and the whole text', async () => {
  const { out } = await ask(['--json', 'The', 'ABCs', 'of', 'Twitter']);
  expect(JSON.parse(out)).toMatchObject({
    kind: 'answer',
    results: expect.arrayContaining([
      expect.objectContaining({ id: 'abcs-of-twitter' }),
    ]) as unknown,
    text: expect.stringContaining('https://heidicohen.com/twitter-abc/') as unknown,
  });
});

test('--jsonl answers each line in order, reports a bad line in its place and goes on', async () => {
  const input = [
    '{"id":"1","query":"tips"}',
    'not json',
    '{"id":3}',
    '[]',
    '{"query":"tips"}',
    '',
    '{"id":7,"query":""}',
    '{"id":"8","query":"thanks"}',
    '{"id":"9","query":"xkcd qwrt zzvb"}',
  ].join('\n');
  const { out, status } = await ask(['--jsonl'], input);
  expect(status).toBe(1);
  expect(lines(out)).toMatchObject([
    { id: '1', kind: 'tip' },
    { line: 2, error: expect.stringContaining('not JSON') as unknown },
    { line: 3, id: 3, error: expect.stringContaining('"query"') as unknown },
    { line: 4, error: expect.stringContaining('not a JSON object') as unknown },
    { line: 5, error: expect.stringContaining('"id"') as unknown },
    { line: 7, id: 7, error: '"query" is empty.' },
    { id: '8', kind: 'thanks', results: [] },
    { id: '9', kind: 'declined' },
  ]);
});

test('thousands of lines go through one process, in order', async () => {
  const input = Array.from({ length: 3000 }, (_, id) =>
    JSON.stringify({ id, query: 'topics' }),
  ).join('\n');
  const { out, status } = await ask(['--jsonl'], input);
  expect(status).toBe(0);
  expect(lines(out).map((line) => (line as { id: number }).id)).toEqual(
    Array.from({ length: 3000 }, (_, id) => id),
  );
});

test.each([
  [['--colour', 'tips'], 2, '--colour is not an option here'],
  [[], 2, 'Nothing was asked'],
  [['   '], 2, 'Nothing was asked'],
  [['--jsonl', 'tips'], 2, 'reads questions from standard input'],
])('%j ends with status %i and one clear sentence', async (args, wanted, sentence) => {
  const { out, err, status } = await ask(args);
  expect(out).toBe('');
  expect(status).toBe(wanted);
  expect(err).toContain(sentence);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('a content folder that is missing is named, and nothing is answered', async () => {
  const missing = join(mkdtempSync(join(tmpdir(), 'signpost-')), 'nothing-here');
  const { out, err, status } = await ask(['tips'], '', { KNOWLEDGE_DIR: missing });
  expect([out, status]).toEqual(['', 1]);
  expect(err).toContain('nothing-here');
  expect(err).toContain('does not exist');
});

test('100 kB of text and control characters are answered like any question', async () => {
  const input = [
    JSON.stringify({ id: 'long', query: 'hashtags '.repeat(11_000) }),
    JSON.stringify({ id: 'control', query: '\u0000\u001b[31m\u202etips\u0007' }),
  ].join('\n');
  const { out, status } = await ask(['--jsonl'], input);
  expect(status).toBe(0);
  expect(lines(out)).toHaveLength(2);
});
