import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { createYamlReader } from '../../../knowledge/loading/kept-yaml';
import { find, type Path, type Written } from '../../../knowledge/loading/positions';
import { readYaml } from '../../../knowledge/loading/yaml';
import { createCache } from '../../../knowledge/loading/cache';

const TEXT = `# Two tips
- id: first
  topics:
    - security
    - "2024"
- id: second
  "10": ten
  2: two
  size: .inf
`;

const folder = (): string => mkdtempSync(join(tmpdir(), 'signpost-yaml-'));

/** What a start reads of some texts, and what it leaves for the next. */
function startWith(place: string, texts: readonly string[], code = 'a'): readonly unknown[] {
  const reader = createYamlReader(createCache(place, code));
  const read = texts.map(reader.read);
  reader.keep();
  return read;
}

function fileIn(read: unknown): Written {
  if (typeof read === 'object' && read !== null && 'file' in read) return read.file as Written;
  throw new Error('The text could not be read');
}

const plain = TEXT.replace('  size: .inf\n', '');
const PATHS: readonly Path[] = [
  [],
  [0],
  [0, 'id'],
  [0, 'topics', 1],
  [1, '2'],
  [1, '10'],
  [1, 'missing'],
  [7],
];

test('a text that was read before gives the same values and lines', () => {
  const place = folder();
  startWith(place, [plain]);
  const kept = fileIn(startWith(place, [plain])[0]);
  expect(readdirSync(place)).toEqual(['yaml-read.bin']);
  expect(PATHS.map((path) => find(kept, path))).toEqual([
    { line: 2, found: true },
    { line: 2, found: true },
    { line: 2, found: true },
    { line: 5, found: true },
    { line: 8, found: true },
    { line: 7, found: true },
    { line: 6, found: false },
    { line: 2, found: false },
  ]);
  expect(kept).toEqual(fileIn(readYaml(plain)));
});

test('any values survive being kept, whatever their names and shapes', () => {
  const place = folder();
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const text = stringify(value);
      const [fresh] = startWith(place, [text]);
      expect(startWith(place, [text])).toEqual([fresh]);
      expect([fresh]).toEqual([readYaml(text)]);
    }),
    { numRuns: 200 },
  );
});

test('a changed text is read anew, beside one that was kept', () => {
  const place = folder();
  startWith(place, [plain, '- id: other']);
  const [same, changed] = startWith(place, [plain, '- id: changed']).map(fileIn);
  expect([same?.value, changed?.value]).toEqual([
    fileIn(readYaml(plain)).value,
    [{ id: 'changed' }],
  ]);
});

test('a number that JSON cannot hold stays what it is', () => {
  const place = folder();
  startWith(place, [TEXT]);
  expect(fileIn(startWith(place, [TEXT])[0]).value).toMatchObject([{}, { size: Infinity }]);
});

test('faults are told again at every start', () => {
  const place = folder();
  const [first] = startWith(place, ['- id: [']);
  expect(first).toHaveProperty('faults');
  expect(startWith(place, ['- id: ['])).toEqual([first]);
});

test.each<[string, (file: string) => void]>([
  ['cut short', (file) => writeFileSync(file, 'x')],
  ['longer than it was', (file) => appendFileSync(file, 'x')],
])('a notebook that is %s is not believed', (_, damage) => {
  const place = folder();
  startWith(place, [plain]);
  damage(join(place, 'yaml-read.bin'));
  expect(startWith(place, [plain])).toEqual([readYaml(plain)]);
});

test.each(['null', '{}', '[null]', '[["x"]]', '[["x",null]]', 'no JSON', '"text"'])(
  'a notebook that says %s is as good as none',
  (page) => {
    const place = folder();
    startWith(place, [plain]);
    createCache(place, 'a').write('yaml-read', 'values and lines', Buffer.from(page));
    expect(startWith(place, [plain])).toEqual([readYaml(plain)]);
  },
);

test('other code reads the text for itself', () => {
  const place = folder();
  createCache(place, 'a').write('yaml-read', 'values and lines', Buffer.from('[]'));
  expect(createCache(place, 'b').read('yaml-read', 'values and lines')).toBeUndefined();
});
