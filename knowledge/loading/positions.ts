import { isMap, isNode, isScalar, isSeq, type Document } from 'yaml';

export type Path = readonly PropertyKey[];

/** The line where a value begins, counted from 1; for a group or list, then those of its parts, in order. */
export type Lines = number | readonly [number, ...Lines[]];

/** A YAML file that could be read: its value, and where each part of it is written. Plain JSON. */
export interface Written {
  readonly value: unknown;
  readonly lines: Lines;
}

/** The lines of a parsed document; a field begins with its name. */
export function linesOf(
  { contents }: Document.Parsed,
  value: unknown,
  lineAt: (offset: number) => number,
): Lines {
  const start = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
  const walk = (node: unknown, of: unknown, from: number): Lines => {
    const line = lineAt(from);
    if (isSeq(node))
      return [
        line,
        ...node.items.map((item, at) =>
          walk(item, (of as readonly unknown[])[at], start(item) ?? from),
        ),
      ];
    if (!isMap(node)) return line;
    const pairs = new Map(
      node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]),
    );
    // JavaScript puts names that look like numbers first, so its order is taken.
    return [
      line,
      ...Object.keys(of as object).map((name) => {
        const pair = pairs.get(name);
        return walk(pair?.value, (of as Record<string, unknown>)[name], start(pair?.key) ?? from);
      }),
    ];
  };
  return walk(contents, value, start(contents) ?? 0);
}

/** Where a field is written: its line, or that of the nearest thing around it where it isn't written at all. */
export function find(
  { value, lines }: Written,
  path: Path,
): { readonly line: number; readonly found: boolean } {
  let at = value;
  let written = lines;
  for (const step of path) {
    const parts = typeof at === 'object' && at !== null ? Object.keys(at) : [];
    const place = parts.indexOf(String(step));
    const next: Lines | undefined = isParts(written) && place >= 0 ? written[place + 1] : undefined;
    if (next === undefined) return { line: first(written), found: false };
    at = (at as Record<PropertyKey, unknown>)[step];
    written = next;
  }
  return { line: first(written), found: true };
}

const isParts = (lines: Lines): lines is Exclude<Lines, number> => Array.isArray(lines);
const first = (lines: Lines): number => (isParts(lines) ? lines[0] : lines);
