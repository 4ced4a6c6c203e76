import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linksOutOfRooms } from '../../../knowledge/loading/folder';
import { loadContent } from '../../../knowledge/loading/load';
import { ContentError } from '../../../knowledge/loading/problem';
import { checkFolder } from '../../../knowledge/prepare';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(folder, 'tips'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const messages = (at = folder) =>
  loadContent(at, '2026-11-22').problems.map(({ file, line, message }) => {
    const name = file.startsWith(folder) ? file.slice(folder.length + 1) : file;
    return `${name}:${line} ${message}`;
  });

const GOOD_TOPIC = `- id: security
  title: Security
  description: Keeping accounts safe.
  record:
    owner: Editors
    checked: 2026-11-22
    reviewBy: 2027-11-22
`;

test('refuses a file that would unfold without end', () => {
  const bomb = Array.from({ length: 9 }, (_, i) => `  a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`);
  put('tips/bomb.yaml', ['- x: &a-1 [lol]', ...bomb].join('\n'));
  expect(messages()[0]).toBe(
    'tips/bomb.yaml:1 "&a-1" would be a YAML anchor or alias, which content doesn\'t use; put the text in quotes',
  );
});

test.each([
  ['brackets', '['.repeat(200_000)],
  ['braces', '{a: '.repeat(200_000)],
  ['dashes', '- '.repeat(200_000) + 'x'],
  ['levels', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['keys of keys', '? '.repeat(100_000) + 'x'],
])('refuses %s nested deeper than content ever is', (_, text) => {
  put('tips/deep.yaml', text);
  expect(messages()[0]).toMatch(
    /^tips\/deep.yaml:\d+ is nested too deeply; content needs only a few levels$/,
  );
});

test('cannot be made to change what every object has', () => {
  put(
    'tips/proto.yaml',
    '- __proto__: {polluted: yes}\n  constructor: {prototype: {polluted: yes}}\n',
  );
  const found = loadContent(folder, '2026-11-22').problems;
  expect(found.map(({ field }) => field)).toContain('entry 1 > constructor');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('refuses a file of 5 MB without reading it', () => {
  put('tips/big.yaml', '# '.padEnd(5 * 1024 * 1024, 'x'));
  expect(messages()).toEqual([
    'tips/big.yaml:0 is 5.0 MB, and a content file may be at most 1 MB; split it by topic',
  ]);
});

test('takes a long list of fields in its stride', () => {
  put(
    'tips/wide.yaml',
    `- id: a\n${Array.from({ length: 60_000 }, (_, i) => `  k${i}: 1\n`).join('')}`,
  );
  expect(messages()).toContain('tips/wide.yaml:1 has 59980 more fields that do not belong here');
});

test('follows a link inside the folder and none out of it', () => {
  put('real.txt', GOOD_TOPIC);
  symlinkSync('real.txt', join(folder, 'topics.yaml'));
  symlinkSync('/etc/passwd', join(folder, 'tips', 'passwd.yaml'));
  symlinkSync('/etc', join(folder, 'resources'));
  symlinkSync('nowhere.yaml', join(folder, 'tips', 'lost.yaml'));
  const { content } = loadContent(folder, '2026-11-22');
  expect(content.topics.map(({ id }) => id)).toEqual(['security']);
  expect(messages()).toEqual([
    'resources:0 is a link to a place outside the content folder; put the file itself here',
    'tips/lost.yaml:0 is a link to a file that does not exist',
    'tips/passwd.yaml:0 is a link to a place outside the content folder; put the file itself here',
  ]);
});

test.each(['lexicon', 'survey-data', 'bank-holidays', 'seasons', 'post-check'])(
  'follows no link out of the folder in %s either, and says where it is',
  (room) => {
    symlinkSync('/etc', join(folder, room));
    expect(linksOutOfRooms(folder)).toEqual([
      {
        severity: 'fault',
        file: `${folder}/${room}`,
        line: 0,
        field: '(file)',
        message: 'is a link to a place outside the content folder; put the file itself here',
      },
    ]);
    expect(() => checkFolder(folder, folder, '2026-11-22')).toThrow(ContentError);
  },
);

test('follows a link within the folder in every part', () => {
  mkdirSync(join(folder, '..data', 'lexicon'), { recursive: true });
  writeFileSync(join(folder, '..data', 'lexicon', 'words.yaml'), '[]');
  symlinkSync(join('..data', 'lexicon'), join(folder, 'lexicon'));
  expect(linksOutOfRooms(folder)).toEqual([]);
  symlinkSync('/etc/passwd', join(folder, '..data', 'lexicon', 'stop-words.yaml'));
  expect(linksOutOfRooms(folder)).toMatchObject([{ file: `${folder}/lexicon/stop-words.yaml` }]);
});

test('stops at links that go round in a circle', () => {
  symlinkSync('..', join(folder, 'tips', 'again'));
  expect(messages().join()).toContain('folders deep; move its files up');
});

test.each([
  ['pictures', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])],
  ['text of another encoding', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a])],
])('says that %s are not text', (_, bytes) => {
  put('tips/picture.yaml', bytes);
  expect(messages()).toEqual([
    'tips/picture.yaml:0 is not a text file; save it again as plain text (UTF-8)',
  ]);
});

test('says so when a folder is missing, is a file, or is empty', () => {
  put('file.yaml', 'x');
  expect(messages(join(folder, 'nope'))).toEqual([
    'nope:0 does not exist; check the name and where Signpost is started',
  ]);
  expect(messages(join(folder, 'file.yaml'))).toEqual([
    'file.yaml:0 is a file; name the folder that holds the content',
  ]);
  expect(messages(join(folder, 'file.yaml', 'deeper'))[0]).toContain('part of its path is a file');
  expect(messages(join(folder, 'tips'))[0]).toContain('holds no content; it needs YAML files in');
});

const asRoot = process.getuid?.() === 0;
test('says so when a file may not be read', () => {
  put('tips/secret.yaml', '- id: a');
  chmodSync(join(folder, 'tips', 'secret.yaml'), 0);
  const expected = asRoot ? 'tips/secret.yaml:1' : 'tips/secret.yaml:0 may not be read';
  expect(messages()[0]).toContain(expected);
});

test('tells the first slip of layout, not the hundred lines it puts in the wrong', () => {
  const after = Array.from({ length: 100 }, (_, i) => `- id: tip-${i}`).join('\n');
  put('tips/slip.yaml', `- id: tip\nno dash here\n${after}\n`);
  expect(messages()).toHaveLength(1);
  expect(messages()[0]).toMatch(/^tips\/slip.yaml:2 /);
});

test('treats tags, merge keys and several documents as mistakes', () => {
  put('tips/tag.yaml', '- id: !!js/function "x"\n');
  put('tips/two.yaml', '- id: a\n---\n- id: b\n');
  put('tips/merge.yaml', '- <<: {id: a}\n');
  const found = messages();
  expect(found).toContain('tips/tag.yaml:1 text that starts with "!" needs quotes around it');
  expect(found).toContain(
    'tips/two.yaml:2 a line of three dashes starts a second document; remove it',
  );
  expect(found.join('\n')).toContain('tips/merge.yaml:1 is not a field here');
});

test('shows no text of unseen characters as if it were clean', () => {
  put('topics.yaml', GOOD_TOPIC.replace('Keeping', 'Kee\u202eping'));
  expect(messages()).toEqual([
    'topics.yaml:3 holds a character that cannot be seen; type it again',
  ]);
});
