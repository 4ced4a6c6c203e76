import {
  createLikeness,
  fromBytes,
  meanOf,
  onlyTexts,
  toBytes,
  withTexts,
  type Embeddings,
} from '../../../knowledge/search/embeddings';

const PARTS = 64;

/** A vector that leans on one part, among much that all have. */
const leaning = (on: number): Float32Array =>
  Float32Array.from({ length: PARTS }, (_, part) => 1 + Math.cos(((part - on) * Math.PI) / PARTS));

const TEXTS = ['photos of patients', 'pictures of people we treat', 'the rota'];
const VECTORS = [leaning(0), leaning(4), leaning(50)];

function made(): Embeddings {
  const none = { mean: meanOf(VECTORS), keys: [], bits: new Uint8Array() };
  return withTexts(none, TEXTS, VECTORS);
}

test('a text is nearest to itself, then to what points nearly where it does', () => {
  const [own = 0, near = 0, far = 0] = createLikeness(made(), TEXTS).compare([leaning(0)]);
  expect(own).toBeGreaterThan(near);
  expect(near).toBeGreaterThan(far);
  expect(own).toBeLessThanOrEqual(1);
});

test('of several parts of a question the nearest counts', () => {
  const likeness = createLikeness(made(), TEXTS);
  const [first = 0, , third = 0] = likeness.compare([leaning(0), leaning(50)]);
  expect(first).toBeCloseTo(likeness.compare([leaning(0)])[0] ?? 0);
  expect(third).toBeCloseTo(likeness.compare([leaning(50)])[2] ?? 0);
});

test('a text that was changed by a letter is missing, and is like nothing', () => {
  const likeness = createLikeness(made(), ['the rotas', 'the rota']);
  expect(likeness.missing).toEqual(['the rotas']);
  expect(likeness.compare([leaning(50)])[0]).toBe(0);
});

test('what is written is read again, and anything else is not', () => {
  const bytes = toBytes(made());
  expect(fromBytes(bytes)).toEqual(made());
  const damaged = Uint8Array.from(bytes);
  damaged[bytes.length - 1] = (damaged[bytes.length - 1] ?? 0) ^ 1;
  expect(fromBytes(damaged)).toBeUndefined();
  expect(fromBytes(bytes.subarray(0, bytes.length - 5))).toBeUndefined();
  expect(fromBytes(new Uint8Array(3))).toBeUndefined();
});

test('a text is held once, and can be left out again', () => {
  const twice = withTexts(made(), [...TEXTS, 'new'], [...VECTORS, leaning(20)]);
  expect(twice.keys).toHaveLength(4);
  const less = onlyTexts(twice, ['the rota', 'new', 'unknown']);
  expect(less.keys).toHaveLength(2);
  expect(createLikeness(less, ['the rota']).compare([leaning(50)])).toEqual(
    createLikeness(made(), ['the rota']).compare([leaning(50)]),
  );
});
