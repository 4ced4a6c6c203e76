import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { duplicates, anchors, tooDeep, layoutFault, type LayoutFault } from './layout';

/** A YAML file that could be read: its value, and where each part of it is written. */
export interface YamlFile {
  readonly value: unknown;
  /** The line of a field, counted from 1; of the nearest thing around it where it isn't written. */
  lineOf(path: Path): number;
  /** Whether a field is written in the file at all. */
  has(path: Path): boolean;
}

export type Path = readonly PropertyKey[];

/** Reads YAML text. Gives its value and positions, or every layout fault; never throws. */
export function readYaml(
  source: string,
): { readonly file: YamlFile } | { readonly faults: readonly LayoutFault[] } {
  const deep = tooDeep(source);
  if (deep !== undefined) return { faults: [deep] };
  const counter = new LineCounter();
  const line = (offset: number): number => counter.linePos(offset).line;
  const document = parseDocument(source, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
    stringKeys: true,
    // The library compares every pair of keys, which a long map turns into minutes; `duplicates` doesn't.
    uniqueKeys: false,
  });
  const faults = [
    // One slip can put every line after it in the wrong, so only the first is told.
    ...[...document.errors, ...document.warnings]
      .slice(0, 1)
      .map((error) => layoutFault(error, source, document, line)),
    ...anchors(source, document, line),
    ...duplicates(document.contents, line),
  ];
  if (faults.length > 0) return { faults: firstOnEachLine(faults) };
  return {
    file: {
      value: document.toJS({ maxAliasCount: 0 }) as unknown,
      lineOf: (path) => find(document, path, line).line,
      has: (path) => find(document, path, line).found,
    },
  };
}

function find(
  document: Document.Parsed,
  path: Path,
  line: (offset: number) => number,
): { readonly line: number; readonly found: boolean } {
  let node: unknown = document.contents;
  let at = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair === undefined) return { line: line(at), found: false };
      if (isNode(pair.key)) at = pair.key.range?.[0] ?? at;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      if (isNode(node)) at = node.range?.[0] ?? at;
    } else return { line: line(at), found: false };
  }
  return { line: line(at), found: true };
}

/** One slip often breaks several rules at once; the first message on a line is the useful one. */
function firstOnEachLine(faults: readonly LayoutFault[]): readonly LayoutFault[] {
  const byLine = new Map<number, LayoutFault>();
  for (const fault of faults) if (!byLine.has(fault.line)) byLine.set(fault.line, fault);
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}
