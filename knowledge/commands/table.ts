import type { Command } from './command';
import { SAID } from './phrases';
import { CHANGE_COMMANDS } from './schedule-table';
export const COMMANDS: readonly Command[] = [
  query('tips', {
    usage: '[topic]',
    summary: 'Today’s tip, or a tip on a topic',
    synonyms: ['tip', 'advice', 'another'],
    said: SAID.tips,
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
    said: SAID.stats,
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
    said: SAID.resources,
    examples: ['resources', 'resources engagement'],
  }),
  query('topics', {
    usage: '',
    summary: 'The topics covered',
    synonyms: ['topic', 'subjects', 'categories', 'themes'],
    said: SAID.topics,
    examples: ['topics'],
  }),
  ...CHANGE_COMMANDS,
  query('help', {
    usage: '[command]',
    summary: 'What I can do and how to ask',
    synonyms: ['commands', 'menu', 'options', 'instructions', 'usage', 'guide'],
    said: SAID.help,
    examples: ['help', 'help tips'],
  }),
  query('about', {
    usage: '',
    summary: 'Who made this, its sources, and your privacy',
    synonyms: ['privacy', 'sources', 'credits', 'licence', 'license'],
    said: SAID.about,
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
