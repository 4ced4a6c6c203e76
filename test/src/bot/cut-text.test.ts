import { cutText } from '../../../src/bot/cut-text';

const FAMILY = '👩‍👩‍👧‍👦';
const BRITAIN = '🇬🇧';
const FRANCE = '🇫🇷';

test.each([
  ['short', 10, 'short'],
  ['just right', 10, 'just right'],
  ['a little long', 10, 'a little…'],
  [`ab${FAMILY}cd`, 8, 'ab…'],
  [`${BRITAIN}${FRANCE}${BRITAIN}`, 8, `${BRITAIN}…`],
  ['e\u0301'.repeat(5), 6, `${'e\u0301'.repeat(2)}…`],
  ['a👍🏽b', 4, 'a…'],
  ['anything', 1, '…'],
  ['anything', 0, ''],
])('%s cut to %d code units is %s', (text, most, expected) => {
  expect(cutText(text, most, 'code-units')).toBe(expected);
});

test.each([
  ['😀😀😀', 3, '😀😀😀'],
  ['😀😀😀😀', 3, '😀😀…'],
  [`a${FAMILY}`, 8, `a${FAMILY}`],
  [`a${FAMILY}cd`, 8, 'a…'],
])('%s cut to %d code points is %s', (text, most, expected) => {
  expect(cutText(text, most, 'code-points')).toBe(expected);
});

test('a letter with more marks than any letter has is cut, and no character is halved', () => {
  const tower = `a${'\u0301'.repeat(500)}`;
  expect(cutText(tower, 100, 'code-units')).toHaveLength(100);
  const joined = '😀\u200d'.repeat(200);
  for (const most of [101, 102, 103]) {
    const cut = cutText(joined, most, 'code-units');
    expect(Buffer.from(cut).toString()).toBe(cut);
    expect(cut.length).toBeLessThanOrEqual(most);
  }
});
