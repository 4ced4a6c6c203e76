import type { Asked } from '../../knowledge/commands/query';

/** What somebody writes, before their platform writes it in its own way. */
export type Part =
  | string
  | { readonly emoji: string; readonly drawn: string }
  | { readonly person: string }
  | { readonly quote: string }
  | typeof BOT;

/** The bot, named. */
export const BOT = { bot: true } as const;

const emoji = (name: string, drawn: string) => ({ emoji: name, drawn });
const BOB = { person: 'Bob Smith' };
const TIP: Asked = { kind: 'tip' };
const ON_ACCESS: Asked = { kind: 'tip', topic: 'accessibility' };
const change = (command: string, words: string): Asked => ({ kind: 'change', command, words });

/** What people write around their words, and what they mean. */
export const WRITTEN: readonly (readonly [string, readonly Part[], Asked])[] = [
  ['a command', ['tips accessibility'], ON_ACCESS],
  ['an emoji after a command', ['tips ', emoji('sparkles', '✨')], TIP],
  ['an emoji right behind a word', ['thanks', emoji('pray', '🙏')], { kind: 'thanks' }],
  [
    'an emoji before a command',
    [emoji('bar_chart', '📊'), ' stats'],
    { kind: 'statistics', words: '' },
  ],
  [
    'an emoji after a figure’s command',
    ['stats ', emoji('bar_chart', '📊')],
    { kind: 'statistics', words: '' },
  ],
  ['an emoji after a topic', [BOT, ' tips accessibility ', emoji('pray', '🙏')], ON_ACCESS],
  ['an emoji with a skin tone', ['hi ', emoji('wave::skin-tone-3', '👋🏼')], { kind: 'greeting' }],
  [
    'two emoji after a greeting',
    ['good morning ', emoji('coffee', '☕'), emoji('sunny', '☀️')],
    { kind: 'greeting' },
  ],
  ['a thumb alone', [emoji('+1', '👍')], { kind: 'thanks' }],
  ['a wave alone', [emoji('wave', '👋')], { kind: 'greeting' }],
  ['any other emoji alone', [emoji('palm_tree', '🌴')], { kind: 'greeting' }],
  ['an emoji after help', ['help ', emoji('sos', '🆘')], { kind: 'help' }],
  ['an emoji after topics', ['topics ', emoji('eyes', '👀')], { kind: 'topics' }],
  [
    'an emoji after a schedule',
    ['subscribe tips weekdays at 9am ', emoji('alarm_clock', '⏰')],
    change('subscribe', 'tips weekdays at 9am'),
  ],
  [
    'an emoji after a date',
    ['pause until monday ', emoji('palm_tree', '🌴')],
    change('pause', 'until monday'),
  ],
  [
    'a time with colons as a time',
    ['subscribe tips daily at 10:30'],
    change('subscribe', 'tips daily at 10:30'),
  ],
  ['a word with an invisible character in it', ['ti\u200bps'], TIP],
  ['a word that a program may hyphenate', ['tips access\u00adibility'], ON_ACCESS],
  ['a no-break space between words', [BOT, '\u00a0tips\u00a0accessibility'], ON_ACCESS],
  [
    'two days with a stroke between',
    ['subscribe tips Tue/Thu 14:30'],
    change('subscribe', 'tips Tue/Thu 14:30'),
  ],
  [
    'a city by its present name',
    ['subscribe tips daily at 9 in Kolkata'],
    change('subscribe', 'tips daily at 9 in Kolkata'),
  ],
  ['a day that few years have', ['pause until 29 February'], change('pause', 'until 29 February')],
  [
    'an emoji within a question',
    ['how do I ', emoji('writing_hand', '✍️'), ' alt text ', emoji('thinking_face', '🤔')],
    { kind: 'search', words: 'how do I alt text' },
  ],
  ['the bot named and nothing else', [BOT], { kind: 'help' }],
  ['the bot named before a command', [BOT, ' tips accessibility'], ON_ACCESS],
  ['the bot named after a command', ['tips accessibility ', BOT], ON_ACCESS],
  [
    'the bot named before a question',
    [BOT, ' how should I use hashtags'],
    { kind: 'search', words: 'how should I use hashtags' },
  ],
  ['the bot named before thanks', [BOT, ' thanks'], { kind: 'thanks' }],
  ['somebody named after a command', [BOT, ' tips accessibility ', BOB], ON_ACCESS],
  ['somebody named before a command', [BOB, ' ', BOT, ' tips'], TIP],
  ['somebody named after a change', [BOT, ' schedule ', BOB], change('schedule', '')],
  ['somebody copied in', [BOT, ' tips accessibility cc ', BOB], ON_ACCESS],
  [
    'two people copied in',
    [BOT, ' tips accessibility, cc: ', BOB, ' and ', { person: 'Ann Lee' }],
    ON_ACCESS,
  ],
  [
    'something for somebody’s information',
    [BOT, ' stats fyi ', BOB],
    { kind: 'statistics', words: '' },
  ],
  ['the slash command typed as words', ['/socialmedia tips accessibility'], ON_ACCESS],
  [
    'the slash command typed after the bot’s name',
    [BOT, ' /socialmedia schedule'],
    change('schedule', ''),
  ],
  ['the slash command typed alone', ['/socialmedia'], { kind: 'help' }],
  [
    'a question after the slash command',
    ['/socialmedia what is a handle'],
    { kind: 'search', words: 'what is a handle' },
  ],
  [
    'a question under a quoted line',
    [{ quote: 'Tip of the day: keep photos private' }, BOT, ' help'],
    { kind: 'help' },
  ],
];
