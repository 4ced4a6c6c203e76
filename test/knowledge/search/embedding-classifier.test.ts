import {
  chancesOf,
  classifierFromText,
  classifierToText,
  DECLINED,
} from '../../../knowledge/search/embedding-classifier';
import { learnClassifier } from '../../../tools/learn-classifier';

/** Vectors that lean on one part each. */
const leaning = (on: number, much: number): Float32Array =>
  Float32Array.from({ length: 8 }, (_, part) => (part === on ? much : 0.1 * ((part * on) % 3)));
const EXAMPLES = [1, 2, 3, 4].flatMap((much) => [
  { vector: leaning(0, much), names: ['photos'] },
  { vector: leaning(1, much), names: ['policy', 'photos'] },
  { vector: leaning(2, much), names: [DECLINED] },
]);
const learned = learnClassifier(EXAMPLES);

test('a vector like the examples of a name most likely means that name', () => {
  const chances = chancesOf(learned, leaning(0, 2.5));
  expect([...chances].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe('photos');
  expect([...chances.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
});

test('the same examples always teach the same', () => {
  expect(learnClassifier(EXAMPLES)).toEqual(learned);
});

test('a file gives back what was written', () => {
  expect(classifierFromText(classifierToText(learned))).toEqual(learned);
});

test.each([
  ['no JSON', 'half a fi'],
  ['another file', '{"names":[]}'],
  ['parts that do not fit', classifierToText({ ...learned, names: ['photos'] })],
])('%s is no classifier', (_, text) => {
  expect(classifierFromText(text)).toBeUndefined();
});
