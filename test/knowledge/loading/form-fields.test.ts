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
      expect([name, field.name, field.help ?? field.group?.help]).not.toContain(undefined);
  }
});

it('can change every field of every kind, but for what only draws a chart of the survey', () => {
  const kept = KINDS.flatMap(
    ({ name }) => entryForm(name)?.kept.map((one) => `${name} ${one}`) ?? [],
  );
  expect(kept).toEqual(['statistic chart.series', 'statistic chart.colours']);
  for (const { name } of KINDS)
    expect([name, entryForm(name)?.mayAdd ?? true]).toEqual([name, true]);
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

it('fills rows of a list and groups within groups, each row by its number', () => {
  const form = entryForm('awareness-day')!;
  const before = {
    id: 'x',
    when: { published: [{ from: '2026-05-01', until: '2026-05-07' }, { from: '2027-05-01' }] },
    record: { owner: 'Us', evidence: [{ url: 'https://one.example', shows: 'The date' }] },
  };
  expect(shownIn(form, before)).toMatchObject({
    'when.published.0.until': ['2026-05-07'],
    'when.published.1.from': ['2027-05-01'],
    'record.evidence.0.shows': ['The date'],
  });
  expect(
    filledEntry(form, before, {
      ...shownIn(form, before),
      'when.published.0.from': [''],
      'when.published.0.until': [''],
      'when.published.2.from': ['2028-05-01'],
      'when.published.2.until': [''],
      'record.evidence.1.url': ['https://two.example'],
      'record.evidence.1.shows': [''],
    }),
  ).toEqual({
    ...before,
    when: { published: [{ from: '2027-05-01' }, { from: '2028-05-01' }] },
    record: {
      owner: 'Us',
      evidence: [{ url: 'https://one.example', shows: 'The date' }, { url: 'https://two.example' }],
    },
  });
  const other = { ...shownIn(form, before), 'when.each': ['05-12'] };
  const each = Object.fromEntries(
    Object.entries(other).map(([name, values]) => [
      name,
      name.startsWith('when.p') ? [''] : values,
    ]),
  );
  expect(filledEntry(form, before, each)['when']).toEqual({ each: '05-12' });
  const bare = entryForm('tip')!;
  expect(filledEntry(bare, { id: 'x', dates: { name: 'a' } }, { 'dates.name': [''] })).toEqual({
    id: 'x',
  });
});
