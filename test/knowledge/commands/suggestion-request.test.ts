import { readSuggestion } from '../../../knowledge/commands/suggestion-request';
import { openTestKnowledge } from '../../fakes/shared-knowledge';

test.each([
  [
    'suggest a tip: Ask people before you film them',
    { kind: 'tip', hear: false, words: 'Ask people before you film them' },
  ],
  [
    'Suggest a tip Ask people first.\nAnd wait.',
    { kind: 'tip', hear: false, words: 'Ask people first.\nAnd wait.' },
  ],
  [
    'suggest a correction to tip-001: it is 280 characters now',
    { kind: 'correction', about: 'tip-001', hear: false, words: 'it is 280 characters now' },
  ],
  [
    'suggest a correction to tip-001 and tell me: the link moved',
    { kind: 'correction', about: 'tip-001', hear: true, words: 'the link moved' },
  ],
  [
    'suggest a resource no answer needed: https://example.org/a',
    { kind: 'resource', hear: false, words: 'https://example.org/a' },
  ],
  ['@Signpost suggest: more on Threads', { kind: 'other', hear: false, words: 'more on Threads' }],
  [
    'suggest a correction to tip-001',
    { kind: 'correction', about: 'tip-001', hear: false, words: '' },
  ],
])('“%s” is a suggestion, word for word', (text, read) => {
  expect(readSuggestion(text)).toEqual(read);
});

test.each([
  'suggest a tip',
  'suggest a tip about video',
  'suggest a tip on accessibility please',
  'suggest something to read',
  'suggest hashtags for nurses',
  'can you suggest a tip: for me',
  'suggestions for posts',
  'suggest a tip for nurses',
])('“%s” asks for something, or how to suggest', (text) => {
  expect(readSuggestion(text)).toBeUndefined();
});

test('what is read of a suggestion reaches the change as it was typed', () => {
  const knowledge = openTestKnowledge();
  expect(knowledge.parse('suggest a tip: “Ask FIRST”\n— always')).toEqual({
    kind: 'change',
    command: 'suggest',
    words: ' a tip: “Ask FIRST”\n— always',
  });
});

test('a suggestion that holds details of a patient is carried nowhere', () => {
  const knowledge = openTestKnowledge();
  expect(
    knowledge.read('suggest a tip: ask about John Smith, NHS number 943 476 5919'),
  ).toMatchObject({
    asked: { kind: 'change', command: 'suggest', words: '', patient: true },
    patient: true,
  });
});
