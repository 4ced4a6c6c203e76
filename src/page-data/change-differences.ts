import {
  entryForm,
  longDate,
  type Content,
  type EntryField,
  type Fields,
  type KindName,
} from '../../knowledge';
import type { ContentChange } from '../store/port';
import { labelOf, nameInWords } from './field-labels';
import { optionsOf } from './field-options';

export interface Difference {
  /** What the form calls it: "Review by". */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What a change changes, each field by the name that its form gives it, and other entries by their titles. */
export function differences(
  { kind, before, after }: Pick<ContentChange, 'kind' | 'before' | 'after'>,
  content: Content,
): readonly Difference[] {
  return partsOf(kind, [before, after]).flatMap((part) => {
    const was = said(at(before, part.name), part, content);
    const is = said(at(after, part.name), part, content);
    return was === is ? [] : [{ field: labelOf(part), before: was, after: is }];
  });
}

/** What a change does to its entry. */
export function doesOf({
  before,
  after,
}: Pick<ContentChange, 'before' | 'after'>): 'adds' | 'changes' | 'takes out' {
  if (before === null || isFormer(before)) return 'adds';
  return after === null || isFormer(after) ? 'takes out' : 'changes';
}

const isFormer = (fields: Fields): boolean => 'mergedInto' in fields || 'retired' in fields;

type Part = Pick<EntryField, 'name' | 'label' | 'group' | 'columns' | 'of' | 'options'>;

/** The fields that either side may hold: those of the form in its order, then what no form fills. */
function partsOf(kind: string, sides: readonly (Fields | null)[]): readonly Part[] {
  const forms = [kind, ...(kind === 'tip' ? ['former-tip'] : [])].flatMap(
    (name) => entryForm(name as KindName) ?? [],
  );
  const filled = new Map(forms.flatMap(({ fields }) => fields).map((field) => [field.name, field]));
  const kept = forms.flatMap((form) => form.kept);
  const known = [...filled.keys(), ...kept];
  const strange = sides
    .flatMap((fields) => Object.keys(fields ?? {}))
    .filter((key) => !known.some((name) => name === key || name.startsWith(`${key}.`)));
  return [
    ...filled.values(),
    ...[...new Set([...kept, ...strange])].map((name) => ({ name, label: nameInWords(name) })),
  ].filter(({ name }) => name !== 'id');
}

const at = (fields: Fields | null, name: string): unknown =>
  name.split('.').reduce<unknown>((inside, step) => (inside as Fields | null)?.[step], fields);

type How = Pick<Part, 'columns' | 'of' | 'options'>;

/** A value as people write it, a line for each thing in it. */
function said(value: unknown, how: How, content: Content): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one: unknown) => said(one, how, content)).join('\n');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, inner]) => {
        const column = how.columns?.find(({ name }) => name === key);
        return `${column?.label ?? nameInWords(key)}: ${said(inner, column ?? {}, content)}`;
      })
      .join('\n');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return longDate(text);
  return optionsOf(how, content).find((option) => option.value === text)?.label ?? text;
}
