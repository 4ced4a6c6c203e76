import { join } from 'node:path';
import { createReadClosing } from '../../../knowledge/conversation/closing';
import { createReadCorrection } from '../../../knowledge/conversation/correction';
import { createOpening } from '../../../knowledge/conversation/opening';
import { cutInto } from '../../../knowledge/text/phrases';
import { createReadWant } from '../../../knowledge/conversation/wants';
import { loadLexicon } from '../../../knowledge/search/load-lexicon';
import { isKnown } from '../../../knowledge/text/dictionary';
import { CONTENT } from '../../fakes/shared-knowledge';

const { wording, stopWords } = loadLexicon(join(CONTENT, 'lexicon'), () => true).lexicon;
const open = createOpening(wording.conversation);
const readWant = createReadWant(wording, isKnown);
const readCorrection = createReadCorrection(wording.conversation);
const isClosing = createReadClosing(wording.conversation, wording.smallTalk, stopWords);

test('words are cut into as few known phrases as they can be, or not at all', () => {
  const known = new Set(['had', 'that one', 'had that one', 'next']);
  const isPhrase = (phrase: string): boolean => known.has(phrase);
  expect(cutInto(isPhrase, ['had', 'that', 'one', 'next'])).toEqual(['had that one', 'next']);
  expect(cutInto(isPhrase, ['had', 'enough', 'next'])).toBeUndefined();
});

test.each([
  ['had it already, another one then', 'another'],
  ['ok next pls', 'another'],
  ['can I see the reference mate', 'source'],
  ['whats the evidence for this?', 'source'],
  ['yeah but why tho', 'why'],
  ['could you make this shorter please', 'shorter'],
  ['sorry, I don’t get it', 'unclear'],
  ['right ok, got an example?', 'example'],
  ['no, not those', 'not-that'],
  ['show me the second one please', 'second'],
  ['anothr', 'another'],
])('“%s” wants: %s', (text, want) => {
  expect(readWant(text)).toBe(want);
});

test.each([
  'another patient has complained',
  'why do we need consent',
  'the source of our followers',
  'more people to come for flu jabs',
  'shorter videos on TikTok',
  'thanks',
])('“%s” asks something of its own, or nothing', (text) => {
  expect(readWant(text)).toBeUndefined();
});

test.each([
  ['Unrelated, how do I write alt text?', 'how do I write alt text?', true],
  ['fair enough. different question - can we use music', 'can we use music', true],
  ['ok, changing the subject: hashtags', 'hashtags', true],
  ['haha ok. and for nurses?', 'and for nurses?', false],
  ['thanks for that, what about Facebook', 'what about Facebook', false],
  ['right to be forgotten', 'right to be forgotten', false],
  ['ok to post a selfie?', 'ok to post a selfie?', false],
])('“%s” opens onto “%s”', (text, rest, fresh) => {
  expect(open(text)).toEqual({ text: rest, fresh });
});

test.each([
  ['I meant visitors not staff', 'visitors', 'staff'],
  ['not Facebook, Instagram', 'instagram', 'facebook'],
  ['not that. I mean can they read my messages', 'can they read my messages', 'that'],
  ['relatives rather than patients', 'relatives', 'patients'],
])('“%s” means %s and not %s', (text, meant, instead) => {
  expect(readCorrection(text)).toEqual({ meant: meant.split(' '), instead: instead.split(' ') });
});

test.each(['can I not use it', 'what if they do not reply', 'is it ok or not', 'for nurses'])(
  '“%s” puts nothing right',
  (text) => {
    expect(readCorrection(text)).toBeUndefined();
  },
);

test.each([
  'brill thank you',
  'thanks, that’s enough for now',
  'ok I’ve told my manager. Thank you',
  'gotcha, ta',
  'cheers for that',
])('“%s” is thanks and no more', (text) => {
  expect(isClosing(text)).toBe(true);
});

test.each([
  'thanks, what about nurses',
  'how do I thank a follower',
  'thank you posts for volunteers',
  'thanks. any more?',
  'ok',
])('“%s” is not only thanks', (text) => {
  expect(isClosing(text)).toBe(false);
});
