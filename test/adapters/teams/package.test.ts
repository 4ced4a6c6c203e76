import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Resvg } from '@resvg/resvg-js';
import { COLOUR_ICON, OUTLINE_ICON } from '../../../adapters/teams/manifest/icons';
import {
  createManifest,
  readManifestOptions,
  readPublisher,
  STARTERS,
  type Publisher,
} from '../../../adapters/teams/manifest/manifest';
import { COMMANDS } from '../../../knowledge/commands/table';
import { createBot } from '../../../src/bot/bot';
import { createFakeHouse } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { projectRoot } from '../../../src/settings/project-root';
import type { SettingsError } from '../../../src/ports';

const SETTINGS = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  TEAMS_PUBLISHER_NAME: 'Example NHS Trust',
  TEAMS_WEBSITE_URL: 'https://example.nhs.uk/signpost',
  TEAMS_PRIVACY_URL: 'https://example.nhs.uk/privacy',
  TEAMS_TERMS_URL: 'https://example.nhs.uk/terms',
};
const listed = COMMANDS.filter((command) => command.listed);
const manifest = (publisher: Publisher = readPublisher(SETTINGS)) =>
  createManifest(publisher, '1.2.3', listed);

/** Microsoft's validator, with no network: a manifest a line in, what is wrong with it a line out. */
const VALIDATOR = `
  import { createInterface } from 'node:readline';
  import { AppManifestUtils } from '@microsoft/app-manifest';
  globalThis.fetch = () => { throw new Error('no network'); };
  for await (const line of createInterface({ input: process.stdin }))
    console.log(JSON.stringify(await AppManifestUtils.validateAgainstSchema(JSON.parse(line))));`;
/** In a process of its own, since Jest cannot load it. */
const validator = spawn(process.execPath, ['--input-type=module', '-e', VALIDATOR], {
  cwd: projectRoot(),
  stdio: ['pipe', 'pipe', 'inherit'],
});
const found = createInterface(validator.stdout)[Symbol.asyncIterator]();
afterAll(async () => {
  const ended = once(validator, 'exit');
  validator.stdin.end();
  await ended;
});

/** What Microsoft's validator says of a manifest. */
async function faults(given: object): Promise<unknown> {
  validator.stdin.write(`${JSON.stringify(given)}\n`);
  const line = await found.next();
  return JSON.parse(String(line.value)) as unknown;
}

it('is valid by Microsoft’s schema', async () => {
  expect(await faults(manifest())).toEqual([]);
  expect(await faults({ ...manifest(), accentColor: 'blue' })).not.toEqual([]);
});

const MCP = 'https://signpost.example.nhs.uk/mcp';
const withMore = (more: Readonly<Record<string, string>>) =>
  createManifest(readPublisher(SETTINGS), '1.2.3', listed, readManifestOptions(more));

it.each([
  [{ TEAMS_COPILOT: 'on' }],
  [{ TEAMS_MCP_URL: MCP }],
  [{ TEAMS_COPILOT: 'on', TEAMS_MCP_URL: MCP, TEAMS_MCP_KEY: 'a-name-of-a-token' }],
])('is valid by Microsoft’s schema with %j', async (more) => {
  expect(await faults(withMore(more))).toEqual([]);
  const { appId } = readPublisher(SETTINGS);
  const other = { ...withMore(more), copilotAgents: { customEngineAgents: [{ id: appId }] } };
  expect(faults(other)).not.toEqual([]);
});

it('is an agent in Copilot, or lets others’ agents ask, only where a setting says so', () => {
  expect(manifest()).not.toHaveProperty('copilotAgents');
  expect(manifest()).not.toHaveProperty('agentConnectors');
  expect(manifest().bots[0]!.scopes).not.toContain('copilot');
  const copilot = withMore({ TEAMS_COPILOT: 'on' });
  expect(copilot.bots[0]!.scopes).toContain('copilot');
  expect(copilot.copilotAgents?.customEngineAgents).toMatchObject([
    {
      type: 'bot',
      id: SETTINGS.MicrosoftAppId,
      disclaimer: { text: expect.stringMatching(/nothing is generated/) as string },
    },
  ]);
  const connector = (more: Readonly<Record<string, string>>) =>
    withMore({ TEAMS_MCP_URL: MCP, ...more }).agentConnectors?.[0]?.toolSource.remoteMcpServer;
  expect(connector({})).toEqual({ mcpServerUrl: MCP, authorization: { type: 'None' } });
  expect(connector({ TEAMS_MCP_KEY: 'name' })?.authorization).toEqual({
    type: 'ApiKeyPluginVault',
    referenceId: 'name',
  });
});

it('begins conversations in Copilot with the questions of a chat', () => {
  expect(withMore({ TEAMS_COPILOT: 'on' }).bots[0]!.commandLists[2]!.commands).toEqual(STARTERS);
});

it.each([
  [{ TEAMS_COPILOT: 'yes' }, 'TEAMS_COPILOT'],
  [{ TEAMS_MCP_URL: 'http://a.example/mcp' }, 'https://'],
  [{ TEAMS_MCP_URL: 'https://a.example/' }, '/mcp'],
  [{ TEAMS_MCP_KEY: 'name' }, 'TEAMS_MCP_URL is missing'],
  [{ TEAMS_MCP_URL: MCP, TEAMS_MCP_KEY: 'x'.repeat(129) }, 'not the token'],
])('is not made with %j', (more, says) => {
  expect(() => withMore(more)).toThrow(says);
});

