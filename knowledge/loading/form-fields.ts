import * as z from 'zod';
import { FIELD_HELP, GROUPED_HELP, RECORD_HELP } from './field-help';
import { KINDS, type KindName } from './kinds';
import type { Fields } from './overlay';

/** What fills one field of an entry's form. */
export interface EntryField {
  /** With a dot inside a group: "record.reviewBy". */
  readonly name: string;
  /** In words: "Review by". */
  readonly label: string;
  readonly help?: string;
  readonly type:
    | 'line'
    | 'text'
    | 'lines'
    | 'numbers'
    | 'choice'
    | 'ids'
    | 'id'
    | 'number'
    | 'date'
    | 'yes'
    | 'rows';
  readonly required: boolean;
  /** The most characters. */
  readonly most?: number;
  /** What there is to choose from, where the schema says. */
  readonly options?: readonly string[];
  /** Whose ids it takes. */
  readonly of?: 'topic' | 'resource' | 'tip' | 'profession' | 'nation' | 'platform';
  /** Of rows: what each is made of. The second row's link is filled in as "record.evidence.1.url". */
  readonly columns?: readonly EntryField[];
  /** The group that it is filled in with. */
  readonly group?: FieldGroup;
}

export interface FieldGroup {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
}

/** The form of a kind of entry: the fields a form can fill, and those that stay as they are written. */
export interface EntryForm {
  readonly fields: readonly EntryField[];
  readonly kept: readonly string[];
  /** Whether a new entry can be made with it: nothing that must be there is left to be written by hand. */
  readonly mayAdd: boolean;
}

interface Property {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
}

const IDS: Readonly<Record<string, NonNullable<EntryField['of']>>> = {
  topics: 'topic',
  professions: 'profession',
  nations: 'nation',
  platforms: 'platform',
  source: 'resource',
  sources: 'resource',
  supersededBy: 'resource',
  document: 'resource',
  mergedInto: 'tip',
  tips: 'tip',
};
const DATES = new Set([
  'record.checked',
  'record.reviewBy',
  'when.published.from',
  'when.published.until',
]);
/** Longer texts get a box of several lines. */
const ONE_LINE = 120;

/** Made as they are first asked for: a schema takes milliseconds to read, and forms are asked for entry by entry. */
const forms = new Map<KindName, EntryForm | undefined>();

/** The form of each kind, from the schema that checks its files. */
export function entryForm(kind: KindName): EntryForm | undefined {
  if (!forms.has(kind)) forms.set(kind, makeForm(kind));
  return forms.get(kind);
}

function makeForm(kind: KindName): EntryForm | undefined {
  const found = KINDS.find(({ name }) => name === kind);
  if (found?.shape !== 'list') return undefined;
  const schema = z.toJSONSchema(found.entry, { io: 'input' }) as Property;
  return formOf(schema, { prefix: '', help: FIELD_HELP[kind] ?? {} });
}

/** Where in an entry a form's fields are. */
interface Within {
  readonly prefix: string;
  readonly help: Readonly<Record<string, string>>;
  readonly group?: FieldGroup;
  /** In words, before the label of each. */
  readonly called?: string;
  /** A group that may be left out, so that nothing in it must be filled in. */
  readonly optional?: true;
}

