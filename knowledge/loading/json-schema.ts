import * as z from 'zod';
import { FIELD_HELP } from './field-help';
import { KINDS, type Kind } from './kinds';

interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, object>>;
}

/** A JSON Schema for each kind of content file, as the text of the file that holds it. */
export function jsonSchemas(): readonly { readonly name: string; readonly text: string }[] {
  const kinds = KINDS.filter((kind) => kind.name !== 'guidance');
  return kinds.map((kind) => {
    const entry = explained(kind);
    const { $schema, ...rest } = entry;
    const file =
      kind.shape === 'single' ? entry : { $schema, type: ['array', 'null'], items: rest };
    return { name: `${kind.name}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
  });
}

/** The schema of one entry, each field with what it is for. */
function explained(kind: Kind): Schema {
  const schema = z.toJSONSchema(kind.entry, { io: 'input' }) as Schema;
  const help = FIELD_HELP[kind.name] ?? {};
  const properties = Object.entries(schema.properties ?? {}).map(([field, property]) => {
    return [field, { description: help[field], ...property }] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
