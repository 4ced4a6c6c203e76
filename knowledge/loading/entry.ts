import * as z from 'zod';
import type { SourceFile } from './source-file';
import type { Kind } from './kinds';
import type { ContentProblem } from './problem';
import { find, type Path, type Written } from './positions';

/** One entry of a file, where it stands, and its value once it was found right. */
export interface Entry {
  readonly kind: Kind;
  /** A field as written, even where something else in the entry is wrong. */
  written(path: Path): unknown;
  /** Undefined where the entry has faults. */
  readonly value: unknown;
  /** "knowledge/content/tips/security.yaml:12" */
  readonly place: string;
  /** Its file inside the folder. */
  readonly file: string;
  problem(severity: ContentProblem['severity'], path: Path, message: string): ContentProblem;
}

/** The entries of one file, and every fault in them. */
export function readEntries(
  ofFile: Kind,
  source: SourceFile,
  file: Written,
): { readonly entries: readonly Entry[]; readonly problems: readonly ContentProblem[] } {
  const isList = ofFile.shape === 'list';
  const raw = file.value ?? (isList ? [] : {});
  if (isList && !Array.isArray(raw)) {
    const message = 'must be a list of entries, each starting with a dash: "- id: …"';
    const whole = { file: source.shown, line: find(file, []).line, field: '(layout)', message };
    return { entries: [], problems: [{ severity: 'fault', ...whole }] };
  }
  const places: readonly Path[] = isList ? (raw as unknown[]).map((_, i) => [i]) : [[]];
  const problems: ContentProblem[] = [];
  const entries = places.map((base): Entry => {
    const given: unknown = base.length === 0 ? raw : (raw as unknown[])[base[0] as number];
    const kind = kindOf(ofFile, given);
    const problem: Entry['problem'] = (severity, path, message) => ({
      severity,
      file: source.shown,
      line: find(file, [...base, ...path]).line,
      field: inWords([...base, ...path]),
      message,
    });
    const parsed = kind.entry.safeParse(given);
    if (!parsed.success)
      problems.push(...faults(parsed.error.issues, kind.entry, given, base, file, problem));
    return {
      kind,
      written: (path) => valueAt(given, path),
      value: parsed.success ? parsed.data : undefined,
      file: source.name,
      place: `${source.shown}:${find(file, base).line}`,
      problem,
    };
  });
  return { entries, problems };
}

const kindOf = (ofFile: Kind, given: unknown): Kind =>
  typeof given === 'object' && given !== null && ofFile.instead?.of(given) === true
    ? ofFile.instead.kind
    : ofFile;

/** Past this many, a file is not an editor's, and finding each line would take long. */
const MOST_STRANGE = 20;

function faults(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  given: unknown,
  base: Path,
  file: Written,
  problem: Entry['problem'],
): readonly ContentProblem[] {
  const found = new Map<string, ContentProblem>();
  const add = (path: Path, message: string): void => {
    const key = path.map(String).join('\n');
    if (!found.has(key)) found.set(key, problem('fault', path, message));
  };
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      const fields = fieldsAt(schema, issue.path);
      for (const key of issue.keys.slice(0, MOST_STRANGE))
        add([...issue.path, key], strange(key, fields));
      const more = issue.keys.length - MOST_STRANGE;
      if (more > 0) add(issue.path, `has ${more} more fields that do not belong here`);
    } else if (!find(file, [...base, ...issue.path]).found) add(issue.path, 'is missing');
    else if (valueAt(given, issue.path) === null)
      add(issue.path, 'is empty; write something or remove the line');
    else add(issue.path, issue.message);
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

const strange = (key: string, fields: readonly string[]): string => {
  const near = fields.find((field) => looksLike(key, field));
  const hint = near ? `did you mean "${near}"?` : 'check the spelling against the README';
  return `is not a field here; ${hint}`;
};

/** The same letters apart from case, dashes, one slip or one swap. */
function looksLike(typed: string, field: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const [a, b] = [letters(typed), letters(field)];
  if (a === b || a === `${b}s` || b === `${a}s`) return true;
  if (a.length < 3 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const swapped = left.length === 2 && left === right.charAt(1) + right.charAt(0);
  return swapped || left.length + right.length <= 2;
}

/** The field names that a schema allows at a path. */
function fieldsAt(schema: unknown, path: Path): readonly string[] {
  let at = schema;
  for (const step of [...path, undefined]) {
    while (at instanceof z.ZodDefault || at instanceof z.ZodExactOptional) at = at.unwrap();
    if (step === undefined) break;
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = (at.shape as Record<PropertyKey, unknown>)[step];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null
        ? (at as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}

/** "entry 2 > points > item 1", counting from one as people do. */
function inWords(path: Path): string {
  if (path.length === 0) return '(file)';
  const words = path.map((step, index) =>
    typeof step === 'number' ? `${index === 0 ? 'entry' : 'item'} ${step + 1}` : String(step),
  );
  return words.join(' > ');
}
