import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { COLOUR_ICON, OUTLINE_ICON } from '../../../adapters/teams/manifest/icons';
import {
  createManifest,
  readPublisher,
  type Publisher,
} from '../../../adapters/teams/manifest/manifest';
import { COMMANDS } from '../../../knowledge/commands/table';
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

/** What Microsoft's validator says, with no network; in a process of its own, since Jest cannot load it. */
function faults(given: object): unknown {
  const code = `
    import { AppManifestUtils } from '@microsoft/app-manifest';
    globalThis.fetch = () => { throw new Error('no network'); };
    const manifest = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(await AppManifestUtils.validateAgainstSchema(manifest)));`;
  const inputs = ['--input-type=module', '-e', code, JSON.stringify(given)];
  return JSON.parse(
    execFileSync(process.execPath, inputs, { cwd: projectRoot(), encoding: 'utf8' }),
  );
}

it('is valid by Microsoft’s schema', () => {
  expect(faults(manifest())).toEqual([]);
  expect(faults({ ...manifest(), accentColor: 'blue' })).not.toEqual([]);
});

it('offers the listed commands, as many as fit, in chats and after a slash in channels', () => {
  const [personal, shared] = manifest().bots[0]!.commandLists;
  expect(personal!.commands.map(({ title }) => title)).toEqual([
    ...listed
      .filter(({ word }) => word !== 'help')
      .slice(0, 11)
      .map(({ word }) => word),
    'help',
  ]);
  expect(shared).toMatchObject({
    scopes: ['team', 'groupChat'],
    triggers: ['mention', 'slash'],
    commands: personal!.commands,
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

it('one file alone knows the Bot Framework SDK', () => {
  const folders = ['adapters', 'src', 'knowledge'];
  const knowing = folders.flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) =>
        /from '(?:botbuilder|botframework)/.test(
          readFileSync(join(projectRoot(), folder, name), 'utf8'),
        ),
      )
      .map((name) => `${folder}/${name}`),
  );
  expect(knowing).toEqual(['adapters/teams/transport/connector.ts']);
});
