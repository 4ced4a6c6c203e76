import { pack, unpack } from '../../knowledge/packed';

const NUMBERS = [
  Uint8Array.of(1, 2, 3),
  Int16Array.of(-5, 300),
  Float64Array.of(0.1, -1e300),
  Int32Array.of(),
  Float32Array.of(1.5),
  Uint16Array.of(65_535),
];

test('what is packed comes back the same, numbers and words', () => {
  const values = { names: ['“é”', 'b'], count: 2 };
  expect(unpack(pack(values, NUMBERS))).toEqual({ values, numbers: NUMBERS });
});

test('it comes back the same wherever its bytes lie in a larger run', () => {
  const packed = pack(['a'], NUMBERS);
  for (let before = 0; before < 9; before += 1) {
    const larger = new Uint8Array(before + packed.length);
    larger.set(packed, before);
    expect(unpack(larger.subarray(before))).toEqual({ values: ['a'], numbers: NUMBERS });
  }
});
