import { slack } from '../../../adapters/slack';
import { redact } from '../../../adapters/slack/transport/sdk-log';
import { encrypt, decrypt } from '../../../adapters/slack/transport/installations';
import { readSettings } from '../../../adapters/slack/settings';
import { SettingsError, type Env } from '../../../src/ports';
import { createFakeHouse } from '../../fakes/house';

const KEY = Buffer.alloc(32, 1).toString('base64');
const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'secret',
  SLACK_STATE_SECRET: 'state',
  SLACK_ENCRYPTION_KEY: KEY,
};

function problems(env: Env): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return error instanceof SettingsError ? error.problems : [String(error)];
  }
}

describe('Slack’s settings', () => {
  it('turn it off when there are none', () => {
    expect(slack({ PORT: '3978', SLACK_API_URL: '' }, createFakeHouse())).toBeUndefined();
  });

  it.each([
    ['Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'one', 'socket'],
    ['HTTP', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }, 'one', 'http'],
    ['OAuth over HTTP', { ...OAUTH, SLACK_SIGNING_SECRET: 's' }, 'many', 'http'],
    ['OAuth in Socket Mode', { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1' }, 'many', 'socket'],
  ])('are enough for %s', (_, env, identity, way) => {
    const settings = readSettings(env);
    expect([settings?.identity.kind, settings?.way.kind]).toEqual([identity, way]);
    expect(settings?.apiUrl).toBe('https://slack.com/api/');
  });

  it.each([
    [
      'a token alone',
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      /SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing/,
    ],
    ['a way in alone', { SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN is missing/],
    [
      'half of OAuth',
      { SLACK_CLIENT_ID: '1', SLACK_SIGNING_SECRET: 's' },
      /SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_ENCRYPTION_KEY missing/,
    ],
    [
      'both kinds',
      { ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' },
      /set one kind only/,
    ],
    [
      'the tokens swapped',
      { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' },
      /does not start with xoxb-/,
    ],
    [
      'a short key',
      { ...OAUTH, SLACK_ENCRYPTION_KEY: 'abc', SLACK_SIGNING_SECRET: 's' },
      /openssl rand -base64 32/,
    ],
    [
      'an address that is not safe',
      {
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_API_URL: 'http://slack.example/api',
      },
      /SLACK_API_URL is not an https address/,
    ],
  ])('with %s say what is missing and what to do', (_, env, said) => {
    expect(problems(env).join('\n')).toMatch(said);
  });

  it('name every fault at once, and never a secret', () => {
    const found = problems({ SLACK_BOT_TOKEN: 'wrong-secret', SLACK_APP_TOKEN: 'also-wrong' });
    expect(found).toHaveLength(2);
    expect(found.join()).not.toContain('wrong');
  });

  it('end the address of another Slack cloud in a slash', () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const url = readSettings({ ...env, SLACK_API_URL: 'https://slack-gov.com/api' })?.apiUrl;
    expect(url).toBe('https://slack-gov.com/api/');
  });
});

describe('what the libraries log', () => {
  it.each([
    ['a bot token', 'failed with xoxb-12-34-abcDEF'],
    ['an app token', 'xapp-1-A1-2-ffff refused'],
    ['a refresh token', 'xoxe.xoxp-1-Mi0yLTM'],
    ['a socket’s ticket', 'wss://wss.slack.com/link/?ticket=abc-def&app_id=1'],
    ['a response address', 'https://hooks.slack.com/commands/T1/2/secret'],
  ])('loses %s', (_, text) => {
    expect(redact(text)).not.toMatch(/abcDEF|ffff|Mi0y|abc-def|secret/);
  });

  it('is one short line', () => {
    expect(redact(`a\nb\u001b[31m${'c'.repeat(500)}`)).toMatch(/^a b .{0,196}$/);
  });
});

describe('a sealed text', () => {
  const key = Buffer.alloc(32, 1);
  const sealed = encrypt(key, 'T1', 'token');

  it('opens under the same key and label only', () => {
    expect(decrypt(key, 'T1', sealed)).toBe('token');
    expect(decrypt(key, 'T2', sealed)).toBeUndefined();
    expect(decrypt(Buffer.alloc(32, 2), 'T1', sealed)).toBeUndefined();
  });

  it.each(['', 'v1', 'v1.a.b.c', 'v2.x.y.z'])(
    'that was never sealed, %j, does not open',
    (text) => {
      expect(decrypt(key, 'T1', text)).toBeUndefined();
    },
  );

  it('does not open once a byte of it was changed', () => {
    const flipped = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    expect(decrypt(key, 'T1', flipped)).toBeUndefined();
  });
});
