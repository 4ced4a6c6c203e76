/**
 * A word people can type. This table is the one source for parsing, help, both app manifests and their tests.
 */
export interface Command {
  readonly word: string;
  /** What may follow the word, as help prints it; empty when nothing does. */
  readonly usage: string;
  /** One sentence: what the reader gets. */
  readonly summary: string;
  /** Other single words that mean the same. */
  readonly synonyms: readonly string[];
  /** Whole messages, in plain words, that mean this command by itself. */
  readonly said: readonly string[];
  /** Offered in menus and in help. The rest are typed by buttons. */
  readonly listed: boolean;
  /** Whether it alters what is stored. */
  readonly changes: boolean;
  readonly examples: readonly string[];
}

export const COMMANDS: readonly Command[] = [
  query('tips', {
    usage: '[topic]',
    summary: 'Today’s tip, or a tip on a topic',
    synonyms: ['tip', 'advice', 'another'],
    said: [
      'tip of the day',
      'daily tip',
      'todays tip',
      "today's tip",
      'tip for today',
      'a tip for me',
      'another tip',
      'another one',
      'next tip',
      'more tips',
      'new tip',
      'random tip',
      'tip me',
      'got any tips',
      'any tips',
      'one tip',
      'quick tip',
      'some advice',
      'inspire me',
      'surprise me',
    ],
    examples: ['tips', 'tips accessibility', 'tips all etiquette'],
  }),
  query('stats', {
    usage: '[topic or question]',
    summary: 'Survey figures on who uses the internet, with charts',
    synonyms: [
      'stat',
      'statistics',
      'statistic',
      'figures',
      'numbers',
      'data',
      'survey',
      'facts',
      'charts',
    ],
    said: [
      'the numbers',
      'key figures',
      'survey figures',
      'survey results',
      'facts and figures',
      'latest figures',
      'the data',
      'some figures',
    ],
    examples: ['stats', 'stats disabled', 'stats women aged 65 to 74 in 2019'],
  }),
  query('search', {
    usage: '<words>',
    summary: 'Looks through everything for your words',
    synonyms: ['find', 'lookup'],
    said: [],
    examples: ['search hashtags', 'search 12 word policy'],
  }),
  query('resources', {
    usage: '[topic]',
    summary: 'Things to read and watch, by topic',
    synonyms: [
      'resource',
      'list',
      'library',
      'browse',
      'links',
      'reading',
      'catalogue',
      'contents',
      'everything',
    ],
    said: [
      'what have you got',
      'what do you have',
      'what is there',
      "what's there",
      'what have you got for me',
      'list everything',
      'list all',
      'all resources',
      'reading list',
      'show everything',
      'everything you have',
      'the full list',
      'full list',
      'whole list',
      'list of resources',
      'list them',
      'what resources do you have',
      'what resources have you got',
      'what resources are there',
      'all of them',
      'see everything',
      'what can i read',
      'what is available',
      "what's available",
    ],
    examples: ['resources', 'resources engagement'],
  }),
  query('topics', {
    usage: '',
    summary: 'The topics covered',
    synonyms: ['topic', 'subjects', 'categories', 'themes'],
    said: [
      'what topics',
      'list topics',
      'what topics do you cover',
      'what do you cover',
      'what subjects do you cover',
      'what do you know about',
      'which topics',
    ],
    examples: ['topics'],
  }),
  query('help', {
    usage: '[command]',
    summary: 'What I can do and how to ask',
    synonyms: ['commands', 'menu', 'options', 'instructions', 'usage', 'guide'],
    said: [
      'what can you do',
      'what do you do',
      'how do you work',
      'how does this work',
      'how do i use this',
      'how do i use you',
      'what can i ask',
      'what can i ask you',
      'what can i say',
      'what are you for',
      'how can you help',
      'how can you help me',
      'can you help',
      'can you help me',
      'i need help',
      'help please',
      'what commands',
      'list commands',
      'what are the commands',
      'which commands',
      'show commands',
      'get started',
      'getting started with you',
      'start',
      'what are my options',
      'how does the bot work',
      'im stuck',
      "i'm stuck",
      'what is this',
      "what's this",
      'what can this bot do',
      'what does this bot do',
      'what can this do',
      'i dont know what to do',
      'what now',
      'help me out',
      'how to use this',
      'how to use',
    ],
    examples: ['help', 'help tips'],
  }),
  query('about', {
    usage: '',
    summary: 'Who made this, its sources, and your privacy',
    synonyms: ['privacy', 'sources', 'credits', 'licence', 'license'],
    said: [
      'who are you',
      'what are you',
      'who made you',
      'who made this',
      'who built you',
      'about you',
      'about this bot',
      'are you a bot',
      'are you a robot',
      'are you human',
      'are you real',
      'are you ai',
      'tell me about yourself',
      'where do you get this from',
      'where does this come from',
      'who runs this',
      'privacy policy',
      'what is signpost',
    ],
    examples: ['about'],
  }),
  {
    ...query('show', {
      usage: '<id>',
      summary: 'One item by its id',
      synonyms: [],
      said: [],
      examples: [],
    }),
    listed: false,
  },
  {
    ...query('like', {
      usage: '<id>',
      summary: 'Items like this one',
      synonyms: [],
      said: [],
      examples: [],
    }),
    listed: false,
  },
  {
    ...query('welcome', {
      usage: '',
      summary: 'The first hello',
      synonyms: [],
      said: [],
      examples: [],
    }),
    listed: false,
  },
];

type Details = Pick<Command, 'usage' | 'summary' | 'synonyms' | 'said' | 'examples'>;

function query(word: string, details: Details): Command {
  return { word, ...details, listed: true, changes: false };
}

/** The command a word names, itself or by a synonym; undefined when none does. */
export function commandNamed(word: string): Command | undefined {
  return COMMANDS.find((command) => command.word === word || command.synonyms.includes(word));
}
