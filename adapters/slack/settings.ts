import { SettingsError, type Env } from '../../src/ports';

/** The permissions the app asks for, the same as in manifest.yml. docs/slack.md justifies each. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
] as const;

/** How the app proves who it is to one workspace, or to as many as install it. */
export type Identity =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** 32 bytes. */
      readonly encryptionKey: Buffer;
    };

/** How Slack reaches us. */
export type Transport =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

/** What this adapter needs to know. */
export interface SlackSettings {
  readonly identity: Identity;
  readonly way: Transport;
  /** Ends in a slash. */
  readonly apiUrl: string;
  /** With which Slack checks a manifest, for `npm run doctor` alone. */
  readonly configToken?: string;
  /** Whether the app's manifest has the agent view. */
  readonly agentView?: boolean;
  /** Whether https requests of this process go through a proxy. */
  readonly proxied?: boolean;
}

const OAUTH = [
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_ENCRYPTION_KEY',
] as const;

/** Reads the settings; undefined when none is set. Throws SettingsError naming every fault at once. */
export function readSettings(env: Env): SlackSettings | undefined {
  const given = (name: string) => env[name]?.trim() || undefined;
  const names = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', ...OAUTH];
  if (names.every((name) => given(name) === undefined)) return undefined;
  const problems: string[] = [];
  const identity = readIdentity(given, problems);
  const way = readWay(given, problems);
  const apiUrl = readApiUrl(given('SLACK_API_URL'), problems);
  const agentView = given('SLACK_AGENT_VIEW') ?? 'off';
  if (agentView !== 'on' && agentView !== 'off')
    problems.push('SLACK_AGENT_VIEW is neither on nor off: set it to on if the app has the view.');
  if (problems.length > 0 || identity === undefined || way === undefined) {
    throw new SettingsError(problems);
  }
  const proxied = (given('https_proxy') ?? given('HTTPS_PROXY')) !== undefined;
  const configToken = given('SLACK_CONFIG_TOKEN');
  return {
    identity,
    way,
    apiUrl,
    ...(proxied && { proxied }),
    ...(configToken !== undefined && { configToken }),
    ...(agentView === 'on' && { agentView: true }),
  };
}

type Given = (name: string) => string | undefined;

function readIdentity(given: Given, problems: string[]): Identity | undefined {
  const botToken = given('SLACK_BOT_TOKEN');
  const set = OAUTH.filter((name) => given(name) !== undefined);
  const missing = OAUTH.filter((name) => given(name) === undefined);
  if (botToken !== undefined && set.length > 0) {
    problems.push(
      `SLACK_BOT_TOKEN is for one workspace and ${set.join(', ')} for several: set one kind only.`,
    );
  }
  if (botToken !== undefined) {
    if (!/^xoxb-/.test(botToken)) {
      problems.push(
        'SLACK_BOT_TOKEN does not start with xoxb-: copy "Bot User OAuth Token" from OAuth & Permissions.',
      );
    }
    return { kind: 'one', botToken };
  }
  if (set.length === 0) {
    problems.push('SLACK_BOT_TOKEN is missing: copy it from OAuth & Permissions, or set up OAuth.');
    return undefined;
  }
  if (missing.length > 0) {
    problems.push(`${missing.join(', ')} missing: OAuth needs all of ${OAUTH.join(', ')}.`);
    return undefined;
  }
  const key = readKey(given('SLACK_ENCRYPTION_KEY') ?? '');
  if (key === undefined) {
    problems.push(
      'SLACK_ENCRYPTION_KEY is not 32 bytes in base64 or hex: make one with `openssl rand -base64 32`.',
    );
    return undefined;
  }
  return {
    kind: 'many',
    clientId: given('SLACK_CLIENT_ID') ?? '',
    clientSecret: given('SLACK_CLIENT_SECRET') ?? '',
    stateSecret: given('SLACK_STATE_SECRET') ?? '',
    encryptionKey: key,
  };
}

/** An app token wins over a signing secret: both stand on the same page, and Socket Mode needs only the first. */
function readWay(given: Given, problems: string[]): Transport | undefined {
  const appToken = given('SLACK_APP_TOKEN');
  const signingSecret = given('SLACK_SIGNING_SECRET');
  if (appToken !== undefined) {
    if (!/^xapp-/.test(appToken)) {
      problems.push(
        'SLACK_APP_TOKEN does not start with xapp-: make one under Basic Information, App-Level Tokens.',
      );
    }
    return { kind: 'socket', appToken };
  }
  if (signingSecret !== undefined) return { kind: 'http', signingSecret };
  problems.push(
    'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: the first for Socket Mode, the second for HTTP.',
  );
  return undefined;
}

function readApiUrl(url: string | undefined, problems: string[]): string {
  const fallback = 'https://slack.com/api/';
  if (url === undefined) return fallback;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(parsed?.hostname ?? '');
  if (parsed?.protocol !== 'https:' && !(parsed?.protocol === 'http:' && local)) {
    problems.push('SLACK_API_URL is not an https address: leave it out unless you use GovSlack.');
    return fallback;
  }
  return parsed.href.endsWith('/') ? parsed.href : `${parsed.href}/`;
}

function readKey(text: string): Buffer | undefined {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return key.length === 32 ? key : undefined;
}
