import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { SourceFile } from './source-file';

/** The fields of an entry as they are written. */
export type Fields = Readonly<Record<string, unknown>>;

/** A change of one entry that was approved outside of its file. */
export interface EntryChange {
  /** Inside the content folder, with forward slashes: "tips/security.yaml". */
  readonly file: string;
  readonly id: string;
  /** The entry as it was when the change was made; null where there was none. */
  readonly before: Fields | null;
  /** The entry as it is to be; null where it is taken out. */
  readonly after: Fields | null;
}

/**
 * Files with changes put over them, in the order in which they were approved, and which of them that took. A change
 * whose entry somebody has changed in its file since is left out, and named: what the file says is newer.
 */
export function overlaid(
  files: readonly SourceFile[],
  changes: readonly EntryChange[],
  shownFolder: string,
): Overlaid {
  if (changes.length === 0) return { files, applied: [], aside: [] };
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const applied: EntryChange[] = [];
  const aside: EntryChange[] = [];
  for (const [file, entries] of chains(changes)) {
    const text = texts.get(file) ?? '';
    const nodes = nodesOf(text);
    const edits: Edit[] = [];
    for (const [id, chain] of entries) {
      const node = nodes.get(id);
      const left = stillToDo(chain, node === undefined ? null : (node.toJSON() as Fields));
      if (left === undefined) aside.push(...chain);
      else if (left.length > 0) {
        edits.push({ node, after: left.at(-1)?.after ?? null });
        applied.push(...left);
      }
    }
    if (edits.length > 0) texts.set(file, edited(text, edits));
  }
  return {
    files: [...texts]
      .map(([name, text]) => ({ name, shown: `${shownFolder}/${name}`, text }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    applied,
    aside,
  };
}

interface Overlaid {
  readonly files: readonly SourceFile[];
  readonly applied: readonly EntryChange[];
  readonly aside: readonly EntryChange[];
}

/** The changes of each file, of each entry in it, one after the other. */
function chains(
  changes: readonly EntryChange[],
): ReadonlyMap<string, ReadonlyMap<string, readonly EntryChange[]>> {
  const by = new Map<string, Map<string, EntryChange[]>>();
  for (const change of changes) {
    const entries = by.get(change.file) ?? new Map<string, EntryChange[]>();
    entries.set(change.id, [...(entries.get(change.id) ?? []), change]);
    by.set(change.file, entries);
  }
  return by;
}

/** Which of an entry's changes its file does not hold yet; undefined where it holds something that none of them knows. */
function stillToDo(
  chain: readonly EntryChange[],
  written: Fields | null,
): readonly EntryChange[] | undefined {
  const done = chain.findLastIndex(({ after }) => isDeepStrictEqual(after, written));
  const next = chain.findLastIndex(({ before }) => isDeepStrictEqual(before, written));
  return done < 0 && next < 0 ? undefined : chain.slice(Math.max(done + 1, next));
}

/** An entry of a file of entries, by its id. */
export function entryIn(text: string, id: string): Fields | undefined {
  return nodesOf(text).get(id)?.toJSON() as Fields | undefined;
}

/**
 * The text with one entry put in place, added at the end, or taken out where `after` is null. All else stays byte for
 * byte, and so do the comments and the order of the entry's own fields.
 */
export function withEntry(text: string, id: string, after: Fields | null): string {
  return edited(text, [{ node: nodesOf(text).get(id), after }]);
}

/** What an entry of a file is to be, and where it stands, if it does. */
interface Edit {
  readonly node: YAMLMap | undefined;
  readonly after: Fields | null;
}

/** A text with edits of entries that were found in it, from the last to the first so that places stay right. */
function edited(text: string, edits: readonly Edit[]): string {
  const there = edits
    .flatMap(({ node, after }) => (node?.range ? [{ node, range: node.range, after }] : []))
    .sort((a, b) => b.range[0] - a.range[0]);
  const added = edits.flatMap(({ node, after }) => (node === undefined && after ? [after] : []));
  const changed = there.reduce(
    (sofar, { node, range, after }) => replaced(sofar, node, range, after),
    text,
  );
  return added.reduce((sofar, after) => `${ended(sofar)}${item(after)}`, changed);
}

function replaced(
  text: string,
  node: YAMLMap,
  [start, end, whole]: readonly [number, number, number],
  after: Fields | null,
): string {
  if (after === null) {
    const dash = text.lastIndexOf('-', start);
    const from = text.lastIndexOf('\n', dash) + 1;
    return `${text.slice(0, from)}${text.slice(whole).replace(/^\s*\n/, '')}`;
  }
  if (isDeepStrictEqual(node.toJSON(), after)) return text;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start) + 1));
  const written = indented(stringify(filled(node, after)), indent);
  const rest = text.slice(end);
  const left = text.charAt(end - 1) === '\n' ? rest : rest.replace(/^[^\S\n]*\n?/, '');
  return `${text.slice(0, start)}${written}\n${left}`;
}

/** The node's own fields with the values given: new ones at the end, others where they stood. */
function filled(node: YAMLMap, after: Fields): YAMLMap {
  const before = node.toJSON() as Fields;
  const document = new Document();
  for (const key of Object.keys(before)) if (!(key in after)) node.delete(key);
  for (const [key, value] of Object.entries(after)) {
    const inside = node.get(key, true);
    if (isDeepStrictEqual(before[key], value)) continue;
    if (isMap(inside) && isFields(value)) filled(inside, value);
    // In place, so that a comment beside it stays.
    else if (isScalar(inside) && !isFields(value) && !Array.isArray(value)) inside.value = value;
    else node.set(key, document.createNode(value));
  }
  return node;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const item = (fields: Fields): string =>
  `- ${indented(stringify(new Document(fields).contents), '  ')}\n`;

function stringify(contents: unknown): string {
  const document = new Document();
  document.contents = contents as typeof document.contents;
  return document.toString({ lineWidth: 100, flowCollectionPadding: false }).trimEnd();
}

const indented = (text: string, indent: string): string =>
  text.replace(/\n(?=[^\n])/g, `\n${indent}`);

const ended = (text: string): string =>
  text === '' ? '' : text.endsWith('\n') ? `${text}\n` : `${text}\n\n`;

/** The entries of a file by their ids. */
function nodesOf(text: string): ReadonlyMap<unknown, YAMLMap> {
  const { contents } = parseDocument(text, {
    logLevel: 'silent',
    stringKeys: true,
    uniqueKeys: false,
  });
  const items: readonly unknown[] = isSeq(contents) ? contents.items : [];
  return new Map(
    items.flatMap((one): readonly (readonly [unknown, YAMLMap])[] => {
      if (!isMap(one)) return [];
      const id: unknown = one.get('id', true);
      return isScalar(id) ? [[id.value, one]] : [];
    }),
  );
}
