import { inFigures, readNumber, readOrdinal } from '../../../knowledge/text/number-words';

test.each([
  ['seven', 7, 1],
  ['nineteen', 19, 1],
  ['seventy five', 75, 2],
  ['seventy-five', 75, 1],
  ['two dozen', 24, 2],
  ['a dozen', undefined, 0],
  ['dozen', 12, 1],
  ['half a dozen', 6, 3],
  ['two hundred and five', 205, 4],
  ['nine thousand', 9000, 2],
  ['twenty nineteen', 2019, 2],
  ['twenty twenty one', 2021, 3],
  ['two thousand and nineteen', 2019, 4],
  ['75', undefined, 0],
  ['bananas', undefined, 0],
  ['seventy-bananas', undefined, 0],
])('“%s” is %s', (words, value, took) => {
  const read = readNumber(words.split(' '), 0);
  expect(read).toEqual(value === undefined ? undefined : { value, took });
});

test.each([
  ['1st', 1, 1],
  ['22nd', 22, 1],
  ['third', 3, 1],
  ['twenty first', 21, 2],
  ['thirty-first', 31, 1],
  ['thirtieth', 30, 1],
  ['31', undefined, 0],
  ['firstly', undefined, 0],
])('“%s” is the %s in a row', (words, value, took) => {
  const read = readOrdinal(words.split(' '), 0);
  expect(read).toEqual(value === undefined ? undefined : { value, took });
});

test('numbers among words become figures', () => {
  expect(inFigures('twelve word policy for 2 dozen nurses'.split(' '))).toEqual(
    '12 word policy for 24 nurses'.split(' '),
  );
});
