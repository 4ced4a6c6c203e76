import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import twitter from 'twitter-text';
import { projectRoot } from '../../../src/settings/project-root';
import { countGraphemes } from '../../../knowledge/post-check/read-draft';
import { check } from './opened';

const left = (text: string, platform: 'x' | 'bluesky' | 'threads' | 'mastodon'): number =>
  check({ text }).fits[platform] ?? NaN;

interface Published {
  readonly description: string;
  readonly text: string;
  readonly weightedLength: number;
}
const PUBLISHED = JSON.parse(
  readFileSync(join(projectRoot(), 'test/fixtures/twitter-text/weighted.json'), 'utf8'),
) as readonly Published[];

test.each(PUBLISHED)('X counts as published: $description', ({ text, weightedLength }) => {
  expect(280 - left(text, 'x')).toBe(weightedLength);
});

const TEXTS = [
  'x'.repeat(280),
  '漢字'.repeat(20),
  'A family 👩‍👩‍👧‍👦, a flag 🇬🇧, a wave 👋🏽 and a heart ❤️',
  'https://www.nhs.uk/conditions and www.example.org/a?b=c and more.',
  '𝐅𝐥𝐮 season',
  'Croeso i’r ysbyty, Siân',
  'cafe\u0301 au lait',
  '(see https://www.nhs.uk/flu).',
  'Tick ✔ or ✅, 1️⃣ then 2️⃣, © and ™',
  'مرحبا بكم',
];

test.each(TEXTS)('X counts as its own library does: %s', (text) => {
  expect(280 - left(text, 'x')).toBe(twitter.parseTweet(text).weightedLength);
});

test('X counts any letters, emoji and spaces as its own library does', () => {
  const sign = fc.constantFrom(
    'a',
    'é',
    ' ',
    '.',
    '漢',
    '👍',
    '👩‍🚒',
    '🇬🇧',
    '…',
    '“',
    '\n',
    'ß',
    'ж',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const text = signs.join('');
      return 280 - left(text, 'x') === twitter.parseTweet(text).weightedLength;
    }),
  );
});

test('Bluesky counts what a reader sees, and bytes', () => {
  expect(left('👩‍👩‍👧‍👦 cafe\u0301', 'bluesky')).toBe(300 - 6);
  // 120 families of 25 bytes are 3,000.
  expect(left('👩‍👩‍👧‍👦'.repeat(121), 'bluesky')).toBe(-25);
});

test('Threads counts an emoji as its bytes', () => {
  expect(left('Tea ☕', 'threads')).toBe(500 - 4 - 3);
  expect(left('👩‍👩‍👧‍👦', 'threads')).toBe(500 - 25);
});

test('Mastodon counts every address as 23, and of a mention only the name', () => {
  expect(left(`https://www.example.org/${'a'.repeat(100)}`, 'mastodon')).toBe(500 - 23);
  expect(left('Thanks @nurse@social.example.org', 'mastodon')).toBe(500 - 'Thanks @nurse'.length);
  expect(left('nhs.uk', 'mastodon')).toBe(500 - 6);
});

test('Facebook has no figure, since it publishes none', () => {
  expect('facebook' in check({ text: 'Hello' }).fits).toBe(false);
});

test('characters are counted as the language counts them, whatever they are', () => {
  const segmenter = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
  const odd = fc.constantFrom(
    'a',
    '\r',
    '\n',
    '\u0301',
    '\u200d',
    '👩',
    '🇬',
    '각',
    '\u1100',
    'ก',
    'ำ',
    '\ufe0f',
    'é',
    '1',
    '\u20e3',
  );
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 40 }), (signs) => {
      const text = signs.join('');
      return countGraphemes(text) === [...segmenter.segment(text)].length;
    }),
  );
});
