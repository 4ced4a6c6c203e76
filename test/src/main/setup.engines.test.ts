import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root';

const folder = () => mkdtempSync(join(tmpdir(), 'signpost-setup-'));
const ANSWERS = ['slack', 'socket', 'Example NHS Trust', '/ask-comms'];

/** Set-up as people run it, with these answers piped, a line each, and no setting of this machine's. */
function setUp(answers: readonly string[], ...options: readonly string[]) {
  const program = join(projectRoot(), 'dist', 'src', 'main', 'setup.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    encoding: 'utf8',
    input: answers.map((answer) => `${answer}\n`).join(''),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  });
  return { status, stdout, stderr };
}

test('writes from piped answers, takes what is usual for the rest, and ends with the doctor', () => {
  const to = folder();
  const { status, stdout } = setUp(ANSWERS, '--to', to);
  expect(status).toBe(0);
  expect(statSync(join(to, '.env')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(to, '.env'), 'utf8')).toContain('TIME_ZONE=Europe/London\n');
  expect(readFileSync(join(to, 'data', 'slack-manifest.yml'), 'utf8')).toContain('/ask-comms');
  expect(stdout).toContain('Wrote .env.\nWrote data/slack-manifest.yml.\n\nSlack, next:\n');
  expect(stdout).toMatch(
    /What the doctor says now:\n(?:.*\n)*\d+ ok, \d+ to look at, \d+ wrong\.\n$/,
  );
  expect(stdout).toContain('Every setting of Signpost’s own can be read.');
});

test('shows everything and writes nothing with --print', () => {
  const to = folder();
  const { status, stdout } = setUp(ANSWERS, '--to', to, '--print');
  expect(status).toBe(0);
  for (const path of ['.env', 'data/slack-manifest.yml']) expect(stdout).toContain(`--- ${path}\n`);
  expect(stdout).toContain('Slack, next:');
  expect(existsSync(join(to, '.env'))).toBe(false);
});

test('after a wrong answer says what to type, writes nothing, and ends with 2', () => {
  const to = folder();
  const { status, stderr } = setUp(['slack', 'http://a.example'], '--to', to);
  expect([status, existsSync(join(to, '.env'))]).toEqual([2, false]);
  expect(stderr).toContain('for example https://signpost.example.nhs.uk');
});
