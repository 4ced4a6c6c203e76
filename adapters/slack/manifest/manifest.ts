import { SettingsError } from '../../../src/ports';
import { BOT_SCOPES } from '../settings';
import { stepFunctions } from './steps';

/** What may differ between one organisation's app and another's. docs/slack.md says when to choose which. */
export interface ManifestOptions {
  readonly transport: 'socket' | 'http';
  /** Where Slack reaches Signpost, as `https://signpost.example.nhs.uk`; for HTTP alone. */
  readonly address?: string;
  /** For several workspaces, which install the app themselves. */
  readonly oauth?: boolean;
  /** For a whole Enterprise Grid organisation. */
  readonly grid?: boolean;
  /** Tokens renewed every twelve hours. It can't be turned off again. */
  readonly rotation?: boolean;
  /** Slack's agent view. */
  readonly agent?: boolean;
  /** Steps for Workflow Builder, which need an app that a whole organisation may install. */
  readonly steps?: boolean;
  /** Where Slackbot asks Signpost, as `https://signpost.example.nhs.uk/mcp`. */
  readonly slackbot?: string;
  /** Slack signs what Slackbot asks, so that nobody else is let in. */
  readonly slackbotSigned?: boolean;
  /** Permission to look for a post whose answer was lost. */
  readonly history?: boolean;
  /** Permission to upload pictures of charts. */
  readonly files?: boolean;
  /** The organisation's name, for the app's description. */
  readonly organisation?: string;
  /** `/socialmedia` unless it says otherwise. */
  readonly command?: string;
}

export const DEFAULT_COMMAND = '/socialmedia';

/** Slack's ceiling for the description, by its schema. */
const LONGEST_DESCRIPTION = 140;
/** What Slack takes for a command: small letters, digits, hyphens and underscores. */
const COMMAND = /^\/[a-z0-9_-]{1,31}$/;

/**
 * The Slack app's manifest. The same options always give the same manifest. Throws SettingsError naming every option
 * that does not fit.
 */
