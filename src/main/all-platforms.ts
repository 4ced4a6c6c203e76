import type { Offered } from './platforms';

/** Every platform Signpost can speak on. One with no settings is off, and its libraries are never loaded. */
export const PLATFORMS: readonly Offered[] = [
  {
    name: 'Slack',
    load: async () => (await import('../../adapters/slack/index.js')).slack,
    settings: ['SLACK_'],
    toTurnOn:
      'Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: see docs/slack.md.',
  },
  {
    name: 'Teams',
    load: async () => (await import('../../adapters/teams/index.js')).teams,
    settings: ['MicrosoftApp', 'Certificate', 'TEAMS_'],
    toTurnOn: 'Set MicrosoftAppId and the settings beside it: see docs/teams.md.',
  },
  {
    name: 'Assistants',
    load: async () => (await import('../../adapters/mcp/index.js')).mcp,
    settings: ['MCP'],
    toTurnOn: 'Set MCP=on: see docs/assistants.md.',
  },
];

/** Settings that may come from a mounted file, as SLACK_BOT_TOKEN_FILE does. */
export const SECRETS: readonly string[] = PLATFORMS.flatMap(({ settings }) => settings);
