import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';

/** A fault in the layout of a YAML file. */
export interface LayoutFault {
  readonly line: number;
  readonly message: string;
}

type LineAt = (offset: number) => number;

const TOO_DEEP = 'is nested too deeply; content needs only a few levels';
const MOST_BRACKETS = 50;
const MOST_COLUMNS = 100;

/**
 * Where text nests deeper than content ever does. To be asked before parsing: the parser calls itself for
 * each level, and text of 20,000 brackets ends the whole process rather than raise an error.
 */
export function tooDeep(source: string): LayoutFault | undefined {
  let brackets = 0;
  for (const [index, line] of source.split('\n').entries()) {
    for (const character of line) {
      if (character === '[' || character === '{') brackets += 1;
      else if ((character === ']' || character === '}') && brackets > 0) brackets -= 1;
      if (brackets > MOST_BRACKETS) return { line: index + 1, message: TOO_DEEP };
    }
    const start = /^(?:[ \t]*[-?:](?=[ \t]))*[ \t]*/.exec(line)?.[0] ?? '';
    if (start.length > MOST_COLUMNS && start.length < line.trimEnd().length)
      return { line: index + 1, message: TOO_DEEP };
  }
  return undefined;
}

/** Anchors and aliases: they let a small file unfold into a huge one, and editors don't need them. */
export function anchors(
  source: string,
  document: Document.Parsed,
  line: LineAt,
): readonly LayoutFault[] {
  if (!/[&*]/.test(source)) return [];
  const found: LayoutFault[] = [];
  visit(document, {
    Node: (_, node) => {
      const name = isAlias(node) ? `*${node.source}` : node.anchor ? `&${node.anchor}` : undefined;
      if (name === undefined) return undefined;
      found.push({
        line: line(node.range?.[0] ?? 0),
        message: `"${name}" would be a YAML anchor or alias, which content doesn't use; put the text in quotes`,
      });
      return found.length < 20 ? undefined : visit.BREAK;
    },
  });
  return found;
}

/** Fields written twice in one group: YAML would silently keep only the last. */
export function duplicates(node: unknown, line: LineAt): readonly LayoutFault[] {
  if (isSeq(node)) return node.items.flatMap((item) => duplicates(item, line));
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap((pair) => {
    const key = isScalar(pair.key) ? pair.key.value : pair.key;
    const again = seen.has(key);
    seen.add(key);
    const inside = duplicates(pair.value, line);
    if (!again || !isNode(pair.key)) return inside;
    const message = `"${String(key)}" is written twice in one entry; keep one of them`;
    return [{ line: line(pair.key.range?.[0] ?? 0), message }, ...inside];
  });
}

const WORDS: { readonly [Code in YAMLError['code']]?: string } = {
  BAD_INDENT: 'this line starts too far to the left or right; line it up with the one above',
  MULTIPLE_DOCS: 'a line of three dashes starts a second document; remove it',
  MULTILINE_IMPLICIT_KEY: 'a field needs a colon and a space after its name: "title: Some words"',
  BLOCK_AS_IMPLICIT_KEY: 'text that holds a colon and a space needs quotes around it',
  TAG_RESOLVE_FAILED: 'text that starts with "!" needs quotes around it',
  BAD_SCALAR_START: 'text that starts with this character needs quotes around it',
  UNEXPECTED_TOKEN: 'something here is out of place; check the quotes, dashes and colons',
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

/** What the library found, where and in words that help an editor. */
export function layoutFault(
  error: YAMLError,
  source: string,
  document: Document.Parsed,
  line: LineAt,
): LayoutFault {
  const at = line(error.pos[0]);
  if (/^ *\t/.test(source.split('\n')[at - 1] ?? ''))
    return { line: at, message: 'this line starts with a tab; use spaces' };
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote'))
    return {
      line: line(lastQuote(source, document)),
      message: 'the quote opened here is not closed',
    };
  return { line: at, message: WORDS[error.code] ?? error.message };
}

/** Where the last quoted text starts; an unclosed quote swallows the rest of the file, so that is the one. */
function lastQuote(source: string, document: Document.Parsed): number {
  let last = 0;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range && /["']/.test(source.charAt(range[0]))) last = range[0];
    },
  });
  return last;
}