export function createSlackManifest(options: ManifestOptions) {
  const { transport, oauth = false, agent = false, steps = false, organisation } = options;
  const slackbot = options.slackbot;
  const command = options.command ?? DEFAULT_COMMAND;
  const whom = organisation === undefined ? 'in the NHS' : `at ${organisation}`;
  const description = `Sourced answers and daily tips on using social media well ${whom}`;
  const origin = originOf(options.address);
  const problems = [
    ...(COMMAND.test(command)
      ? []
      : [
          `The command is "${command}". Use a slash and up to 31 small letters, digits, hyphens and underscores, for example ${DEFAULT_COMMAND}.`,
        ]),
    ...(description.length > LONGEST_DESCRIPTION
      ? [
          `The organisation's name is ${description.length - LONGEST_DESCRIPTION} characters too long for Slack's description of the app. Use a shorter form.`,
        ]
      : []),
    ...(transport === 'http' && origin === undefined
      ? [
          `The address is ${options.address === undefined ? 'missing' : `"${options.address}"`}. Use the one at which Slack reaches Signpost, for example https://signpost.example.nhs.uk.`,
        ]
      : []),
    ...(transport === 'socket' && options.address !== undefined
      ? ['Socket Mode needs no address. Leave it out, or choose HTTP.']
      : []),
    ...(slackbot !== undefined && !isMcpAddress(slackbot)
      ? [
          `The address for Slackbot is "${slackbot}". Use the one of Signpost's /mcp, for example https://signpost.example.nhs.uk/mcp.`,
        ]
      : []),
    ...(options.slackbotSigned === true && slackbot === undefined
      ? ['Signed calls need the address that Slackbot calls: --slackbot https://…/mcp.']
      : []),
    ...(transport === 'socket' && oauth
      ? ['Several workspaces need HTTP: Slack has nowhere to send them back to in Socket Mode.']
      : []),
  ];
  if (problems.length > 0) throw new SettingsError(problems);
  const events = origin === undefined ? undefined : `${origin}/slack/events`;
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name: 'Signpost', description, background_color: '#005EB8' },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Signpost', always_online: true },
      shortcuts: [
        {
          name: 'Ask about social media',
          type: 'global',
          callback_id: 'ask',
          description: 'Ask a question and read the answer',
        },
        {
          name: 'Check a post',
          type: 'global',
          callback_id: 'check-post',
          description: 'Have a draft looked through before it is public',
        },
        {
          name: 'Check before posting',
          type: 'message',
          callback_id: 'check',
          description: 'Looks through a draft of your own; only you see it',
        },
        {
          name: 'Find guidance on this',
          type: 'message',
          callback_id: 'guidance',
          description: 'Shows you, and nobody else, what fits',
        },
      ],
      slash_commands: [
        {
          command,
          ...(events !== undefined && { url: events }),
          description: 'Ask about using social media in the NHS',
          usage_hint: '[question] | check | tips | calendar | help',
          should_escape: false,
        },
      ],
      ...(agent && { agent_view: AGENT_VIEW }),
    },
    oauth_config: {
      ...(oauth && { redirect_urls: [`${origin ?? ''}/slack/oauth_redirect`] }),
      scopes: { bot: scopesOf(options) },
    },
    settings: {
      event_subscriptions: {
        ...(events !== undefined && { request_url: events }),
        bot_events: [...BOT_EVENTS, ...(steps ? ['function_executed'] : [])].sort(),
      },
      interactivity: {
        is_enabled: true,
        ...(events !== undefined && { request_url: events }),
      },
      org_deploy_enabled: steps || (options.grid ?? false),
      socket_mode_enabled: transport === 'socket',
      token_rotation_enabled: options.rotation ?? false,
      ...(steps && { function_runtime: 'remote' }),
    },
    ...(steps && { functions: stepFunctions() }),
    // Everybody is answered alike: who asks matters to nobody, but that it is Slack may.
    ...(slackbot !== undefined && {
      mcp_servers: {
        signpost: {
          url: slackbot,
          auth_type: options.slackbotSigned === true ? 'slack_identity_auth' : 'no_auth',
        },
      },
    }),
  };
}

export type SlackManifest = ReturnType<typeof createSlackManifest>;

/** What Signpost is told of. docs/slack.md justifies each. */
const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_deleted',
  'channel_id_changed',
  'group_deleted',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const;

const AGENT_VIEW = {
  agent_description: 'Sourced answers on using social media well in the NHS',
  suggested_prompts: [
    { title: 'Tip of the day', message: 'tips' },
    { title: 'Who is online?', message: 'stats' },
    { title: 'What can you do?', message: 'help' },
  ],
  // Each name is also what somebody could type.
  actions: [
    { name: 'Tip of the day', description: 'A short piece of advice with its source' },
    { name: 'Topics', description: 'Everything Signpost has documents and tips on' },
    { name: 'Help', description: 'What Signpost can do and how to ask' },
  ],
};

function scopesOf({ agent, history, files, slackbot }: ManifestOptions): readonly string[] {
  return [
    ...BOT_SCOPES,
    ...(agent === true ? ['assistant:write'] : []),
    ...(slackbot === undefined ? [] : ['mcp:connect']),
    ...(history === true ? ['channels:history', 'groups:history'] : []),
    ...(files === true ? ['files:read', 'files:write'] : []),
  ].sort();
}

/** Slack's ceiling for the address of a server, by its schema. */
const LONGEST_ADDRESS = 500;

function isMcpAddress(address: string): boolean {
  if (!URL.canParse(address) || address.length > LONGEST_ADDRESS) return false;
  const { protocol, pathname, search } = new URL(address);
  return protocol === 'https:' && pathname === '/mcp' && search === '';
}

/** The scheme and host of an address that Slack can reach; undefined when it is none. */
function originOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, origin, pathname } = new URL(address);
  return protocol === 'https:' && pathname === '/' ? origin : undefined;
}
