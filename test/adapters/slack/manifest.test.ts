import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import {
  createSlackManifest,
  type ManifestOptions,
  type SlackManifest,
} from '../../../adapters/slack/manifest/manifest';
import { manifestText } from '../../../adapters/slack/manifest/write-manifest';
import { STEPS } from '../../../adapters/slack/manifest/steps';
import { BOT_SCOPES } from '../../../adapters/slack/settings';
import { createTopics } from '../../../knowledge/commands/topics';
import { parse as parseWords } from '../../knowledge/shipped-lexicon';
import { COMMANDS } from '../../../knowledge/commands/table';
import type { SettingsError } from '../../../src/ports';
import { projectRoot } from '../../../src/settings/project-root';

const root = projectRoot();
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const guide = read('docs', 'slack.md');
const manifest = parse(read('manifest.yml')) as SlackManifest;

const HTTP = { transport: 'http', address: 'https://signpost.example.nhs.uk' } as const;
const SLACKBOT = 'https://signpost.example.nhs.uk/mcp';
/** Every kind of app that docs/slack.md describes. */
const VARIANTS: readonly (readonly [string, ManifestOptions])[] = [
  ['Socket Mode', { transport: 'socket' }],
  ['HTTP', HTTP],
  ['several workspaces', { ...HTTP, oauth: true }],
  ['a Grid organisation with tokens renewed', { ...HTTP, oauth: true, grid: true, rotation: true }],
  ['the agent view', { transport: 'socket', agent: true }],
  ['steps for workflows in Socket Mode', { transport: 'socket', steps: true }],
  ['steps for workflows over HTTP', { ...HTTP, steps: true }],
  ['Slackbot', { transport: 'socket', slackbot: SLACKBOT }],
  [
    'everything there is',
    { ...HTTP, agent: true, history: true, files: true, steps: true, slackbot: SLACKBOT },
  ],
  [
    'an organisation with a command of its own',
    { transport: 'socket', organisation: 'Example NHS Trust', command: '/ask-comms' },
  ],
];

const bySlack = new Ajv({ allErrors: true, strict: false, formats: { uri: true } }).compile(
  JSON.parse(read('test/fixtures/slack-manifest/manifest.schema.2.0.0.json')) as object,
);

/** What Slack's own schema finds wrong, a line each. */
function schemaFaults(candidate: unknown): readonly string[] {
  bySlack(candidate);
  return (bySlack.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
  );
}

