import type { Answers } from './setup-questions';
import { SLACK_MANIFEST } from './setup-files';

/** What to do next on each platform, in three steps each, and how to start. */
export function nextClicks({ slack, teams, address }: Answers): readonly string[] {
  return [
    ...(slack ? slackClicks(address) : []),
    ...(teams ? teamsClicks(address) : []),
    'Then run npm start. docs/slack.md and docs/teams.md show every step with what you see.',
  ];
}

function slackClicks(address: string | undefined): readonly string[] {
  const tokens =
    address === undefined
      ? 'Basic Information, App-Level Tokens: generate one with connections:write, and copy it to SLACK_APP_TOKEN in .env. Install App: install it, and copy its token to SLACK_BOT_TOKEN.'
      : 'Basic Information: copy the Signing Secret to SLACK_SIGNING_SECRET in .env. Install App: install it, and copy its token to SLACK_BOT_TOKEN.';
  return [
    'Slack, next:',
    '  1. Open https://api.slack.com/apps and select Create New App, From a manifest, and your workspace.',
    `  2. Select YAML, paste the whole of ${SLACK_MANIFEST}, and select Next, then Create.`,
    `  3. ${tokens}`,
    '',
  ];
}

function teamsClicks(address: string | undefined): readonly string[] {
  const origin = address === undefined ? 'https://your-address' : new URL(address).origin;
  return [
    'Microsoft Teams, next:',
    '  1. Open https://portal.azure.com and create an Azure Bot: Single Tenant, with a new Microsoft App ID.',
    `  2. Configuration: set the messaging endpoint to ${origin}/api/messages. Copy the App ID, the tenant's ID and a new client secret to MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword in .env.`,
    '  3. Channels: add Microsoft Teams. Fill in the three pages in .env, run npm run teams:package, and upload data/signpost-teams.zip in the Teams admin centre.',
    '',
  ];
}
