import { typedIn } from '../../adapters/web/typed';
import { fillForm, type Form } from '../../knowledge/reply/reply';
import { openStore, type OpenStore } from '../../src/store/open-store';
import { exportLines, importLines } from '../../src/store/transfer';
import { createKeptLog } from '../fakes/house';

let open: OpenStore;
beforeEach(async () => {
  open = await openStore({ url: ':memory:', folder: '', log: createKeptLog() });
});
afterEach(async () => {
  await open.store.close();
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

async function* each(lines: readonly string[]) {
  yield* lines;
  await Promise.resolve();
}

async function heading(): Promise<string> {
  for await (const line of exportLines(open.connection)) return line;
  return '';
}

test.each([
  '["record",{"__proto__":{"polluted":true},"adapter":"a"}]',
  '["record",{"constructor":{"prototype":{"polluted":true}}}]',
  '["__proto__",{"polluted":true}]',
  '["constructor",{"polluted":true}]',
  '{"__proto__":{"polluted":true,"rows":1}}',
])('an imported line %s is refused and the store stays empty', async (line) => {
  const lines = each([await heading(), line, '{"rows":1}']);
  await expect(importLines(open.connection, lines)).rejects.toThrow(/no place here|ends early/);
  expect(await open.connection.db.selectFrom('record').selectAll().execute()).toEqual([]);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a form that asks for {%s} gets what was typed and nothing an object has of its own',
  (name) => {
    const form: Form = { kind: 'form', label: '', ask: `search {${name}}`, fields: [] };
    expect(fillForm(form, {})).toBe('search ');
    expect(typedIn({ form: `search {${name}}` })).toBe('search ');
    const typed = JSON.parse(`{"form":"search {${name}}","field.${name}":"tips"}`) as unknown;
    expect(typedIn(typed)).toBe('search tips');
  },
);
