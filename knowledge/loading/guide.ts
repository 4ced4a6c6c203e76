import * as z from 'zod';
import { record } from './fields';
import { FIELD_HELP, RECORD_HELP } from './field-help';
import { KINDS } from './kinds';

/** Fields that every kind has: they are told once. */
const SHARED = new Set(['language', 'aliases', 'answers', 'record']);

/**
 * The editors' guide with its tables of fields written anew: each stands between "<!-- fields of tip -->" and
 * "<!-- end -->", by the name of its kind; "entry" stands for what every entry has, and "record" for that group.
 */
export function withFieldTables(guide: string): string {
  return guide.replace(
    /(<!-- fields of ([a-z-]+) -->\n)[^]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => `${start}\n${tableFor(name)}\n\n${end}`,
  );
}

function tableFor(name: string): string {
  if (name === 'record') return table(required(record), RECORD_HELP);
  const kind = KINDS.find((one) => one.name === (name === 'entry' ? 'tip' : name));
  if (kind === undefined) throw new Error(`The guide asks for the fields of "${name}"`);
  const needed = required(kind.entry);
  const told = Object.entries(FIELD_HELP[kind.name] ?? {}).filter(
    ([field]) => SHARED.has(field) === (name === 'entry'),
  );
  return table(needed, Object.fromEntries(told));
}

function table(needed: ReadonlySet<string>, help: Readonly<Record<string, string>>): string {
  return [
    '| Field | Needed? | What to write |',
    '| --- | --- | --- |',
    ...Object.entries(help).map(
      ([field, what]) => `| \`${field}\` | ${needed.has(field) ? 'yes' : 'no'} | ${what} |`,
    ),
  ].join('\n');
}

function required(schema: z.ZodType): ReadonlySet<string> {
  const { required: names = [] } = z.toJSONSchema(schema, { io: 'input' }) as {
    readonly required?: readonly string[];
  };
  return new Set(names);
}
