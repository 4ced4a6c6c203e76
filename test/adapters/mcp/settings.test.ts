import { readSettings } from '../../../adapters/mcp/settings';
import { PLATFORMS } from '../../../src/main/all-platforms';
import { isSetUp } from '../../../src/main/platforms';
import { SettingsError, type Env } from '../../../src/ports';

const TOKEN = 'k'.repeat(43);
const OFF = { tokens: [], open: false, hosts: [], perMinute: 600 };

test.each([
  [{}],
  [{ MCP: '' }],
  [{ MCP: 'off' }],
  [{ MCP: 'off', MCP_TOKENS: TOKEN, MCP_HOSTS: 'signpost.example.nhs.uk' }],
])('%j leaves it off', (env) => {
  expect(readSettings(env)).toBeUndefined();
});

test('on alone is for this machine', () => {
  expect(readSettings({ MCP: 'on' })).toEqual(OFF);
});

test('reads tokens, names and how many calls', () => {
  const env = {
    MCP: 'on',
    MCP_TOKENS: `${TOKEN}, ${TOKEN}2 ,`,
    MCP_HOSTS: 'Signpost.example.nhs.uk, other.example',
    MCP_PER_MINUTE: '90',
  };
  expect(readSettings(env)).toEqual({
    tokens: [TOKEN, `${TOKEN}2`],
    open: false,
    hosts: ['signpost.example.nhs.uk', 'other.example'],
    perMinute: 90,
  });
});

test.each<[Env, RegExp]>([
  [{ MCP: 'yes' }, /MCP must be on or off/],
  [{ MCP: 'on', MCP_OPEN: 'true' }, /MCP_OPEN must be on or off/],
  [{ MCP: 'on', MCP_TOKENS: 'short' }, /token 1 is shorter than 32/],
  [{ MCP: 'on', MCP_TOKENS: `${TOKEN}, ${'é'.repeat(40)}` }, /token 2 holds characters/],
  [{ MCP: 'on', MCP_HOSTS: 'https://a.example' }, /not a host name/],
  [{ MCP: 'on', MCP_HOSTS: 'a.example:443' }, /not a host name/],
  [{ MCP: 'on', MCP_OPEN: 'on' }, /MCP_HOSTS is missing/],
  [
    { MCP: 'on', MCP_OPEN: 'on', MCP_HOSTS: 'a.example', MCP_TOKENS: TOKEN },
    /leave one of them out/,
  ],
  [{ MCP: 'on', MCP_PER_MINUTE: '0' }, /MCP_PER_MINUTE/],
  [{ MCP: 'on', MCP_PER_MINUTE: 'many' }, /MCP_PER_MINUTE/],
  [{ MCP_TOKENS: TOKEN }, /MCP is missing/],
  [{ MCP_SLACK_SIGNING_SECRET: 'a'.repeat(32), MCP_HOSTS: 'a.example' }, /MCP is missing/],
  [{ MCP: 'on', MCP_HOSTS: 'a.example', MCP_SLACK_SIGNING_SECRET: 'no' }, /not a signing secret/],
  [{ MCP: 'on', MCP_SLACK_SIGNING_SECRET: 'a'.repeat(32) }, /MCP_HOSTS is missing/],
])('%j says what to put right', (env, said) => {
  expect(() => readSettings(env)).toThrow(SettingsError);
  expect(() => readSettings(env)).toThrow(said);
});

test('a token is never part of what is said of it', () => {
  const env = { MCP: 'on', MCP_TOKENS: 'very-secret' };
  expect(() => readSettings(env)).toThrow(/^(?!.*very-secret)/s);
});

test('said to be off, it leaves the local page as where nothing is set up', () => {
  const assistants = PLATFORMS.find(({ name }) => name === 'Assistants')!;
  expect(isSetUp(assistants, { MCP: 'off' })).toBe(false);
  expect(isSetUp(assistants, { MCP: 'on' })).toBe(true);
});