function formOf({ properties = {}, required = [] }: Property, within: Within): EntryForm {
  const { prefix, help, group, called, optional } = within;
  const parts = Object.entries(properties).map(([key, property]): EntryForm => {
    const name = `${prefix}${key}`;
    const must = required.includes(key) && optional !== true;
    if (key === 'record') return formOf(property, { prefix: 'record.', help: RECORD_HELP });
    const label = called === undefined ? inWords(key) : `${called}: ${inWords(key).toLowerCase()}`;
    const told = GROUPED_HELP[name] ?? help[key];
    if (property.properties) {
      const own = { name, label: inWords(key), ...(told !== undefined && { help: told }) };
      return formOf(property, {
        prefix: `${name}.`,
        help: {},
        group: group ?? own,
        ...(group !== undefined && { called: label }),
        ...(!must && { optional: true }),
      });
    }
    const columns = columnsOf(property, name);
    const type = columns ? 'rows' : typeOf(name, key, property);
    if (type === undefined) return { fields: [], kept: [name], mayAdd: !must };
    const most = property.maxLength ?? property.items?.maxLength;
    const of = IDS[key];
    const field: EntryField = {
      name,
      label,
      ...(told !== undefined && { help: told }),
      type,
      required: must,
      ...(most !== undefined && { most }),
      ...(property.enum && { options: property.enum }),
      ...(of !== undefined && { of }),
      ...(columns && { columns }),
      ...(group && { group }),
    };
    return { fields: [field], kept: [], mayAdd: true };
  });
  return {
    fields: parts.flatMap(({ fields }) => fields),
    kept: parts.flatMap(({ kept }) => kept),
    mayAdd: parts.every(({ mayAdd }) => mayAdd),
  };
}

/** What each row of a list of groups is made of; undefined where it is no such list, or its rows hold more than a row can show. */
function columnsOf({ items }: Property, name: string): readonly EntryField[] | undefined {
  if (items?.properties === undefined) return undefined;
  const { fields, kept } = formOf(items, { prefix: '', help: {} });
  const plain = fields.every(({ name: column, type }) => type !== 'rows' && !column.includes('.'));
  if (!plain || kept.length > 0) return undefined;
  return fields.map((field) => {
    const whole = `${name}.${field.name}`;
    const help = GROUPED_HELP[whole];
    return {
      ...field,
      ...(help !== undefined && { help }),
      ...(DATES.has(whole) && { type: 'date' as const }),
    };
  });
}

function typeOf(name: string, key: string, property: Property): EntryField['type'] | undefined {
  if (DATES.has(name)) return 'date';
  if (property.enum) return 'choice';
  if (property.type === 'boolean') return 'yes';
  if (property.type === 'number' || property.type === 'integer') return 'number';
  if (property.type === 'array' && property.items?.type === 'string')
    return key in IDS ? 'ids' : 'lines';
  if (property.type === 'array' && property.items?.type === 'number') return 'numbers';
  if (property.type !== 'string') return undefined;
  if (key in IDS) return 'id';
  return (property.maxLength ?? 0) > ONE_LINE ? 'text' : 'line';
}

