import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { SourceFile } from './folder';

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
 * Files with changes put over them, in the order in which they were approved. A change whose entry somebody has
 * changed in its file since is left out, and named: what the file says is newer.
 */
export function overlaid(
  files: readonly SourceFile[],
  changes: readonly EntryChange[],
  shownFolder: string,
): { readonly files: readonly SourceFile[]; readonly aside: readonly EntryChange[] } {
  if (changes.length === 0) return { files, aside: [] };
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const aside: EntryChange[] = [];
  for (const chain of chains(changes)) {
    const [first] = chain;
    if (first === undefined) continue;
    const text = texts.get(first.file) ?? '';
    const left = stillToDo(chain, entryIn(text, first.id) ?? null);
    if (left === undefined) aside.push(...chain);
    else if (left.length > 0)
      texts.set(first.file, withEntry(text, first.id, left.at(-1)?.after ?? null));
  }
  return {
    files: [...texts]
      .map(([name, text]) => ({ name, shown: `${shownFolder}/${name}`, text }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    aside,
  };
}

/** The changes of each entry, one after the other. */
function chains(changes: readonly EntryChange[]): readonly (readonly EntryChange[])[] {
  const by = new Map<string, EntryChange[]>();
  for (const change of changes) {
    const key = `${change.file}\n${change.id}`;
    by.set(key, [...(by.get(key) ?? []), change]);
  }
  return [...by.values()];
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
  const found = find(parse(text), id);
  return found === undefined ? undefined : (found.toJSON() as Fields);
}

/**
 * The text with one entry put in place, added at the end, or taken out where `after` is null. All else stays byte for
 * byte, and so do the comments and the order of the entry's own fields.
 */
export function withEntry(text: string, id: string, after: Fields | null): string {
  const document = parse(text);
  const node = find(document, id);
  if (node?.range == null) return after === null ? text : `${ended(text)}${item(after)}`;
  const [start, end] = node.range;
  if (after === null) {
    const dash = text.lastIndexOf('-', start);
    const from = text.lastIndexOf('\n', dash) + 1;
    return `${text.slice(0, from)}${text.slice(node.range[2]).replace(/^\s*\n/, '')}`;
  }
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start) + 1));
  const written = indented(stringify(filled(node, after)), indent);
  return `${text.slice(0, start)}${written}\n${text.slice(end).replace(/^[^\S\n]*\n?/, '')}`;
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
  return document.toString({ lineWidth: 100 }).trimEnd();
}

const indented = (text: string, indent: string): string =>
  text.replace(/\n(?=[^\n])/g, `\n${indent}`);

const ended = (text: string): string =>
  text === '' ? '' : text.endsWith('\n') ? `${text}\n` : `${text}\n\n`;

const parse = (text: string) =>
  parseDocument(text, { logLevel: 'silent', stringKeys: true, uniqueKeys: false });

function find(document: { readonly contents: unknown }, id: string): YAMLMap | undefined {
  const { contents } = document;
  if (!isSeq(contents)) return undefined;
  const items: readonly unknown[] = contents.items;
  return items.find((one): one is YAMLMap => {
    if (!isMap(one)) return false;
    const found: unknown = one.get('id', true);
    return isScalar(found) && found.value === id;
  });
}
