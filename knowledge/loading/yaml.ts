import { LineCounter, parseDocument } from 'yaml';
import { duplicates, anchors, tooDeep, layoutFault, type LayoutFault } from './layout';
import { linesOf, type Written } from './positions';

export type ReadYaml = (
  source: string,
) => { readonly file: Written } | { readonly faults: readonly LayoutFault[] };

/** Reads YAML text. Gives its value and positions, or every layout fault; never throws. */
export const readYaml: ReadYaml = (source) => {
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
  const value = document.toJS({ maxAliasCount: 0 }) as unknown;
  return { file: { value, lines: linesOf(document, value, line) } };
};

/**
 * Reads as `readYaml` does, and remembers so many texts, those read last: for whoever reads a folder again and again, of
 * which one file changes at a time.
 */
export function rememberYaml(most: number): ReadYaml {
  const known = new Map<string, ReturnType<ReadYaml>>();
  return (source) => {
    const read = known.get(source) ?? readYaml(source);
    known.delete(source);
    known.set(source, read);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return read;
  };
}

/** One slip often breaks several rules at once; the first message on a line is the useful one. */
function firstOnEachLine(faults: readonly LayoutFault[]): readonly LayoutFault[] {
  const byLine = new Map<number, LayoutFault>();
  for (const fault of faults) if (!byLine.has(fault.line)) byLine.set(fault.line, fault);
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}
