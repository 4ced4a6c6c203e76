/** Markup that is safe to send: made only by `html`, which escapes everything put into it. */
export interface Html {
  readonly markup: string;
}

type Piece = Html | string | number | false | undefined | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML: every character that could begin markup or end an attribute is escaped. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A template for markup. Strings put into it are escaped, other `html` is kept, lists are joined, false is left out. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let markup = strings[0] ?? '';
  pieces.forEach((piece, index) => {
    markup += write(piece) + (strings[index + 1] ?? '');
  });
  return { markup };
}

function write(piece: Piece): string {
  if (piece === false || piece === undefined) return '';
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(write).join('');
}

/** A value as the body of a data script: no character in it can end the script. */
export function jsonFor(value: unknown): Html {
  return { markup: JSON.stringify(value).replace(/</g, '\\u003c') };
}

/** An SVG document of our own drawing, let through as it is once it is seen to hold no script, link or handler. */
export function ownSvg(svg: string): Html | undefined {
  const hostile = /<script|<foreignObject|\son\w+\s*=|javascript:|<\/?(?:a|iframe|object|embed)\b/i;
  const body = svg.replace(/^\s*<\?xml[^>]*\?>\s*/, '');
  return body.startsWith('<svg') && !hostile.test(body) ? { markup: body } : undefined;
}

const OPENS = new Set(['https:', 'http:', 'mailto:']);

/** The address if a browser may safely open it: the web and email only, never a script. */
export function safeUrl(url: string): string | undefined {
  try {
    return OPENS.has(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
