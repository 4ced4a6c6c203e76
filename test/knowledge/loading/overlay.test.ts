import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  entryIn,
  overlaid,
  withEntry,
  type EntryChange,
  type Fields,
} from '../../../knowledge/loading/overlay';

const TEXT = `# Tips.

- id: one
  # Why it is short.
  text: First thing # said first
  topics: [a, b]
  record:
    owner: Us # a team
    checked: 2026-01-01

# About the second.
- id: two
  text: 'It''s: second'
  topics:
    - a
`;
const one: Fields = {
  id: 'one',
  text: 'First thing',
  topics: ['a', 'b'],
  record: { owner: 'Us', checked: '2026-01-01' },
};

describe('an entry put into its file', () => {
  it('changes what was changed and leaves every other letter, comments too', () => {
    expect(withEntry(TEXT, 'one', { ...one, text: 'Another: thing' })).toBe(
      TEXT.replace('text: First thing #', 'text: "Another: thing" #'),
    );
    const record = { owner: 'Them', checked: '2026-01-01' };
    expect(withEntry(TEXT, 'one', { ...one, record })).toContain(
      '    owner: Them # a team\n    checked: 2026-01-01\n\n# About',
    );
  });

  it('is as it was where nothing was changed', () => {
    expect(withEntry(TEXT, 'one', one)).toBe(TEXT);
  });

  it('is added at the end, and taken out again without a trace', () => {
    const added = withEntry(TEXT, 'three', { id: 'three', text: 'Third', topics: ['a'] });
    expect(added.startsWith(TEXT)).toBe(true);
    expect(entryIn(added, 'three')).toEqual({ id: 'three', text: 'Third', topics: ['a'] });
    expect(withEntry(added, 'three', null).trimEnd()).toBe(TEXT.trimEnd());
    expect((parse(withEntry(TEXT, 'one', null)) as Fields[]).map(({ id }) => id)).toEqual(['two']);
  });

  it('begins a file that is empty', () => {
    expect(withEntry('', 'one', one)).toMatch(/^- id: one\n {2}text: First thing\n/);
  });

  it('reads the same for every entry of the content, and others stay as they are', () => {
    const folder = join(__dirname, '../../../knowledge/content');
    for (const room of ['tips', 'guidance', 'resources']) {
      for (const name of readdirSync(join(folder, room))) {
        const text = readFileSync(join(folder, room, name), 'utf8');
        const entries = parse(text) as readonly (Fields & { readonly id: string })[];
        const { id, ...rest } = entries[0] ?? { id: '' };
        const after = { id, ...rest, extra: 'Something: new\nover two lines' };
        const changed = parse(withEntry(text, id, after)) as Fields[];
        expect(changed).toEqual([after, ...entries.slice(1)]);
      }
    }
  });
});

describe('changes put over a folder', () => {
  const file = 'tips/a.yaml';
  const files = [{ name: file, shown: `x/${file}`, text: TEXT }];
  const [a, b, c]: readonly Fields[] = [one, { ...one, text: 'B' }, { ...one, text: 'C' }];
  const change = (before: Fields | undefined, after: Fields | undefined): EntryChange => ({
    file,
    id: 'one',
    before: before ?? null,
    after: after ?? null,
  });
  const textOf = (given: string, changes: readonly EntryChange[]) => {
    const { files: made, aside } = overlaid([{ ...files[0]!, text: given }], changes, 'x');
    return { says: entryIn(made[0]!.text, 'one')?.['text'], aside: aside.length };
  };

  it('come one after the other, and back again', () => {
    expect(textOf(TEXT, [change(a, b)])).toEqual({ says: 'B', aside: 0 });
    expect(textOf(TEXT, [change(a, b), change(b, c)])).toEqual({ says: 'C', aside: 0 });
    expect(textOf(TEXT, [change(a, b), change(b, a)])).toEqual({ says: 'First thing', aside: 0 });
    expect(textOf(TEXT, [change(a, undefined)])).toEqual({ says: undefined, aside: 0 });
  });

  it('go on from whichever of them the file holds already', () => {
    const written = withEntry(TEXT, 'one', b ?? null);
    expect(textOf(written, [change(a, b)])).toEqual({ says: 'B', aside: 0 });
    expect(textOf(written, [change(a, b), change(b, c)])).toEqual({ says: 'C', aside: 0 });
    expect(textOf(written, [change(a, b), change(b, a)])).toEqual({
      says: 'First thing',
      aside: 0,
    });
  });

  it('are set aside where the file says something else since', () => {
    const elsewhere = withEntry(TEXT, 'one', { ...one, text: 'By hand' });
    expect(textOf(elsewhere, [change(a, b)])).toEqual({ says: 'By hand', aside: 1 });
    const byHand = { ...one, text: 'By hand' };
    const later = [change(a, b), change(byHand, c)];
    expect(textOf(elsewhere, later)).toEqual({ says: 'C', aside: 0 });
  });

  it('may begin a file', () => {
    const { files: made } = overlaid(
      files,
      [{ file: 'tips/b.yaml', id: 'x', before: null, after: { id: 'x' } }],
      'x',
    );
    expect(made.map(({ name, shown }) => [name, shown])).toEqual([
      [file, `x/${file}`],
      ['tips/b.yaml', 'x/tips/b.yaml'],
    ]);
  });
});
