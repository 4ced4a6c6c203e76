import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseSettings } from 'dotenv';
import { parse } from 'yaml';
import { askAll } from '../../../../src/main/setup/ask-all';
import { nextClicks } from '../../../../src/main/setup/next-clicks';
import { CONTACTS, setupFiles, SLACK_MANIFEST } from '../../../../src/main/setup/setup-files';
import { writeSetupFile } from '../../../../src/main/setup/write-setup-file';
import { projectRoot } from '../../../../src/settings/project-root';

/** What is said to somebody who types these lines, and what is known then. */
async function ask(lines: readonly string[], again = false) {
  const said: string[] = [];
  const left = [...lines];
  const next = () => Promise.resolve(left.shift() ?? '');
  const answers = await askAll({ say: (line) => said.push(line), next, again });
  return { answers, said, left };
}

/** The files that these lines lead to, by path. */
async function filesFrom(lines: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { answers } = await ask(lines);
  return new Map(setupFiles(answers).map(({ path, text }) => [path, text]));
}

const ALL = [
  'both',
  'https://signpost.example.nhs.uk',
  "St Ann's NHS Trust",
  'ask-comms',
  'IG Team, ig@example.nhs.uk, 01632 960000',
  'postgres://signpost:p%23ss@db.example/signpost',
  'Europe/London',
  'Scotland',
];

describe('setting Signpost up', () => {
  it('asks eight questions, each with what it is for and what Enter means', async () => {
    const { said, left } = await ask(ALL);
    expect(left).toEqual([]);
    expect(said).toHaveLength(8);
    for (const one of said) expect(one).toMatch(/^\n\S.*[?.]\n {2}\S.* Enter: .+\.$/);
  });

  it('writes settings, manifest and contacts', async () => {
    const files = await filesFrom(ALL);
    const settings = parseSettings(files.get('.env') ?? '');
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
    expect(parse(files.get(SLACK_MANIFEST) ?? '')).toMatchObject({
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
    expect(parse(files.get(CONTACTS) ?? '')).toEqual({
      informationGovernance: { name: 'IG Team', email: 'ig@example.nhs.uk', phone: '01632 960000' },
    });
  });

  it('takes what is usual where nothing is answered', async () => {
    const files = await filesFrom([]);
    expect([...files.keys()]).toEqual(['.env', SLACK_MANIFEST]);
    expect(parseSettings(files.get('.env') ?? '')).toMatchObject({
      TIME_ZONE: 'Europe/London',
      BANK_HOLIDAYS: 'england-and-wales',
      SLACK_APP_TOKEN: '',
    });
    const manifest = readFileSync(join(projectRoot(), 'manifest.yml'), 'utf8');
    expect(files.get(SLACK_MANIFEST)).toBe(manifest);
  });

  it('asks of one platform alone only what it needs', async () => {
    const { answers, said } = await ask(['teams', 'Example NHS Trust']);
    expect(said).toHaveLength(6);
    expect(said.join()).not.toContain('Slack reach');
    const files = setupFiles(answers);
    expect(files.map(({ path }) => path)).toEqual(['.env']);
    expect(files[0]?.text).not.toContain('SLACK_');
    expect(nextClicks(answers).join('\n')).not.toContain('api.slack.com');
  });

  it('says the next three clicks on each platform, with the address that was given', async () => {
    const clicks = nextClicks((await ask(ALL)).answers).join('\n');
    expect(clicks.match(/^ {2}[123]\. /gm)).toHaveLength(6);
    expect(clicks).toContain('https://api.slack.com/apps');
    expect(clicks).toContain('https://signpost.example.nhs.uk/api/messages');
  });

  it.each([
    ['a platform there is not', ['discord'], 'Type slack, teams or both.'],
    ['an address without TLS', ['slack', 'http://a.example'], 'https://signpost.example.nhs.uk'],
    ['a name too long for Teams', ['teams', 'N'.repeat(33)], '32 characters'],
    ['a command of two words', ['slack', '', '', 'ask us'], '31 small letters'],
    ['an email that is none', ['teams', '', 'ig@trust'], 'does not look like one'],
    ['a password with a sign', ['teams', '', '', 'postgres://a:p#planted@b/c'], '# as %23'],
    ['a zone there is not', ['teams', '', '', '', 'BST'], 'TIME_ZONE must be a time zone name'],
    ['a nation there is not', ['teams', '', '', '', '', 'france'], 'northern ireland or none'],
  ])('after %s says what to type, and at a terminal asks again', async (_, lines, says) => {
    await expect(ask(lines)).rejects.toThrow(says);
    const { said } = await ask(lines, true);
    expect(said.join('\n')).toContain(says);
    expect(said.join('\n')).not.toContain('planted');
  });

  it('never overwrites what somebody filled in, unless told to, and then keeps it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signpost-setup-'));
    const read = (path: string) => readFileSync(join(folder, path), 'utf8');
    const [settings] = setupFiles((await ask(ALL)).answers);
    if (settings === undefined) throw new Error('no settings');
    writeFileSync(join(folder, '.env'), 'TIME_ZONE=Europe/Paris\n', { mode: 0o644 });
    expect(writeSetupFile(folder, settings, false)).toContain('was left as it is');
    expect([read('.env'), read('.env.new')]).toEqual(['TIME_ZONE=Europe/Paris\n', settings.text]);
    expect(writeSetupFile(folder, settings, true)).toContain('kept as .env.before');
    expect([read('.env'), read('.env.before')]).toEqual([
      settings.text,
      'TIME_ZONE=Europe/Paris\n',
    ]);
    for (const path of ['.env', '.env.new'])
      expect(statSync(join(folder, path)).mode & 0o777).toBe(0o600);
  });

  it('fills in contacts that hold only notes, and leaves others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signpost-setup-'));
    mkdirSync(join(folder, 'knowledge', 'content'), { recursive: true });
    writeFileSync(join(folder, CONTACTS), '# notes alone\n');
    const contacts = async (who: string) =>
      setupFiles((await ask([...ALL.slice(0, 4), who])).answers).find(
        ({ path }) => path === CONTACTS,
      )!;
    expect(writeSetupFile(folder, await contacts('One Team'), false)).toBe(`Wrote ${CONTACTS}.`);
    expect(writeSetupFile(folder, await contacts('Other Team'), false)).toContain('left as it is');
    expect(readFileSync(join(folder, CONTACTS), 'utf8')).toContain('name: One Team');
  });
});
