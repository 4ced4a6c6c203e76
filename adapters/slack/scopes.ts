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