/** What the compiler says of manifests, by the types Slack publishes for its own check: these know scopes and events. */
function typeFaults(candidates: readonly unknown[]): string {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'manifest-'));
  const file = join(folder, 'manifest.ts');
  writeFileSync(
    file,
    `import type { AppsManifestValidateArguments } from '@slack/web-api';
export const manifests = ${JSON.stringify(candidates)} satisfies AppsManifestValidateArguments['manifest'][];\n`,
  );
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig'];
  const target = ['--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
  try {
    execFileSync(process.execPath, [tsc, ...options, ...target, file], { cwd: root });
    return '';
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with options, a line each. */
function problemsOf(options: ManifestOptions): readonly string[] {
  try {
    createSlackManifest(options);
    return [];
  } catch (error) {
    return (error as SettingsError).problems;
  }
}

describe('the Slack manifest', () => {
  it.each(VARIANTS)('for %s is valid by Slack’s own schema', (_, options) => {
    expect(schemaFaults(parse(manifestText(createSlackManifest(options))))).toEqual([]);
  });

  it('is refused by that schema with a name one letter too long, or a field it does not know', () => {
    const changed = (change: (copy: SlackManifest) => unknown) => {
      const copy = structuredClone(manifest);
      return schemaFaults(change(copy) ?? copy);
    };
    const [shortcut] = manifest.features.shortcuts;
    const longest = (shortcut?.name ?? '').padEnd(24, '!');
    const named = (name: string) =>
      changed((copy) => ({
        ...copy,
        features: { ...copy.features, shortcuts: [{ ...shortcut, name }] },
      }));
    expect(named(longest)).toEqual([]);
    expect(named(`${longest}!`)).toEqual([
      '/features/shortcuts/0/name must NOT have more than 24 characters',
    ]);
    const ownName = { ...manifest.display_information, name: 'S'.repeat(36) };
    expect(changed((copy) => ({ ...copy, display_information: ownName }))).toEqual([
      '/display_information/name must NOT have more than 35 characters',
    ]);
    expect(changed((copy) => ({ ...copy, settings: { ...copy.settings, sockets: true } }))).toEqual(
      ['/settings must NOT have additional properties'],
    );
  });

  it('has only the scopes, events and settings that Slack knows', () => {
    // These types do not list assistant:write, mcp:connect or the event of a workflow's step yet.
    const listed = VARIANTS.map(([, options]) => {
      const { mcp_servers: servers, ...made } = createSlackManifest({ ...options, agent: false });
      const { event_subscriptions: events } = made.settings;
      const known = events.bot_events.filter((event) => event !== 'function_executed');
      const settings = { ...made.settings, event_subscriptions: { ...events, bot_events: known } };
      const { scopes } = made.oauth_config;
      const bot = scopes.bot.filter((scope) => servers === undefined || scope !== 'mcp:connect');
      return { ...made, settings, oauth_config: { ...made.oauth_config, scopes: { bot } } };
    });
    expect(typeFaults(listed)).toBe('');
    const misspelt = structuredClone(manifest) as unknown as {
      oauth_config: { scopes: { bot: string[] } };
    };
    misspelt.oauth_config.scopes.bot.push('app_mention:read');
    expect(typeFaults([misspelt])).toContain('app_mention:read');
  });

  it('at the top of the project is the one for Socket Mode, up to date', () => {
    expect(read('manifest.yml')).toBe(manifestText(createSlackManifest({ transport: 'socket' })));
  });

  it('asks for the permissions that the installation asks for, and says why of each', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([...BOT_SCOPES]);
    const all = VARIANTS.flatMap(([, options]) => [
      ...createSlackManifest(options).oauth_config.scopes.bot,
    ]);
    for (const scope of new Set(all)) expect(guide).toContain(`\`${scope}\``);
    const events = VARIANTS.flatMap(([, options]) => [
      ...createSlackManifest(options).settings.event_subscriptions.bot_events,
    ]);
    for (const event of new Set(events)) expect(guide).toContain(`\`${event}\``);
  });

  it('is called in the guide by the names that people see', () => {
    for (const { name } of manifest.features.shortcuts) expect(guide).toContain(`**${name}**`);
  });

  it('hints only at commands there are', () => {
    const words = COMMANDS.filter(({ listed }) => listed).map(({ word }) => word);
    for (const { usage_hint: hint } of manifest.features.slash_commands) {
      const named = hint.split(/[^a-z]+/).filter((word) => word !== '' && word !== 'question');
      expect(words).toEqual(expect.arrayContaining(named));
      expect(named).not.toEqual([]);
    }
  });

  it('has the shortcuts that are answered', () => {
    const ids = manifest.features.shortcuts.map(({ callback_id: id }) => id);
    expect(ids).toEqual(['ask', 'check-post', 'check', 'guidance']);
  });

  it('offers what can be typed as the quick actions and prompts of the agent view', () => {
    const { agent_view: view } = createSlackManifest({ transport: 'socket', agent: true }).features;
    const asked = [
      ...(view?.actions ?? []).map(({ name }) => name),
      ...(view?.suggested_prompts ?? []).map(({ message }) => message),
    ];
    expect(asked.map((words) => parseWords(words, createTopics([])).kind)).toEqual([
      'tip',
      'topics',
      'help',
      'tip',
      'statistics',
      'help',
    ]);
  });

  it('lets Slackbot ask without saying who asks, and only with its own permission', () => {
    const made = createSlackManifest({ transport: 'socket', slackbot: SLACKBOT });
    expect(made.mcp_servers).toEqual({ signpost: { url: SLACKBOT, auth_type: 'no_auth' } });
    const signed = { transport: 'socket', slackbot: SLACKBOT, slackbotSigned: true } as const;
    expect(createSlackManifest(signed).mcp_servers).toEqual({
      signpost: { url: SLACKBOT, auth_type: 'slack_identity_auth' },
    });
    expect(() => createSlackManifest({ transport: 'socket', slackbotSigned: true })).toThrow(
      'Signed calls need the address that Slackbot calls',
    );
    expect(made.oauth_config.scopes.bot).toContain('mcp:connect');
    expect(manifest.oauth_config.scopes.bot).not.toContain('mcp:connect');
    expect(manifest).not.toHaveProperty('mcp_servers');
  });

  it('with steps is ready for a whole organisation, and tells of the steps alone', () => {
    const made = createSlackManifest({ transport: 'socket', steps: true });
    expect(made.settings).toMatchObject({ org_deploy_enabled: true, function_runtime: 'remote' });
    expect(made.settings.event_subscriptions.bot_events).toContain('function_executed');
    expect(Object.keys(made.functions ?? {})).toEqual(Object.keys(STEPS));
    for (const { title } of Object.values(STEPS)) expect(guide).toContain(`**${title}**`);
    expect(made.oauth_config.scopes.bot).toEqual([...BOT_SCOPES]);
    expect(manifest).not.toHaveProperty('functions');
  });

  it('for HTTP names the address wherever Slack calls it, and for Socket Mode nowhere', () => {
    const text = manifestText(
      createSlackManifest({ ...HTTP, address: `${HTTP.address}/`, oauth: true }),
    );
    expect(text.match(/https:.*/g)).toEqual([
      'https://signpost.example.nhs.uk/slack/events',
      'https://signpost.example.nhs.uk/slack/oauth_redirect',
      'https://signpost.example.nhs.uk/slack/events',
      'https://signpost.example.nhs.uk/slack/events',
    ]);
    expect(read('manifest.yml')).not.toContain('https:');
  });

  it('names the organisation and its command', () => {
    const made = createSlackManifest({
      transport: 'socket',
      organisation: 'Example NHS Trust',
      command: '/ask-comms',
    });
    expect(made.display_information.description).toBe(
      'Sourced answers and daily tips on using social media well at Example NHS Trust',
    );
    expect(made.features.slash_commands[0]?.command).toBe('/ask-comms');
  });

  it.each<readonly [string, ManifestOptions, string]>([
    ['no address', { transport: 'http' }, 'The address is missing.'],
    [
      'an address without TLS',
      { transport: 'http', address: 'http://a.example' },
      '"http://a.example"',
    ],
    [
      'a path in the address',
      { transport: 'http', address: 'https://a.example/slack' },
      '"https://a.example/slack"',
    ],
    ['an address that is not used', { ...HTTP, transport: 'socket' }, 'needs no address'],
    ['another path for Slackbot', { transport: 'socket', slackbot: 'https://a.example/' }, '/mcp'],
    ['no TLS for Slackbot', { transport: 'socket', slackbot: 'http://a.example/mcp' }, '/mcp'],
    ['OAuth without HTTP', { transport: 'socket', oauth: true }, 'need HTTP'],
    ['a command without its slash', { transport: 'socket', command: 'ask' }, '"ask"'],
    ['a command with capitals', { transport: 'socket', command: '/Ask' }, '"/Ask"'],
    [
      'a command of 33 characters',
      { transport: 'socket', command: `/${'a'.repeat(32)}` },
      '31 small letters',
    ],
    [
      'a name too long to show',
      { transport: 'socket', organisation: 'N'.repeat(80) },
      '1 characters too long',
    ],
  ])('is not made with %s', (_, options, says) => {
    expect(problemsOf(options).join('\n')).toContain(says);
  });
});

test('the icon that the guide names is a square of a size that Slack takes', () => {
  const [, path = ''] = /\]\((pictures\/slack-icon\.png)\)/.exec(guide) ?? [];
  const png = readFileSync(join(root, 'docs', path));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(width).toBe(height);
  // docs.slack.dev/reference/methods/apps.icon.set
  expect(width).toBeGreaterThanOrEqual(512);
  expect(width).toBeLessThanOrEqual(2000);
});
