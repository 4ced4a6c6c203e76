import { createCommandIntent } from '../../../knowledge/commands/command-intent';
import { said } from '../../../knowledge/text/tokenize';
import { isKnown, lexicon } from '../shipped-lexicon';

const intent = createCommandIntent(lexicon.wording.requests, isKnown);
const commandIntent = (words: string) => intent(said(words));

test.each([
  ['could I have a tip please', 'tips'],
  ['have you got any tips for the day', 'tips'],
  ['what stats have you got?', 'stats'],
  ['can I see the figures', 'stats'],
  ['satistics', 'stats'],
  ['list all the resources', 'resources'],
  ['the whole list please', 'resources'],
  ['lsit', 'resources'],
  ['hlep', 'help'],
  ['what commands are there', 'help'],
])('“%s” asks for %s', (words, command) => {
  expect(commandIntent(words)).toBe(command);
});

test.each([
  'tips for cannulation',
  'constructor',
  'all constructor',
  'give me the figures for women over 65',
  'I need help with my payslip',
  'list of rules',
  'lists of tips',
  'what is the date today',
  'morning all',
  'is the lift working',
  'any comments on my post',
  'please',
  '',
])('“%s” asks for no command', (words) => {
  expect(commandIntent(words)).toBeUndefined();
});
