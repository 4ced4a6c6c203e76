import type { Encoder } from '../../../knowledge/search/encoder';
import { DECLINED, type EmbeddingClassifier } from '../../../knowledge/search/embedding-classifier';
import { textsOf, type Weighed } from '../../../knowledge/sensitive/care-opinion';
import { createSensitive } from '../../../knowledge/sensitive/sensitive';
import { openTestPrepared } from '../../fakes/shared-knowledge';

const { content, lexicon, sensitiveModel: model } = openTestPrepared();
const SIGNALS = 18;

/** Vectors of two parts: the first tells of an ordinary text, the second of a reporter. */
const classifier: EmbeddingClassifier = {
  mean: new Float32Array(2),
  spread: new Float32Array([1, 1]),
  names: [DECLINED, 'journalist'],
  weights: new Int8Array([1, 0, 0, 1]),
  steps: new Float32Array([1, 1]),
  biases: new Float32Array(2),
};
const always = (bias: number): Weighed => {
  const fitted = { weights: new Array<number>(SIGNALS).fill(0), bias };
  return { one: fitted, several: fitted };
};
const [YES, NO] = [always(9), always(-9)];

/** Encodes every text as one of a reporter, and counts how often it was asked. */
function createReporters(): Encoder & { asked: number } {
  const one = {
    asked: 0,
    encode: (texts: readonly string[]) => {
      one.asked += 1;
      return Promise.resolve(texts.map(() => new Float32Array([0, 9])));
    },
  };
  return one;
}
const lent = (encoder: Encoder, need: Weighed, life: Weighed) =>
  createSensitive({
    content,
    lexicon,
    model,
    secondOpinion: { encoder, within: undefined, classifier, need, life },
  });

/** The words alone are unsure of it. */
const UNSURE = 'there is somebody by the lifts with a notebook, asking about the shifts';

describe('a second opinion', () => {
  test('puts an entry’s lines above an answer where words and meaning say so together', async () => {
    const sensitive = lent(createReporters(), YES, NO);
    expect(await sensitive.careFor(UNSURE)).toBe('journalist');
  });

  test('takes lines away where they say otherwise', async () => {
    const sensitive = lent(createReporters(), NO, NO);
    expect(await sensitive.careFor(UNSURE)).toBeUndefined();
  });

  test('names an entry with the emergency numbers where a life may be at risk', async () => {
    const sensitive = lent(createReporters(), NO, YES);
    expect(sensitive.isGrave((await sensitive.careFor(UNSURE)) ?? '')).toBe(true);
  });

  test('never takes away a life at risk that the words tell of plainly', async () => {
    const plainly = 'she said there is no point any more and logged off';
    const sensitive = lent(createReporters(), NO, NO);
    expect(sensitive.match(plainly)).toBeUndefined();
    expect(await sensitive.careFor(plainly)).toBe('someone-at-risk');
  });

  test('is not asked of what the words are sure of, nor of what they hear nothing in', async () => {
    const encoder = createReporters();
    const sensitive = lent(encoder, YES, YES);
    expect(await sensitive.careFor('i want to kill myself')).toBeUndefined();
    expect(
      await sensitive.careFor('which platforms are best for reaching young people'),
    ).toBeUndefined();
    expect(encoder.asked).toBe(0);
  });

  test('leaves it to the words where there is none, or it is too slow', async () => {
    const away: Encoder = { encode: () => Promise.reject(new Error('away')) };
    const alone = createSensitive({ content, lexicon, model });
    for (const text of [UNSURE, 'patient wants to be tagged in our photo', 'hello']) {
      const words = alone.careOf(text);
      expect(await alone.careFor(text)).toBe(words);
      expect(await lent(away, YES, YES).careFor(text)).toBe(words);
    }
  });
});

test('a text is encoded whole and by its sentences, of a very long one by the first and the last', () => {
  expect(textsOf('how long is a reel')).toEqual(['how long is a reel']);
  expect(textsOf('Hello. How long is a reel?')).toEqual([
    'Hello. How long is a reel?',
    'Hello',
    'How long is a reel',
  ]);
  const many = Array.from({ length: 40 }, (_, at) => `This is number ${at}.`).join(' ');
  const [, ...sentences] = textsOf(many);
  expect(sentences).toHaveLength(16);
  expect(sentences.at(-1)).toBe('This is number 39');
});
