import { COMMANDS } from '../../../knowledge/commands/table';
import { lexicon, parse } from '../shipped-lexicon';
import { createTopics } from '../../../knowledge/commands/topics';

const upkeep = {
  record: { owner: 'x', checked: '2026-01-01', reviewBy: '2027-01-01', evidence: [] },
  language: 'en-GB',
  answers: [],
};
const topics = createTopics([
  {
    id: 'accessibility',
    title: 'Accessibility',
    description: 'd',
    aliases: ['a11y', 'alt text'],
    ...upkeep,
  },
  {
    id: 'getting-started',
    title: 'Getting started',
    description: 'd',
    aliases: ['beginners'],
    ...upkeep,
  },
]);
const read = (text: string) => parse(text, topics);

test.each([
  ['', { kind: 'help' }],
  ['   ', { kind: 'help' }],
  ['tips', { kind: 'tip' }],
  ['/tips', { kind: 'tip' }],
  ['Tips!', { kind: 'tip' }],
  ['tpis', { kind: 'tip' }],
  ['tip', { kind: 'tip' }],
  ['give me a tip', { kind: 'tip' }],
  ['send me a tip', { kind: 'tip' }],
  ['Could I have a tip please?', { kind: 'tip' }],
  ['hi, can you give me a tip', { kind: 'tip' }],
  ['another tip', { kind: 'tip', any: true }],
  ['tips another', { kind: 'tip', any: true }],
  ['tips after tip-012', { kind: 'tip', after: 'tip-012' }],
  ['tips accessibility', { kind: 'tip', topic: 'accessibility' }],
  ['tips a11y', { kind: 'tip', topic: 'accessibility' }],
  ['tips accesibility', { kind: 'tip', topic: 'accessibility' }],
  ['a tip on getting started', { kind: 'tip', topic: 'getting-started' }],
  ['tips all accessibility', { kind: 'tips', topic: 'accessibility', page: 1 }],
  ['tips all getting-started page 3', { kind: 'tips', topic: 'getting-started', page: 3 }],
  ['stats', { kind: 'statistics', words: '' }],
  ['show statistics', { kind: 'statistics', words: '' }],
  ['figures', { kind: 'statistics', words: '' }],
  ['statz', { kind: 'statistics', words: '' }],
  ['stats over 75', { kind: 'statistics', words: 'over 75' }],
  ['search hashtags', { kind: 'search', words: 'hashtags' }],
  ['find hashtags', { kind: 'search', words: 'hashtags' }],
  ['resources', { kind: 'resources', page: 1 }],
  ['what have you got', { kind: 'resources', page: 1 }],
  ['resources a11y page 2', { kind: 'resources', topic: 'accessibility', page: 2 }],
  ['show gmc-social-media-2024', { kind: 'show', id: 'gmc-social-media-2024' }],
  ['show gmc-social-media-2024 all', { kind: 'show', id: 'gmc-social-media-2024', all: true }],
  ['like tip-001', { kind: 'like', id: 'tip-001' }],
  ['topics', { kind: 'topics' }],
  ['about', { kind: 'about' }],
  ['who made you?', { kind: 'about' }],
  ['welcome', { kind: 'welcome' }],
  ['help', { kind: 'help' }],
  ['help me', { kind: 'help' }],
  ['hlep', { kind: 'help' }],
  ['What can you do?', { kind: 'help' }],
  ['help tips', { kind: 'help', command: 'tips' }],
  ['hello', { kind: 'greeting' }],
  ['bore da', { kind: 'greeting' }],
  ['Thank you!', { kind: 'thanks' }],
  ['See you later! :wave:', { kind: 'small', id: 'goodbye' }],
  ['What do you do with my data?', { kind: 'small', id: 'what-is-kept' }],
  ['good tip', { kind: 'small', id: 'praise' }],
  ['Have a good weekend', { kind: 'small', id: 'goodbye' }],
  ["you're rubbish", { kind: 'abuse' }],
  ['this is useless', { kind: 'abuse' }],
])('reads “%s”', (text, asked) => {
  expect(read(text)).toEqual(asked);
});

