import type { Command } from './command';
import { CHANGE_COMMANDS } from './schedule-table';
export const COMMANDS: readonly Command[] = [
  query('tips', {
    usage: '[topic]',
    summary: 'Today’s tip, or a tip on a topic',
    examples: ['tips', 'tips accessibility', 'tips all etiquette'],
  }),
  query('stats', {
    usage: '[topic or question]',
    summary: 'Survey figures on who uses the internet, with charts',
    examples: ['stats', 'stats disabled', 'stats women aged 65 to 74 in 2019'],
  }),
  query('check', {
    usage: '<draft>',
    summary: 'Checks a post before it is public; nothing of it is kept',
    examples: ['check', 'check our flu clinic is open on saturday! #fluvaccine'],
  }),
  query('search', {
    usage: '<words>',
    summary: 'Looks through everything for your words',
    examples: ['search hashtags', 'search 12 word policy'],
  }),
  query('resources', {
    usage: '[topic]',
    summary: 'Things to read and watch, by topic',
    examples: ['resources', 'resources engagement'],
  }),
  query('topics', {
    usage: '',
    summary: 'The topics covered',
    examples: ['topics'],
  }),
  ...CHANGE_COMMANDS,
  query('calendar', {
    usage: '[month or day]',
    summary: 'Awareness days and seasons to come, and what to post',
    examples: ['calendar', 'calendar may', 'when is nurses day'],
  }),
  query('help', {
    usage: '[command]',
    summary: 'What I can do and how to ask',
    examples: ['help', 'help tips'],
  }),
  query('about', {
    usage: '',
    summary: 'Who made this, its sources, and your privacy',
    examples: ['about'],
  }),
  {
    ...query('show', {
      usage: '<id>',
      summary: 'One item by its id',
      examples: [],
    }),
    listed: false,
  },
  {
    ...query('like', {
      usage: '<id>',
      summary: 'Items like this one',
      examples: [],
    }),
    listed: false,
  },
  {
    ...query('welcome', {
      usage: '',
      summary: 'The first hello',
      examples: [],
    }),
    listed: false,
  },
];

type Details = Pick<Command, 'usage' | 'summary' | 'examples'>;

function query(word: string, details: Details): Command {
  return { word, ...details, listed: true, changes: false };
}
