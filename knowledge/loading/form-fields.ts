import * as z from 'zod';
import { FIELD_HELP, RECORD_HELP } from './field-help';
import { KINDS, type KindName } from './kinds';
import type { Fields } from './overlay';

/** What fills one field of an entry's form. */
export interface EntryField {
  /** With a dot inside a group: "record.reviewBy". */
  readonly name: string;
  /** In words: "Review by". */
  readonly label: string;
  readonly help?: string;
  readonly type: 'line' | 'text' | 'lines' | 'choice' | 'ids' | 'id' | 'number' | 'date' | 'yes';
  readonly required: boolean;
  /** The most characters. */
  readonly most?: number;
  /** What there is to choose from, where the schema says. */
  readonly options?: readonly string[];
  /** Whose ids it takes. */
  readonly of?: 'topic' | 'resource' | 'tip' | 'profession' | 'nation' | 'platform';
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
const DATES = new Set(['record.checked', 'record.reviewBy']);
/** Longer texts get a box of several lines. */
const ONE_LINE = 120;

/** The form of each kind, from the schema that checks its files. */
export function entryForm(kind: KindName): EntryForm | undefined {
  const found = KINDS.find(({ name }) => name === kind);
  if (found?.shape !== 'list') return undefined;
  const schema = z.toJSONSchema(found.entry, { io: 'input' }) as Property;
  return formOf(schema, '', FIELD_HELP[kind] ?? {});
}

function formOf(
  { properties = {}, required = [] }: Property,
  prefix: string,
  help: Readonly<Record<string, string>>,
): EntryForm {
  const parts = Object.entries(properties).map(([key, property]): EntryForm => {
    const name = `${prefix}${key}`;
    const must = required.includes(key);
    if (key === 'record') return formOf(property, 'record.', RECORD_HELP);
    const type = typeOf(name, key, property);
    if (type === undefined) return { fields: [], kept: [name], mayAdd: !must };
    const most = property.maxLength ?? property.items?.maxLength;
    const of = IDS[key];
    const field: EntryField = {
      name,
      label: inWords(key),
      ...(help[key] !== undefined && { help: help[key] }),
      type,
      required: must,
      ...(most !== undefined && { most }),
      ...(property.enum && { options: property.enum }),
      ...(of !== undefined && { of }),
    };
    return { fields: [field], kept: [], mayAdd: true };
  });
  return {
    fields: parts.flatMap(({ fields }) => fields),
    kept: parts.flatMap(({ kept }) => kept),
    mayAdd: parts.every(({ mayAdd }) => mayAdd),
  };
}

function typeOf(name: string, key: string, property: Property): EntryField['type'] | undefined {
  if (DATES.has(name)) return 'date';
  if (property.enum) return 'choice';
  if (property.type === 'boolean') return 'yes';
  if (property.type === 'number' || property.type === 'integer') return 'number';
  if (property.type === 'array' && property.items?.type === 'string')
    return key in IDS ? 'ids' : 'lines';
  if (property.type !== 'string') return undefined;
  if (key in IDS) return 'id';
  return (property.maxLength ?? 0) > ONE_LINE ? 'text' : 'line';
}

/** "reviewBy" as "Review by". */
function inWords(key: string): string {
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * An entry with what a form was filled with, each field by its name. What no field of the form fills stays as it was,
 * and so does the order. An empty field is left out.
 */
export function filledEntry(
  { fields }: EntryForm,
  before: Fields | null,
  given: Readonly<Record<string, readonly string[]>>,
): Fields {
  const made = JSON.parse(JSON.stringify(before ?? {})) as Record<string, unknown>;
  for (const { name, type } of fields) {
    if (!Object.hasOwn(given, name)) continue;
    const [group, inner] = name.split('.');
    if (group === undefined) continue;
    const inside = inner === undefined ? made : ((made[group] ??= {}) as Record<string, unknown>);
    const key = inner ?? group;
    const value = valueOf(type, given[name] ?? []);
    // A list that was written although it is empty stays so.
    const empty = Array.isArray(value) && value.length === 0 && !Array.isArray(inside[key]);
    if (value === undefined || empty) Reflect.deleteProperty(inside, key);
    else inside[key] = value;
  }
  return made;
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
    case 'yes':
      return first === undefined ? undefined : first === 'true';
    case 'number':
      return first === undefined || !Number.isFinite(Number(first)) ? first : Number(first);
    case 'line':
    case 'text':
    case 'choice':
    case 'id':
    case 'date':
      return first;
  }
}

/** What a form shows of an entry, a field's values by its name. */
export function shownIn(
  { fields }: EntryForm,
  entry: Fields,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    fields.map(({ name, type }) => {
      const value = name
        .split('.')
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], entry);
      const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(
        String,
      );
      return [name, type === 'lines' ? [values.join('\n')] : values];
    }),
  );
}
