import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { entryForm, filledEntry, shownIn } from '../../../knowledge/loading/form-fields';
import { KINDS } from '../../../knowledge/loading/kinds';
import { loadContent } from '../../../knowledge/loading/load';

const { written } = loadContent(join(__dirname, '../../../knowledge/content'), '2026-11-29');

it('has a form for every kind that is a list of entries, each field with words that help', () => {
  for (const { name, shape } of KINDS) {
    const form = entryForm(name);
    expect(form === undefined).toBe(shape === 'single');
    for (const field of form?.fields ?? [])
      expect([name, field.name, field.help]).not.toContain(undefined);
  }
});

it('can add a tip, guidance, a topic and a figure, which need nothing that is written by hand', () => {
  for (const kind of ['tip', 'guidance', 'topic', 'later-figure', 'profession'] as const)
    expect([kind, entryForm(kind)?.mayAdd]).toEqual([kind, true]);
  expect(entryForm('statistic')?.mayAdd).toBe(false);
});

it('asks for a tip as its schema has it', () => {
  const fields = new Map(entryForm('tip')?.fields.map((field) => [field.name, field]));
  expect(fields.get('text')).toMatchObject({ type: 'text', required: true, most: 280 });
  expect(fields.get('topics')).toMatchObject({ type: 'ids', of: 'topic', required: true });
  expect(fields.get('source')).toMatchObject({ type: 'id', of: 'resource', required: true });
  expect(fields.get('record.reviewBy')).toMatchObject({ type: 'date', label: 'Review by' });
  expect(entryForm('guidance')?.fields.find(({ name }) => name === 'standing')).toMatchObject({
    type: 'choice',
    options: ['current', 'historic', 'superseded'],
  });
});

it('gives back every entry of the content as it was when nothing is changed', () => {
  const changed = [...written.values()].filter(({ kind, fields }) => {
    const form = entryForm(kind);
    return form && !isDeepStrictEqual(filledEntry(form, fields, shownIn(form, fields)), fields);
  });
  expect(changed.map(({ kind, fields }) => `${kind} ${String(fields['id'])}`)).toEqual([]);
});

it('leaves out what is empty, and keeps what no form fills', () => {
  const form = entryForm('tip')!;
  const before = {
    id: 'x',
    text: 'Old',
    do: 'This',
    dates: { name: 'a' },
    record: { owner: 'Us' },
  };
  expect(
    filledEntry(form, before, { text: ['New '], do: [' '], 'record.owner': ['Them'], topics: [] }),
  ).toEqual({ id: 'x', text: 'New', dates: { name: 'a' }, record: { owner: 'Them' } });
});
