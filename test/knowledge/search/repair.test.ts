import { createRepair } from '../../../knowledge/search/repair';

const repair = createRepair({
  vocabulary: new Map([
    ['ward', 40],
    ['word', 20],
    ['hashtag', 9],
    ['policy', 9],
    ['tips', 30],
    ['share', 5],
    ['slide', 5],
  ]),
  english: new Set(['house']),
  follows: (before, word) => before === '12' && word === 'word',
});

test.each([
  ['hashtgas', ['hashtag']],
  ['polcy', ['policy']],
  ['slideshare', ['slide', 'share']],
])('“%s” is put right', (typed, right) => {
  expect(repair.word(typed)).toEqual(right);
});

test('the word before helps to choose between two that are as near', () => {
  expect(repair.word('wrd')).toEqual(['ward']);
  expect(repair.word('wrd', '12')).toEqual(['word']);
});

test.each(['house', 'tips', 'qqqqq', 'xy', '2024'])('“%s” stays as it was typed', (typed) => {
  expect(repair.word(typed)).toEqual([typed]);
});
