import { meanOf, withTexts } from '../../../knowledge/search/embeddings';
import { DECLINED } from '../../../knowledge/search/embedding-classifier';
import type { Encoder } from '../../../knowledge/search/encoder';
import { createMeaning, type MeaningOptions } from '../../../knowledge/search/meaning';
import type { SearchEntry } from '../../../knowledge/search/entries';
import type { KnownQuestion } from '../../../knowledge/search/search-examples';
import { learnClassifier } from '../../../tools/learn-classifier';

/** Stands for meaning: which of these letters a text has. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz012345';
const vectorOf = (text: string): Float32Array =>
  Float32Array.from(LETTERS, (letter) => (text.includes(letter) ? 1 : 0));

const ENTRIES: readonly SearchEntry[] = [
  { id: 'a', kind: 'resource', titles: ['abab'], keywords: [], text: '', asks: [] },
  { id: 'z', kind: 'tip', titles: [], keywords: [], text: '', asks: [], passages: ['xyz'] },
];
const KNOWN: readonly KnownQuestion[] = [
  { text: 'abc', entries: [0], subject: '' },
  { text: 'wxyz', entries: [1], subject: '' },
  { text: '0123', entries: [], subject: 'rota' },
];
const TEXTS = ['abc', 'wxyz', '0123', 'abab', 'xyz'];

interface Trial {
  readonly options: MeaningOptions;
  readonly encoded: string[];
  readonly kept: number[];
}

function trial(known: readonly string[], within?: number, encoder?: Encoder): Trial {
  const encoded: string[] = [];
  const kept: number[] = [];
  const usual: Encoder = {
    encode: (texts) => {
      encoded.push(...texts);
      return Promise.resolve(texts.map(vectorOf));
    },
  };
  const none = { mean: meanOf(TEXTS.map(vectorOf)), keys: [], bits: new Uint8Array() };
  return {
    encoded,
    kept,
    options: {
      encoder: encoder ?? usual,
      embeddings: withTexts(none, known, known.map(vectorOf)),
      classifier: undefined,
      keep: ({ keys }) => kept.push(keys.length),
      within,
    },
  };
}

test('a question is nearest to the entry that is asked for in texts like it', async () => {
  const { options, encoded } = trial(TEXTS);
  const near = await createMeaning(ENTRIES, KNOWN, [], options).near(['abc']);
  const [first, second] = [near?.entries.get(0), near?.entries.get(1)];
  expect(first?.nearAsk).toBeGreaterThan(second?.nearAsk ?? 1);
  expect(first?.nearPassage).toBeGreaterThan(second?.nearPassage ?? 1);
  expect(first?.vote).toBeGreaterThan(0.9);
  expect(near?.nearestAsk).toBeGreaterThan(near?.nearestDeclined ?? 1);
  expect(near?.voteInScope).toBeGreaterThan(0.9);
  expect(encoded).toEqual(['abc']);
});

test('what was learned from vectors speaks for an entry, and only where it fits the content', async () => {
  const { options } = trial(TEXTS);
  const classifier = learnClassifier([
    ...['abc', 'bca', 'ab'].map((text) => ({ vector: vectorOf(text), names: ['a'] })),
    ...['wxyz', 'xyz', 'wz'].map((text) => ({ vector: vectorOf(text), names: ['z'] })),
    ...['0123', '012', '13'].map((text) => ({ vector: vectorOf(text), names: [DECLINED] })),
    ...['mno', 'mn', 'no'].map((text) => ({ vector: vectorOf(text), names: ['taken-out'] })),
  ]);
  const near = (text: string) =>
    createMeaning(ENTRIES, KNOWN, [], { ...options, classifier }).near([text]);
  const asked = await near('cab');
  expect(asked?.entries.get(0)?.learned).toBeGreaterThan(asked?.entries.get(1)?.learned ?? 0);
  expect((await near('023'))?.declined).toBeGreaterThan(asked?.declined ?? 1);
  expect([...((await near('mno'))?.entries.keys() ?? [])].sort()).toEqual([0, 1]);
});

test('what is to be declined is nearest to what was declined', async () => {
  const near = await createMeaning(ENTRIES, KNOWN, [], trial(TEXTS).options).near(['012']);
  expect(near?.nearestDeclined).toBeGreaterThan(near?.nearestAsk ?? 1);
  expect(near?.voteInScope).toBeLessThan(0.1);
});

test('texts of which nothing is known are encoded once, kept, and waited for where a question may wait', async () => {
  const { options, encoded, kept } = trial(['abc', '0123', 'abab']);
  const meaning = createMeaning(ENTRIES, KNOWN, [], options);
  const near = await meaning.near(['xyz']);
  expect(near?.entries.get(1)?.nearPassage).toBeGreaterThan(0.5);
  await meaning.near(['xyz']);
  expect(encoded).toEqual(['wxyz', 'xyz', 'xyz', 'xyz']);
  expect(kept).toEqual([5]);
});

test('where nobody waits, a question is compared with what is known so far', async () => {
  const answers: (() => void)[] = [];
  const slow: Encoder = {
    encode: (texts, within) =>
      within === undefined
        ? new Promise((resolve) => answers.push(() => resolve(texts.map(vectorOf))))
        : Promise.resolve(texts.map(vectorOf)),
  };
  const meaning = createMeaning(
    ENTRIES,
    KNOWN,
    [],
    trial(['abc', '0123', 'abab'], 5, slow).options,
  );
  const before = await meaning.near(['xyz']);
  expect(before?.entries.get(1)?.nearPassage).toBe(0);
  answers.forEach((answer) => answer());
  await new Promise((resolve) => setImmediate(resolve));
  const after = await meaning.near(['xyz']);
  expect(after?.entries.get(1)?.nearPassage).toBeGreaterThan(0.5);
});

test('an encoder that is away says nothing, and is asked again', async () => {
  let away = true;
  const encoder: Encoder = {
    encode: (texts) =>
      away ? Promise.reject(new Error('away')) : Promise.resolve(texts.map(vectorOf)),
  };
  const meaning = createMeaning(ENTRIES, KNOWN, [], trial(['abc'], undefined, encoder).options);
  expect(await meaning.near(['abc'])).toBeUndefined();
  away = false;
  expect((await meaning.near(['abc']))?.entries.get(0)?.nearAsk).toBeGreaterThan(0.5);
});

test('what is like a question that has no answer yet is nearer to those, and they have no vote', async () => {
  const gaps = ['0120', '1201'];
  const { options } = trial([...TEXTS, ...gaps]);
  const meaning = createMeaning(ENTRIES, KNOWN, gaps, options);
  const open = await meaning.near(['0120']);
  const known = await meaning.near(['abc']);
  expect(open?.nearestGap).toBeGreaterThan(known?.nearestGap ?? 1);
  expect(open?.nearGaps).toBeGreaterThan(known?.nearGaps ?? 1);
  const without = await createMeaning(ENTRIES, KNOWN, [], options).near(['0120']);
  expect(open?.voteInScope).toBe(without?.voteInScope);
});
