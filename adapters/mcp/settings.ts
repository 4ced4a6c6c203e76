import { SettingsError, type Env } from '../../src/ports';

export interface Settings {
  /** One of them must be shown as a bearer token; none where nobody needs one. */
  readonly tokens: readonly string[];
  /** Whether those without a token may call from other machines too. */
  readonly open: boolean;
  /** The signing secret of the Slack app whose Slackbot may call, where one may. */
  readonly slackSecret?: string;
  /** The names under which it may be called, in small letters, beside this machine's own. */
  readonly hosts: readonly string[];
  /** Calls that one caller may make in a minute. */
  readonly perMinute: number;
}

const SHORTEST_TOKEN = 32;
const PER_MINUTE = 600;
const MOST_PER_MINUTE = 100_000;
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
const SIGNING_SECRET = /^[0-9a-f]{32}$/i;
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

/** Reads the settings; undefined unless MCP is on. Throws SettingsError naming every fault at once. */
export function readSettings(env: Env): Settings | undefined {
  const given = (name: string): string => env[name]?.trim() ?? '';
  const problems: string[] = [];
  const isOn = onOrOff('MCP', given('MCP'), problems);
  const open = onOrOff('MCP_OPEN', given('MCP_OPEN'), problems);
  const tokens = listed(given('MCP_TOKENS'));
  const hosts = listed(given('MCP_HOSTS').toLowerCase());
  const slackSecret = given('MCP_SLACK_SIGNING_SECRET');
  const perMinute = Number(given('MCP_PER_MINUTE') || PER_MINUTE);
  for (const [at, token] of tokens.entries()) {
    if (token.length < SHORTEST_TOKEN)
      problems.push(
        `MCP_TOKENS: token ${at + 1} is shorter than ${SHORTEST_TOKEN} characters. Make one with: openssl rand -base64 32`,
      );
    else if (!TOKEN.test(token))
      problems.push(
        `MCP_TOKENS: token ${at + 1} holds characters that a bearer token can't. Make one with: openssl rand -base64 32`,
      );
  }
  for (const host of hosts)
    if (!HOST.test(host))
      problems.push(
        `MCP_HOSTS: "${host}" is not a host name. Write it without https:// and without a port, like signpost.example.nhs.uk`,
      );
  if (slackSecret !== '' && !SIGNING_SECRET.test(slackSecret))
    problems.push(
      'MCP_SLACK_SIGNING_SECRET is not a signing secret. Copy it from Basic Information in the app’s settings: 32 characters, 0 to 9 and a to f.',
    );
  if (slackSecret !== '' && hosts.length === 0)
    problems.push(
      'MCP_HOSTS is missing. Slack calls from elsewhere: name the host it calls, like signpost.example.nhs.uk',
    );
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > MOST_PER_MINUTE)
    problems.push(`MCP_PER_MINUTE must be a whole number from 1 to ${MOST_PER_MINUTE}`);
  if (open && tokens.length > 0)
    problems.push(
      'MCP_OPEN is on and MCP_TOKENS is set. Whoever may call without a token needs none: leave one of them out.',
    );
  if (open && hosts.length === 0)
    problems.push(
      'MCP_HOSTS is missing. MCP_OPEN lets other machines call: name the host they call, like signpost.example.nhs.uk',
    );
  const others = [open, tokens.length > 0, hosts.length > 0, slackSecret !== ''];
  if (!isOn && given('MCP') === '' && others.includes(true))
    problems.push('MCP is missing, though other MCP settings are there. Set MCP=on, or MCP=off.');
  if (problems.length > 0) throw new SettingsError(problems);
  if (!isOn) return undefined;
  return { tokens, open, hosts, perMinute, ...(slackSecret !== '' && { slackSecret }) };
}

function onOrOff(name: string, value: string, problems: string[]): boolean {
  if (!['', 'on', 'off'].includes(value)) problems.push(`${name} must be on or off`);
  return value === 'on';
}

const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
