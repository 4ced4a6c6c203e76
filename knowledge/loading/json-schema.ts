import * as z from 'zod';
import { FIELD_HELP, RECORD_HELP } from './field-help';
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
    const items = kind.instead
      ? { anyOf: [rest, { ...explained(kind.instead.kind), $schema: undefined }] }
      : rest;
    const file = kind.shape === 'single' ? entry : { $schema, type: ['array', 'null'], items };
    return { name: `${kind.name}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
  });
}

/** The schema of one entry, each field with what it is for. */
function explained(kind: Kind): Schema {
  const schema = z.toJSONSchema(kind.entry, { io: 'input' }) as Schema;
  const help = FIELD_HELP[kind.name] ?? {};
  return {
    ...schema,
    properties: described(schema.properties ?? {}, (field, property) => ({
      description: help[field],
      ...property,
      ...(field === 'record' && {
        properties: described((property as Schema).properties ?? {}, (inside, one) => ({
          description: RECORD_HELP[inside],
          ...one,
        })),
      }),
    })),
  };
}

const described = (
  properties: Readonly<Record<string, object>>,
  describe: (field: string, property: object) => object,
): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(properties).map(([field, property]) => [field, describe(field, property)]),
  );