it('offers the listed commands, as many as fit, in chats and after a slash in channels', () => {
  const [personal, shared] = manifest().bots[0]!.commandLists;
  const others = listed.map(({ word }) => word).filter((word) => word !== 'help');
  expect(shared).toMatchObject({ scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'] });
  expect(shared!.commands.map(({ title }) => title)).toEqual([...others.slice(0, 11), 'help']);
  expect(personal!.commands.map(({ title }) => title)).toEqual([
    'home',
    ...STARTERS.map(({ title }) => title),
    ...others.slice(0, 10 - STARTERS.length),
    'help',
  ]);
});

it('may be added to shared and private channels', async () => {
  expect(manifest()).toMatchObject({
    supportsChannelFeatures: 'tier1',
    supportedChannelTypes: ['sharedChannels', 'privateChannels'],
  });
  expect(await faults({ ...manifest(), supportsChannelFeatures: 'all' })).not.toEqual([]);
  expect(await faults({ ...manifest(), supportedChannelTypes: ['private'] })).not.toEqual([]);
});

describe('questions to begin with', () => {
  const now = new Date('2026-12-01T09:00:00Z');
  const bot = createBot({
    knowledge: openTestKnowledge(now),
    clock: { now: () => now },
    log: createFakeHouse().log,
    reference: () => 'ref',
  });

  it.each(STARTERS)('“$prompt” is offered as a prompt, and is answered', async (starter) => {
    expect(starter.type).toBe('prompt');
    const from = { adapter: 'teams', org: 'org', ref: 'ref' };
    const reply = await bot({ text: starter.prompt, from, direct: true });
    expect(reply.kind).toMatch(/^(answer|tip|statistic)$/);
  });
});

it('asks for no permission and no domain', () => {
  const made = manifest();
  expect(made).not.toHaveProperty('authorization');
  expect(made).not.toHaveProperty('permissions');
  expect(made.validDomains).toEqual([]);
});

it('has an id of its own for each bot, and the same one each time', () => {
  const other = readPublisher({
    ...SETTINGS,
    MicrosoftAppId: '99999999-2222-4333-8444-555555555555',
  });
  expect(manifest().id).toBe(manifest().id);
  expect(manifest(other).id).not.toBe(manifest().id);
});

it('says which settings are missing', () => {
  const problems = (): readonly string[] => {
    try {
      readPublisher({ MicrosoftAppId: 'x', TEAMS_WEBSITE_URL: 'http://a.example' });
      return [];
    } catch (error) {
      return (error as SettingsError).problems;
    }
  };
  expect(problems()).toHaveLength(5);
  expect(problems().join('\n')).toContain('TEAMS_WEBSITE_URL is "http://a.example"');
});

it.each([
  ['colour', COLOUR_ICON, 192],
  ['outline', OUTLINE_ICON, 32],
])('draws the %s icon at its size', (_, svg, side) => {
  const { width, height, pixels } = new Resvg(svg).render();
  expect([width, height]).toEqual([side, side]);
  expect(new Set(pixels).size).toBeGreaterThan(2);
});

it('is the same file, byte for byte, wherever it is made', () => {
  const make = (zone: string) => {
    execFileSync(process.execPath, [join(projectRoot(), 'dist/src/main/teams-package.js')], {
      env: { ...process.env, ...SETTINGS, TZ: zone },
      stdio: 'pipe',
    });
    const zip = readFileSync(join(projectRoot(), 'data/signpost-teams.zip'));
    return createHash('sha256').update(zip).digest('hex');
  };
  execFileSync(process.execPath, [join(projectRoot(), 'scripts/build.mjs')]);
  expect(make('Europe/London')).toBe(make('Asia/Tokyo'));
});

it.each([
  ['the Bot Framework SDK', /from '(?:botbuilder|botframework)/, 'connector-botbuilder.ts'],
  ['the Agents SDK', /from '@microsoft\/agents/, 'connector-agents.ts'],
])('one file alone knows %s', (_, names, file) => {
  const folders = ['adapters', 'src', 'knowledge'];
  const knowing = folders.flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) => names.test(readFileSync(join(projectRoot(), folder, name), 'utf8')))
      .map((name) => `${folder}/${name}`),
  );
  expect(knowing).toEqual([`adapters/teams/transport/${file}`]);
});

it.each([
  ['botbuilder', 'botbuilder', '@microsoft/agents-hosting'],
  ['agents', '@microsoft/agents-hosting', 'botbuilder'],
])('with TEAMS_SDK=%s loads %s and nothing of %s', (sdk, loaded, other) => {
  const code = `
    const { teams } = require('./dist/adapters/teams');
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const house = { http: { mount() {} }, records: {}, clock: { now: () => new Date() }, log };
    teams({ TEAMS_EMULATOR: 'true', TEAMS_SDK: '${sdk}' }, house);
    const loaded = () => Object.keys(require.cache);
    const look = () => {
      if (loaded().some((file) => file.includes('node_modules/${loaded}/')))
        setTimeout(() => console.log(loaded().join('\\n')), 1000);
      else setTimeout(look, 100);
    };
    look();`;
  const files = execFileSync(process.execPath, ['-e', code], {
    cwd: projectRoot(),
    encoding: 'utf8',
  });
  expect(files).toContain(`node_modules/${loaded}/`);
  expect(files).not.toContain(`node_modules/${other}/`);
});
