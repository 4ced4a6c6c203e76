import { createHash } from 'node:crypto';
import { SettingsError, type Env } from '../../../src/ports';
import { COMPOSE_COMMANDS } from '../extension';
import { HOME } from '../home';
import { DIALOG_COMMANDS } from '../modal';

/** A word of the command table, as the menus need it. */
export interface MenuCommand {
  readonly word: string;
  readonly usage: string;
  readonly summary: string;
}

/** What an organisation says of itself in its own copy of the app. */
export interface Publisher {
  readonly appId: string;
  readonly name: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

/** Ways into the app that an organisation may add. */
export interface ManifestOptions {
  /** Lists the bot among Microsoft 365 Copilot's agents. */
  readonly copilot?: boolean;
  /** Where Microsoft 365's agents may ask Signpost, as `https://signpost.example.nhs.uk/mcp`. */
  readonly mcp?: string;
  /** The name under which Microsoft keeps the token for that address; none where nobody needs one. */
  readonly mcpKey?: string;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Most commands of one menu, by the schema. */
const MOST_COMMANDS = 12;

/** The publisher named by the settings. Throws SettingsError naming each one that is missing or wrong. */
export function readPublisher(env: Env): Publisher {
  const problems: string[] = [];
  const given = (name: string, right: (value: string) => boolean, expected: string) => {
    const value = env[name]?.trim() ?? '';
    if (!right(value)) {
      problems.push(`${name} is ${value === '' ? 'missing' : `"${value}"`}. ${expected}`);
    }
    return value;
  };
  const isPage = (value: string) => URL.canParse(value) && value.startsWith('https://');
  const publisher = {
    appId: given('MicrosoftAppId', (id) => GUID.test(id), "Use the Azure Bot's application id."),
    name: given(
      'TEAMS_PUBLISHER_NAME',
      (name) => name.length > 0 && name.length <= 32,
      "Use your organisation's name, in up to 32 characters.",
    ),
    website: given('TEAMS_WEBSITE_URL', isPage, 'Use a page about the service, starting https://.'),
    privacy: given('TEAMS_PRIVACY_URL', isPage, 'Use your privacy notice, starting https://.'),
    terms: given('TEAMS_TERMS_URL', isPage, 'Use your terms of use, starting https://.'),
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return publisher;
}

/** The ways in that the settings add. Throws SettingsError naming each setting that is wrong. */
export function readManifestOptions(env: Env): ManifestOptions {
  const given = (name: string) => env[name]?.trim() ?? '';
  const copilot = given('TEAMS_COPILOT');
  const mcp = given('TEAMS_MCP_URL');
  const mcpKey = given('TEAMS_MCP_KEY');
  const problems = [
    ...(['', 'on', 'off'].includes(copilot)
      ? []
      : [`TEAMS_COPILOT is "${copilot}". Use on or off.`]),
    ...(mcp === '' || isMcpAddress(mcp)
      ? []
      : [`TEAMS_MCP_URL is "${mcp}". Use the one of Signpost's /mcp, starting https://.`]),
    ...(mcpKey !== '' && mcp === ''
      ? ['TEAMS_MCP_URL is missing, though TEAMS_MCP_KEY is there. Set both, or neither.']
      : []),
    ...(mcpKey.length > LONGEST_KEY
      ? [`TEAMS_MCP_KEY is longer than ${LONGEST_KEY} characters. Use the name, not the token.`]
      : []),
  ];
  if (problems.length > 0) throw new SettingsError(problems);
  return {
    copilot: copilot === 'on',
    ...(mcp !== '' && { mcp }),
    ...(mcpKey !== '' && { mcpKey }),
  };
}

/** The longest name of a token, by the schema. */
const LONGEST_KEY = 128;

function isMcpAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, pathname, search } = new URL(address);
  return protocol === 'https:' && pathname === '/mcp' && search === '';
}

/**
 * Questions to begin with, which Teams offers above the compose box of a one-to-one chat. Choosing one writes its
 * prompt there. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-starters
 */
export const STARTERS = [
  ['Photos from the ward', 'Is it all right to post a photo from the ward?'],
  ['Who is online?', 'How many people aged 75 and over use the internet?'],
  ['A rude comment', 'How do I reply to a rude comment?'],
  ['Tip of the day', 'tips'],
].map(([title = '', prompt = '']) => ({ title, type: 'prompt', prompt, description: prompt }));

/**
 * The app's manifest, schema 1.29: the first with slash commands, whose answers only the asker sees. The same input
 * always gives the same manifest; no permission is asked for.
 */
export function createManifest(
  publisher: Publisher,
  version: string,
  commands: readonly MenuCommand[],
  { copilot = false, mcp, mcpKey }: ManifestOptions = {},
) {
  // Whoever opens the menu to see what can be asked finds help in it, whatever else has no room.
  const help = commands.filter(({ word }) => word === 'help');
  const others = commands.filter(({ word }) => word !== 'help');
  const menu = (most: number) =>
    [...others.slice(0, most - help.length), ...help].map(({ word, usage, summary }) => ({
      title: word,
      description: usage === '' ? summary : `${summary}: ${word} ${usage}`,
    }));
  const starting = [HOME_COMMAND, ...STARTERS];
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json',
    manifestVersion: '1.29',
    version,
    id: idFor(publisher.appId),
    developer: {
      name: publisher.name,
      websiteUrl: publisher.website,
      privacyUrl: publisher.privacy,
      termsOfUseUrl: publisher.terms,
    },
    name: { short: 'Signpost', full: 'Signpost: using social media well' },
    description: {
      short: 'Tips, guidance and survey figures on using social media well at work',
      full: 'Signpost answers NHS staff from a curated collection: short tips, guidance from regulators and others, and survey figures with charts, each with its source. Ask in your own words, or have a tip posted to a channel on working days. Every answer was written or chosen by people; nothing is generated. Please do not send it anything about a patient.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#005EB8',
    bots: [
      {
        botId: publisher.appId,
        scopes: ['personal', 'team', 'groupChat', ...(copilot ? ['copilot'] : [])],
        supportsFiles: false,
        isNotificationOnly: false,
        supportsTargetedMessages: true,
        commandLists: [
          {
            scopes: ['personal'],
            commands: [...starting, ...menu(MOST_COMMANDS - starting.length)],
          },
          {
            scopes: ['team', 'groupChat'],
            triggers: ['mention', 'slash'],
            commands: menu(MOST_COMMANDS),
          },
          ...(copilot ? [{ scopes: ['copilot'], commands: STARTERS }] : []),
        ],
      },
    ],
    composeExtensions: [
      {
        botId: publisher.appId,
        commands: [
          ...COMPOSE_COMMANDS.map((id) => ({ id, type: 'query', ...COMPOSE_TITLES[id] })),
          {
            id: 'check-post',
            type: 'action',
            title: DIALOG_COMMANDS['check-post'].title,
            description: 'Have a draft looked through before it is public; only you see it',
            context: ['compose', 'commandBox'],
            fetchTask: true,
          },
          {
            id: 'check',
            type: 'action',
            title: DIALOG_COMMANDS.check.title,
            description: 'Looks through a draft of your own; nobody else sees it',
            context: ['message'],
            fetchTask: true,
          },
          {
            id: 'guidance',
            type: 'action',
            title: 'Find guidance for this message',
            description: 'Shows you guidance that fits a message; nobody else sees it',
            context: ['message'],
            fetchTask: true,
          },
        ],
      },
    ],
    validDomains: [] as string[],
    supportsChannelFeatures: 'tier1',
    supportedChannelTypes: ['sharedChannels', 'privateChannels'],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    ...(copilot && {
      copilotAgents: {
        customEngineAgents: [
          { type: 'bot', id: publisher.appId, disclaimer: { text: DISCLAIMER } },
        ],
      },
    }),
    ...(mcp !== undefined && {
      agentConnectors: [
        {
          id: 'signpost',
          displayName: 'Signpost',
          description:
            'Reviewed, sourced guidance for NHS staff on using social media: answers, tips, survey figures, and a check of posts before they are public. Quote it word for word with its source.',
          toolSource: {
            remoteMcpServer: {
              mcpServerUrl: mcp,
              authorization:
                mcpKey === undefined
                  ? { type: 'None' }
                  : { type: 'ApiKeyPluginVault', referenceId: mcpKey },
            },
          },
        },
      ],
    }),
  };
}

const HOME_COMMAND = {
  title: HOME,
  description: 'Today’s tip, the tips you missed and your posts, on one card',
};

const DISCLAIMER =
  'Signpost’s answers were written or chosen by people, each with its source; nothing is generated. It is no clinical, legal or employment advice. Please do not send it anything about a patient.';

const COMPOSE_TITLES = {
  search: query('Guidance', 'Find a resource to put in your message', 'Words to look for'),
  tips: query('Tips', 'Find a tip to put in your message', 'A topic, such as accessibility'),
  stats: query('Figures', 'Find a survey figure to put in your message', 'A topic, such as age'),
} as const;

function query(title: string, description: string, hint: string) {
  const parameters = [{ name: 'query', title: 'Search', description: hint, inputType: 'text' }];
  return { title, description, initialRun: true, context: ['compose'], parameters };
}

/** An id for the app of one bot: always the same for it, and never another's. */
function idFor(appId: string): string {
  const hex = createHash('sha256').update(`signpost ${appId.toLowerCase()}`).digest('hex');
  // Version 8 of RFC 9562: a UUID made in a way of one's own.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
