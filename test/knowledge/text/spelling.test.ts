import { createSpeller } from '../../../knowledge/text/spelling-candidates';

const repair = createSpeller({
  vocabulary: new Map([
    ['ward', 40],
    ['word', 20],
    ['hashtag', 9],
    ['policy', 9],
    ['tips', 30],
    ['share', 5],
    ['slide', 5],
    ['fake', 12],
    ['news', 12],
    ['twitter', 60],
    ['online', 60],
    ['of', 90],
    ['on', 90],
    ['line', 4],
  ]),
  english: new Map([
    ['house', 0],
    ['cake', 1],
    ['moderate', 5000],
    ['many', 2],
    ['seven', 6000],
  ]),
  follows: (before, word) => ['12 word', 'fake news', 'posting news'].includes(`${before} ${word}`),
});

test.each([
  ['hashtgas', ['hashtag']],
  ['polcy', ['policy']],
  ['slideshare', ['slide', 'share']],
  ['mnay', ['many']],
  ['sevn', ['seven']],
  ['twitterpolcy', ['twitter', 'policy']],
])('“%s” is put right', (typed, right) => {
  expect(repair.word(typed)).toEqual(right);
});

test('the word before helps to choose between two that are as near', () => {
  expect(repair.word('wrd')).toEqual(['ward']);
  expect(repair.word('wrd', '12')).toEqual(['word']);
});

test.each(['house', 'moderates', 'tips', 'qqqqq', 'xy', '2024'])(
  '“%s” stays as it was typed',
  (typed) => {
    expect(repair.word(typed)).toEqual([typed]);
  },
);

test('a word broken by a space is one again, and two words that stand by themselves stay two', () => {
  expect(repair.joined('tw', 'itter')).toBe('twitter');
  expect(repair.joined('on', 'line')).toBe('online');
  expect(repair.joined('house', 'tips')).toBeUndefined();
});

test('a plain word that makes no sense where it stands is taken for the one that does', () => {
  expect(repair.mistaken('cake', 'spotting', 'news')).toBe('fake');
  expect(repair.mistaken('cake', 'birthday', '')).toBeUndefined();
});

test('a plain word is left alone where only the word before it would suit another', () => {
  expect(repair.mistaken('newt', 'posting', '')).toBe('news');
  expect(repair.mistaken('newt', 'posting', 'house')).toBeUndefined();
});
