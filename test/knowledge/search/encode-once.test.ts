import { encodeOnce } from '../../../knowledge/search/encode-once';
import type { Encoder } from '../../../knowledge/search/encoder';

/** Gives each text its length, and keeps what it was asked. */
function createCounting(): Encoder & { readonly asked: (readonly string[])[]; failing: boolean } {
  const counting = {
    asked: [] as (readonly string[])[],
    failing: false,
    encode(texts: readonly string[]) {
      counting.asked.push(texts);
      return counting.failing
        ? Promise.reject(new Error('away'))
        : Promise.resolve(texts.map(({ length }) => Float32Array.of(length)));
    },
  };
  return counting;
}

test('a text that was just encoded is not encoded again, alone or among others', async () => {
  const counting = createCounting();
  const once = encodeOnce(counting);
  expect(await once.encode(['a whole', 'a', 'whole'])).toEqual(
    [7, 1, 5].map((n) => Float32Array.of(n)),
  );
  expect(await once.encode(['a whole'])).toEqual([Float32Array.of(7)]);
  expect(await once.encode(['new', 'a'])).toEqual([3, 1].map((n) => Float32Array.of(n)));
  expect(counting.asked).toEqual([['a whole', 'a', 'whole'], ['new']]);
});

test('two who ask at the same moment share one answer, and the same text twice is one', async () => {
  const counting = createCounting();
  const once = encodeOnce(counting);
  const both = await Promise.all([once.encode(['same', 'same']), once.encode(['same'])]);
  expect(both).toEqual([[Float32Array.of(4), Float32Array.of(4)], [Float32Array.of(4)]]);
  expect(counting.asked).toEqual([['same']]);
});

test('what failed is told, and asked for again', async () => {
  const counting = createCounting();
  const once = encodeOnce(counting);
  counting.failing = true;
  await expect(once.encode(['text'])).rejects.toThrow('away');
  counting.failing = false;
  expect(await once.encode(['text'])).toEqual([Float32Array.of(4)]);
  expect(counting.asked).toHaveLength(2);
});

test('a text of many calls ago is forgotten', async () => {
  const counting = createCounting();
  const once = encodeOnce(counting);
  await once.encode(['first']);
  for (let at = 0; at < 8; at += 1) await once.encode([`later ${String(at)}`]);
  await once.encode(['first']);
  expect(counting.asked).toHaveLength(10);
});
