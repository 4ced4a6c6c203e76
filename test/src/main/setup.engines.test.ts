import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseSettings } from 'dotenv';
import { parse } from 'yaml';
import { projectRoot } from '../../../src/settings/project-root';

const folder = () => mkdtempSync(join(tmpdir(), 'signpost-setup-'));

/** Set-up with these answers piped, a line each, and no setting of this machine's. */
function setUp(answers: readonly string[], ...options: readonly string[]) {
  const program = join(projectRoot(), 'dist', 'src', 'main', 'setup.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    encoding: 'utf8',
    input: answers.map((answer) => `${answer}\n`).join(''),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  });
  return { status, stdout, stderr };
}

const BOTH = [
  'both',
  'https://signpost.example.nhs.uk',
  "St Ann's NHS Trust",
  'ask-comms',
  'IG Team, ig@example.nhs.uk, 01632 960000',
  'postgres://signpost:p%23ss@db.example/signpost',
  'Europe/London',
  'scotland',
];

test('writes settings, manifest and contacts from eight piped answers', () => {
  const to = folder();
  const { status, stdout } = setUp(BOTH, '--to', to);
  expect(status).toBe(0);
  expect(stdout.match(/\?|with commas\./g)?.length).toBeGreaterThanOrEqual(8);
  const settings = parseSettings(readFileSync(join(to, '.env')));
  expect(settings).toMatchObject({
    TIME_ZONE: 'Europe/London',
    BANK_HOLIDAYS: 'scotland',
    DATABASE_URL: 'postgres://signpost:p%23ss@db.example/signpost',
    SLACK_BOT_TOKEN: '',
    SLACK_SIGNING_SECRET: '',
    MicrosoftAppId: '',
    TEAMS_PUBLISHER_NAME: "St Ann's NHS Trust",
  });
  expect(settings).not.toHaveProperty('SLACK_APP_TOKEN');
  expect(statSync(join(to, '.env')).mode & 0o777).toBe(0o600);
  expect(parse(readFileSync(join(to, 'data', 'slack-manifest.yml'), 'utf8'))).toMatchObject({
    display_information: {
      description:
        "Sourced answers and daily tips on using social media well at St Ann's NHS Trust",
    },
    features: {
      slash_commands: [
        { command: '/ask-comms', url: 'https://signpost.example.nhs.uk/slack/events' },
      ],
    },
    settings: { socket_mode_enabled: false },
  });
  expect(parse(readFileSync(join(to, 'knowledge/content/contacts.yaml'), 'utf8'))).toEqual({
    informationGovernance: { name: 'IG Team', email: 'ig@example.nhs.uk', phone: '01632 960000' },
  });
});

test('says the next three clicks on each platform, and ends with the doctor', () => {
  const { stdout } = setUp(BOTH.slice(0, 5), '--to', folder());
  const after = stdout.slice(stdout.indexOf('Slack, next:'));
  expect(after.match(/^ {2}[123]\. /gm)).toHaveLength(6);
  expect(after).toContain('https://api.slack.com/apps');
  expect(after).toContain('https://signpost.example.nhs.uk/api/messages');
  expect(after).toMatch(
    /What the doctor says now:\n(?:.*\n)*\d+ ok, \d+ to look at, \d+ wrong\.\n$/,
  );
  expect(after).toContain('Every setting of Signpost’s own can be read.');
});

test('takes what is usual where nothing is answered', () => {
  const to = folder();
  expect(setUp([], '--to', to).status).toBe(0);
  expect(parseSettings(readFileSync(join(to, '.env')))).toMatchObject({
    TIME_ZONE: 'Europe/London',
    BANK_HOLIDAYS: 'england-and-wales',
    SLACK_APP_TOKEN: '',
  });
  expect(readFileSync(join(to, 'data', 'slack-manifest.yml'), 'utf8')).toBe(
    readFileSync(join(projectRoot(), 'manifest.yml'), 'utf8'),
  );
  expect(existsSync(join(to, 'knowledge'))).toBe(false);
});

test('asks of one platform alone only what it needs', () => {
  const to = folder();
  const { stdout } = setUp(['teams', 'Example NHS Trust'], '--to', to);
  expect(stdout).not.toContain('Which command do people type in Slack?');
  expect(stdout).not.toContain('api.slack.com');
  expect(readFileSync(join(to, '.env'), 'utf8')).not.toContain('SLACK_');
  expect(existsSync(join(to, 'data', 'slack-manifest.yml'))).toBe(false);
});

test('shows everything and writes nothing with --print', () => {
  const to = folder();
  const { stdout } = setUp(BOTH, '--to', to, '--print');
  for (const path of ['.env', 'data/slack-manifest.yml', 'knowledge/content/contacts.yaml'])
    expect(stdout).toContain(`--- ${path}\n`);
  expect(stdout).toContain('BANK_HOLIDAYS=scotland');
  expect(existsSync(join(to, '.env'))).toBe(false);
});

test('never overwrites a file that somebody filled in, unless told to, and then keeps it', () => {
  const to = folder();
  mkdirSync(join(to, 'knowledge', 'content'), { recursive: true });
  const contacts = join(to, 'knowledge', 'content', 'contacts.yaml');
  writeFileSync(join(to, '.env'), 'TIME_ZONE=Europe/Paris\n');
  writeFileSync(contacts, '# notes alone\n');
  expect(setUp(BOTH, '--to', to).stdout).toContain('.env is there already and was left as it is');
  expect(readFileSync(join(to, '.env'), 'utf8')).toBe('TIME_ZONE=Europe/Paris\n');
  expect(readFileSync(join(to, '.env.new'), 'utf8')).toContain('BANK_HOLIDAYS=scotland');
  expect(statSync(join(to, '.env.new')).mode & 0o777).toBe(0o600);
  expect(readFileSync(contacts, 'utf8')).toContain('ig@example.nhs.uk');
  setUp([...BOTH.slice(0, 4), 'Another Team'], '--to', to);
  expect(readFileSync(contacts, 'utf8')).toContain('ig@example.nhs.uk');
  setUp(BOTH, '--to', to, '--replace');
  expect(readFileSync(join(to, '.env.before'), 'utf8')).toBe('TIME_ZONE=Europe/Paris\n');
  expect(readFileSync(join(to, '.env'), 'utf8')).toContain('BANK_HOLIDAYS=scotland');
});

test.each([
  ['a platform there is not', ['discord'], 'Type slack, teams or both.'],
  ['an address without TLS', ['slack', 'http://a.example'], 'https://signpost.example.nhs.uk'],
  ['a name too long for Teams', ['teams', 'N'.repeat(33)], '32 characters'],
  ['a password with a sign', ['teams', '', '', 'postgres://a:p#planted@b/c'], 'write # as %23'],
  ['a zone there is not', ['teams', '', '', '', 'BST'], 'TIME_ZONE must be a time zone name'],
  ['a nation there is not', ['teams', '', '', '', '', 'france'], 'northern ireland or none'],
])('says what to type after %s, and writes nothing', (_, answers, says) => {
  const to = folder();
  const { status, stderr } = setUp(answers, '--to', to);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('planted');
  expect(existsSync(join(to, '.env'))).toBe(false);
});