// What chats put around words: pictures by name or drawn, quotes, the slash command, people.
test.each([
  ['tips :sparkles:', { kind: 'tip' }],
  ['tips accessibility :pray:', { kind: 'tip', topic: 'accessibility' }],
  ['thanks :pray:', { kind: 'thanks' }],
  ['thanks:pray:', { kind: 'thanks' }],
  ['hi :wave::skin-tone-3:', { kind: 'greeting' }],
  ['good morning :coffee:', { kind: 'greeting' }],
  [':+1:', { kind: 'thanks' }],
  ['👍🏽', { kind: 'thanks' }],
  [':-1:', { kind: 'abuse' }],
  [':party-parrot:', { kind: 'greeting' }],
  ['help :sos:', { kind: 'help' }],
  ['topics :eyes:', { kind: 'topics' }],
  ['stats :bar_chart:', { kind: 'statistics', words: '' }],
  ['subscribe tips weekdays at 9am :alarm_clock:', change('subscribe', 'tips weekdays at 9am')],
  ['pause until monday :palm_tree:', change('pause', 'until monday')],
  ['subscribe tips at 9:00:', change('subscribe', 'tips at 9:00:')],
  ['subscribe tips at 10:30', change('subscribe', 'tips at 10:30')],
  ['is a 16:9:4 picture all right', { kind: 'search', words: 'is a 16:9:4 picture all right' }],
  ['can I write ↔ and ☎', { kind: 'search', words: 'can I write ↔ and ☎' }],
  ['/socialmedia tips accessibility', { kind: 'tip', topic: 'accessibility' }],
  ['/SocialMedia schedule', change('schedule', '')],
  ['/socialmedia', { kind: 'help' }],
  ['/trustbot tips', { kind: 'tip' }],
  ['/hashtags for nurses', { kind: 'search', words: 'hashtags for nurses' }],
  ['@Signpost tips', { kind: 'tip' }],
  ['tips accessibility cc', { kind: 'tip', topic: 'accessibility' }],
  ['tips accessibility, cc @ann.lee and @bob', { kind: 'tip', topic: 'accessibility' }],
  ['fyi @bob stats', { kind: 'statistics', words: '' }],
  ['stats fyi', { kind: 'statistics', words: '' }],
  ['whom should I cc', { kind: 'search', words: 'whom should I cc' }],
  ['what is an @mention', { kind: 'search', words: 'what is an @mention' }],
  ['> Tip of the day: keep photos private\n help', { kind: 'help' }],
  ['> tips', { kind: 'tip' }],
])('reads “%s” without what stands around it', (text, asked) => {
  expect(read(text)).toEqual(asked);
});

function change(command: string, words: string) {
  return { kind: 'change', command, words };
}

test.each([
  'tips for cannulation',
  '6 tips to boost your twitter conversations',
  'help me get more followers',
  'about hashtags',
  'search engines and patients',
  'show me the bmj one',
  'like a tweet',
  'what is social media',
  'statistics course for nurses',
  'how do I deal with rubbish comments about our ward from people who call us useless',
  'find',
  'pause for thought before joining in',
  'topical steroids',
  'questions to ask yourself before engaging in social media',
])('takes “%s” as a question, not a command', (text) => {
  const asked = read(text);
  expect(asked.kind).toBe('search');
});

test('a question keeps the words as typed, cleaned of control and direction marks', () => {
  expect(read('hash\u202Etags\u0000  for\tnurses')).toEqual({
    kind: 'search',
    words: 'hashtags for nurses',
  });
});

test('a search for what begins with the word search keeps all of it', () => {
  expect(read('search search engines')).toEqual({ kind: 'search', words: 'search engines' });
});

test('every command’s word, synonyms and set phrases lead to that command', () => {
  for (const { command, synonyms, said } of lexicon.wording.commands) {
    const sure = ['tips', 'stats', 'resources', 'topics', 'help', 'about'].includes(command);
    if (!sure) continue;
    const plain = read(command).kind;
    const all = [...synonyms, ...said].map((words) => [words, read(words).kind]);
    expect(all).toEqual(all.map(([words]) => [words, plain]));
  }
});

test('no word or set phrase belongs to two commands', () => {
  const all = [
    ...COMMANDS.map(({ word }) => word),
    ...lexicon.wording.commands.flatMap(({ synonyms, said }) => [...synonyms, ...said]),
  ];
  expect(all.filter((words, index) => all.indexOf(words) !== index)).toEqual([]);
});

test('any text at all is read, and quickly enough to forget about', () => {
  for (const text of [
    '💩',
    '\u0000',
    '/',
    '//',
    '???',
    'a'.repeat(1_000_000),
    '<!channel>',
    '{"a":1}',
    '__proto__',
    'constructor',
  ]) {
    expect(typeof read(text).kind).toBe('string');
  }
});
