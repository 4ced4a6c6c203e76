import { nearestWord, editDistance } from '../../../knowledge/text/edit-distance';

test.each([
  ['tips', 'tips', 0],
  ['tpis', 'tips', 1],
  ['hlep', 'help', 1],
  ['statz', 'stats', 1],
  ['serch', 'search', 1],
  ['resorces', 'resources', 1],
  ['reosurcs', 'resources', 2],
  ['', 'abc', 3],
])('“%s” is %s with %i slips', (from, to, count) => {
  expect(editDistance(from, to)).toBe(count);
  expect(editDistance(to, from)).toBe(count);
});

test('counting stops above the most that matters', () => {
  expect(editDistance('abcdefgh', 'stuvwxyz', 2)).toBeGreaterThan(2);
});

test('a word between two candidates names neither', () => {
  expect(nearestWord('cost', ['cast', 'most'])).toBeUndefined();
});

test('short words are never repaired', () => {
  expect(nearestWord('tap', ['tip'])).toBeUndefined();
});
