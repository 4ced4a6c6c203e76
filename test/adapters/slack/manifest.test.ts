import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { BOT_SCOPES } from '../../../adapters/slack/settings';
import { COMMANDS } from '../../../knowledge/commands/table';
import { projectRoot } from '../../../src/settings/project-root';

const root = projectRoot();
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as {
  features: {
    slash_commands: { command: string; usage_hint: string; description: string }[];
    shortcuts: { callback_id: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
};
const guide = readFileSync(join(root, 'docs', 'slack.md'), 'utf8');

/** What the compiler says of a manifest, by the types Slack publishes for its own check. */
function typeFaults(candidate: unknown): string {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'manifest-'));
  const file = join(folder, 'manifest.ts');
  writeFileSync(
    file,
    `import type { AppsManifestValidateArguments } from '@slack/web-api';
export const manifest = ${JSON.stringify(candidate)} satisfies AppsManifestValidateArguments['manifest'];\n`,
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

describe('the Slack manifest', () => {
  it('has only the scopes, events and settings that Slack knows', () => {
    expect(typeFaults(manifest)).toBe('');
    const misspelt = structuredClone(manifest);
    misspelt.oauth_config.scopes.bot.push('app_mention:read');
    expect(typeFaults(misspelt)).toContain('app_mention:read');
  });

  it('asks for the permissions that the installation asks for, and says why of each', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([...BOT_SCOPES]);
    for (const scope of BOT_SCOPES) expect(guide).toContain(`\`${scope}\``);
    for (const event of manifest.settings.event_subscriptions.bot_events) {
      expect(guide).toContain(`\`${event}\``);
    }
  });

  it('hints only at commands there are', () => {
    const words = COMMANDS.filter(({ listed }) => listed).map(({ word }) => word);
    for (const { usage_hint: hint } of manifest.features.slash_commands) {
      const named = hint.split(/[^a-z]+/).filter((word) => word !== '' && word !== 'question');
      expect(words).toEqual(expect.arrayContaining(named));
      expect(named).not.toEqual([]);
    }
  });

  it('has the two shortcuts that are answered', () => {
    const ids = manifest.features.shortcuts.map(({ callback_id: id }) => id);
    expect(ids).toEqual(['ask', 'guidance']);
  });
});
