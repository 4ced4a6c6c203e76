import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheKey, createCache } from '../../../knowledge/loading/cache';

const PAGE = {
  titles: ['Étiquette online', '12 words'],
  ranks: new Map([['the', 0]]),
  words: new Set(['rude']),
  weights: new Float32Array([0.25, -3]),
  places: new Int32Array([7, 9]),
};
const folder = (): string => mkdtempSync(join(tmpdir(), 'signpost-cache-'));
const pages = (place: string): readonly string[] => readdirSync(place);
const written = (place: string, key = 'key'): string => {
  createCache(place, key).write(PAGE);
  const [page = ''] = pages(place);
  return join(place, page);
};

test('a page comes back as it was, in one file', () => {
  const place = folder();
  written(place);
  expect(createCache(place, 'key').read()).toEqual(PAGE);
  expect(pages(place)).toEqual([expect.stringMatching(/^knowledge-[\da-f]{16}\.bin$/)]);
});

test('a page of something else is not read, and stays beside the new one', () => {
  const place = folder();
  written(place, 'yesterday');
  const cache = createCache(place, 'today');
  expect(cache.read()).toBeUndefined();
  cache.write('new');
  expect(cache.read()).toBe('new');
  expect(createCache(place, 'yesterday').read()).toEqual(PAGE);
});

test('of many pages, the three that were used last are kept', () => {
  const place = folder();
  const used = (key: string, at: number): void => {
    const before = pages(place);
    createCache(place, key).write(key);
    const made = pages(place).find((name) => !before.includes(name)) ?? '';
    utimesSync(join(place, made), at, at);
  };
  used('first', 1);
  used('second', 2);
  used('third', 3);
  expect(createCache(place, 'first').read()).toBe('first');
  createCache(place, 'fourth').write('fourth');
  const kept = ['first', 'second', 'third', 'fourth'].map((key) => createCache(place, key).read());
  expect(kept).toEqual(['first', undefined, 'third', 'fourth']);
});

test.each<[string, (file: string) => void]>([
  ['cut short', (file) => writeFileSync(file, 'x')],
  ['empty', (file) => writeFileSync(file, '')],
  ['longer than it was', (file) => appendFileSync(file, 'x')],
])('a file that is %s is ignored, and is written over', (_, damage) => {
  const place = folder();
  damage(written(place));
  const cache = createCache(place, 'key');
  expect(cache.read()).toBeUndefined();
  cache.write(PAGE);
  expect(cache.read()).toEqual(PAGE);
});

test('where nothing can be written, nothing is read and nothing fails', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  const cache = createCache(join(file, 'below'), 'key');
  cache.write(PAGE);
  expect(cache.read()).toBeUndefined();
});

describe('the key', () => {
  const content = (): string => {
    const place = folder();
    mkdirSync(join(place, 'tips'));
    writeFileSync(join(place, 'tips', 'one.yaml'), '- id: one');
    return place;
  };

  it('is the same for the same content, wherever it is', () => {
    const place = content();
    const copy = folder();
    cpSync(place, copy, { recursive: true });
    expect(cacheKey([copy])).toBe(cacheKey([place]));
  });

  it.each<[string, (place: string) => void]>([
    ['a changed text', (place) => appendFileSync(join(place, 'tips', 'one.yaml'), ' ')],
    ['a new file', (place) => writeFileSync(join(place, 'tips', 'two.yml'), '')],
    ['a new word list', (place) => writeFileSync(join(place, 'english-words.txt'), 'the')],
    ['a link to nowhere', (place) => symlinkSync('nowhere', join(place, 'tips', 'two.yaml'))],
  ])('is another for %s', (_, change) => {
    const place = content();
    const before = cacheKey([place]);
    change(place);
    expect(cacheKey([place])).not.toBe(before);
  });

  it('takes a folder that is not there for what it is', () => {
    const place = join(folder(), 'missing');
    expect(existsSync(place)).toBe(false);
    expect(cacheKey([place])).toBe(cacheKey([place]));
  });
});