/** "reviewBy" as "Review by". */
function inWords(key: string): string {
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Given = Readonly<Record<string, readonly string[]>>;
type Writable = Record<string, unknown>;

/**
 * An entry with what a form was filled with, each field by its name. What no field of the form fills stays as it was,
 * and so does the order. An empty field is left out.
 */
export function filledEntry({ fields }: EntryForm, before: Fields | null, given: Given): Fields {
  const made = JSON.parse(JSON.stringify(before ?? {})) as Writable;
  for (const field of fields) {
    const { name, type } = field;
    const rows = type === 'rows' ? rowsIn(given, field) : undefined;
    if (type === 'rows' ? rows === undefined : !Object.hasOwn(given, name)) continue;
    const path = name.split('.');
    const inside = groupAt(made, path.slice(0, -1));
    const key = path.at(-1) ?? name;
    const value = rows ? filledRows(field, inside[key], rows) : valueOf(type, given[name] ?? []);
    // A list that was written although it is empty stays so.
    const empty = isEmptyList(value) && !isEmptyList(inside[key]);
    if (value === undefined || empty) Reflect.deleteProperty(inside, key);
    else inside[key] = value;
  }
  return withoutEmptyGroups(made, fields);
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A group of a group and so on, made where it is not there. */
function groupAt(entry: Writable, path: readonly string[]): Writable {
  let at = entry;
  for (const step of path) {
    const inside = at[step];
    at = (typeof inside === 'object' && inside !== null ? inside : (at[step] = {})) as Writable;
  }
  return at;
}

/** A group with nothing in it is left out, the innermost first. */
function withoutEmptyGroups(entry: Writable, fields: readonly EntryField[]): Fields {
  const groups = new Set(
    fields.flatMap(({ name }) => {
      const path = name.split('.').slice(0, -1);
      return path.map((_, at) => path.slice(0, at + 1).join('.'));
    }),
  );
  for (const name of [...groups].sort((a, b) => b.length - a.length)) {
    const path = name.split('.');
    const key = path.at(-1) ?? name;
    const outside = path
      .slice(0, -1)
      .reduce<Writable | undefined>((at, step) => at?.[step] as Writable | undefined, entry);
    const inside = outside?.[key];
    if (
      outside &&
      typeof inside === 'object' &&
      inside !== null &&
      Object.keys(inside).length === 0
    )
      Reflect.deleteProperty(outside, key);
  }
  return entry;
}

/** What a form says of each row, by the row's number; undefined where it says nothing of any. */
function rowsIn(given: Given, { name }: EntryField): ReadonlyMap<number, Given> | undefined {
  const rows = new Map<number, Record<string, readonly string[]>>();
  for (const [key, values] of Object.entries(given)) {
    if (!key.startsWith(`${name}.`)) continue;
    const [, number, column] = /^(\d{1,3})\.(\w+)$/.exec(key.slice(name.length + 1)) ?? [];
    if (number === undefined || column === undefined) continue;
    rows.set(Number(number), { ...rows.get(Number(number)), [column]: values });
  }
  return rows.size === 0 ? undefined : rows;
}

/** The rows as they are to be: one with nothing in it is left out. */
function filledRows(
  { columns = [] }: EntryField,
  before: unknown,
  rows: ReadonlyMap<number, Given>,
): readonly Fields[] {
  const were: readonly unknown[] = Array.isArray(before) ? before : [];
  const last = Math.max(were.length - 1, ...rows.keys());
  return Array.from({ length: last + 1 }, (_, at) => {
    const was = (were[at] ?? {}) as Fields;
    const given = rows.get(at);
    return given ? filledEntry({ fields: columns, kept: [], mayAdd: true }, was, given) : was;
  }).filter((row) => Object.keys(row).length > 0);
}

function valueOf(type: EntryField['type'], given: readonly string[]): unknown {
  const texts = given.map((one) => one.replace(/\r\n?/g, '\n').trim()).filter((one) => one !== '');
  const [first] = texts;
  switch (type) {
    case 'ids':
      return texts;
    case 'lines':
      return texts
        .flatMap((one) => one.split('\n'))
        .map((line) => line.trim())
        .filter(Boolean);
    case 'numbers':
      return texts
        .flatMap((one) => one.split(/[\s,]+/))
        .filter(Boolean)
        .map(numberOf);
    case 'yes':
      return first === undefined ? undefined : first === 'true';
    case 'number':
      return first === undefined ? undefined : numberOf(first);
    case 'line':
    case 'text':
    case 'choice':
    case 'id':
    case 'date':
    case 'rows':
      return first;
  }
}

/** A number; what is none stays as it was typed, for the check to name. */
const numberOf = (text: string): number | string => {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
};

/** What a form shows of an entry, a field's values by its name. */
export function shownIn({ fields }: EntryForm, entry: Fields): Given {
  return Object.fromEntries(
    fields.flatMap(({ name, type, columns = [] }): readonly [string, readonly string[]][] => {
      const value = name
        .split('.')
        .reduce<unknown>((at, step) => (at as Fields | undefined)?.[step], entry);
      const values: readonly unknown[] = Array.isArray(value)
        ? value
        : value === undefined
          ? []
          : [value];
      if (type === 'rows')
        return values.flatMap((row, at) =>
          Object.entries(shownIn({ fields: columns, kept: [], mayAdd: true }, row as Fields)).map(
            ([column, shown]): [string, readonly string[]] => [`${name}.${at}.${column}`, shown],
          ),
        );
      const texts = values.map(String);
      return [[name, type === 'lines' || type === 'numbers' ? [texts.join('\n')] : texts]];
    }),
  );
}
