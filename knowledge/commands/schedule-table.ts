import type { ChangeWord } from '../schedule/change';
import type { Command } from './command';

/** Offered in menus and in help; the rest are offered by buttons where they apply. */
const LISTED: readonly ChangeWord[] = [
  'subscribe',
  'schedule',
  'pause',
  'missed',
  'unsubscribe',
  'forget',
];

type Details = Pick<Command, 'usage' | 'summary' | 'examples'>;

/** The commands about scheduled posts and a person's own data, for the table of all commands. */
export const CHANGE_COMMANDS: readonly (Command & { readonly word: ChangeWord })[] = [
  change('subscribe', {
    usage: '[what] [topics] [days and time]',
    summary: 'Posts here regularly: tips, resources, survey figures or a mix',
    examples: [
      'subscribe',
      'subscribe tips weekdays at half nine',
      'subscribe weekly digest monday 8am',
    ],
  }),
  change('schedule', {
    usage: '[days and time]',
    summary: 'Shows or changes what is posted here, and when',
    examples: ['schedule', 'schedule 10:30', 'schedule mon wed fri 07:45'],
  }),
  change('pause', {
    usage: '[until a date]',
    summary: 'Stops the posts for a while; they start again by themselves',
    examples: ['pause until 2 January', 'pause for two weeks', 'pause'],
  }),
  change('resume', {
    usage: '',
    summary: 'Starts paused posts again',
    examples: ['resume'],
  }),
  change('skip', {
    usage: '',
    summary: 'Leaves out the next post',
    examples: ['skip'],
  }),
  change('swap', {
    usage: '',
    summary: 'Picks something else for the next post',
    examples: ['swap'],
  }),
  change('preview', {
    usage: '',
    summary: 'Shows the next post before it goes out',
    examples: ['preview'],
  }),
  change('missed', {
    usage: '',
    summary: 'The posts of the last seven days, for when you were off shift',
    examples: ['missed'],
  }),
  change('history', {
    usage: '',
    summary: 'The last changes to what is posted here, for those who manage it',
    examples: ['history', 'who changed this'],
  }),
  change('unsubscribe', {
    usage: '',
    summary: 'Stops the posts here',
    examples: ['unsubscribe'],
  }),
  change('forget', {
    usage: 'me',
    summary: 'Erases what is kept about you',
    examples: ['forget me'],
  }),
  change('remember', {
    usage: 'that I’m …',
    summary: 'Keeps your profession or nation, so that what is for you comes first',
    examples: ['remember that I’m a midwife', 'remember that I’m in Scotland'],
  }),
  change('held', {
    usage: '',
    summary: 'What is kept about you',
    examples: ['what do you hold on me'],
  }),
  change('suggest', {
    usage: '[a tip, a resource or a correction: your words]',
    summary: 'Tells the editors what is missing, or what is wrong',
    examples: ['suggest', 'suggest a tip: Ask people before you film them'],
  }),
  pressed(
    'feedback',
    '<helpful or unhelpful> <id>',
    'Says whether something helped; typed by buttons',
  ),
  pressed(
    'outcome',
    '<taken or declined> <id>',
    'Says what became of a suggestion; typed by editors’ buttons',
  ),
  pressed('settle', '<arrived or again> <id>', 'Says whether a post arrived; typed by buttons'),
];

function change<Word extends ChangeWord>(
  word: Word,
  details: Details,
): Command & { readonly word: Word } {
  return { word, ...details, listed: LISTED.includes(word), changes: true };
}

function pressed<Word extends ChangeWord>(
  word: Word,
  usage: string,
  summary: string,
): Command & { readonly word: Word } {
  return change(word, { usage, summary, examples: [] });
}

/** The change that a command word asks for; undefined for the word of a query. */
export function changeWord(word: string): ChangeWord | undefined {
  return CHANGE_COMMANDS.find((command) => command.word === word)?.word;
}
