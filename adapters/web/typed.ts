import { fillForm, type Form } from '../../src/ports';

/** The words a request body types: its `q`, or a form's sentence filled with the fields given. Empty when there are none. */
export function typedIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const given = body as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  if (text('form') === '') return text('q').trim();
  const names = Object.keys(given).filter((name) => name.startsWith('field.'));
  const values = Object.fromEntries(names.map((name) => [name.slice('field.'.length), text(name)]));
  const form: Form = { kind: 'form', label: '', ask: text('form'), fields: [] };
  return fillForm(form, values);
}

/** What the pressed button said, where a button was pressed; empty where it was typed. */
export function saidIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { said } = body as Record<string, unknown>;
  return typeof said === 'string' ? said.trim().slice(0, LONGEST_LABEL) : '';
}

const LONGEST_LABEL = 200;
