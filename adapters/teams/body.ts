import type { IncomingMessage } from 'node:http';
import { MOST_BODY_BYTES, MOST_DEPTH } from './limits';

/** A request's JSON, or the HTTP status that says why it cannot be had. */
export type Body = { readonly json: unknown } | { readonly status: 400 | 413 };

/** Reads a request's JSON, refusing one that is too long (413), too deep or not JSON (400) before it costs anything. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > MOST_BODY_BYTES) return { status: 413 };
      parts.push(part);
    }
  } catch {
    return { status: 400 };
  }
  const text = Buffer.concat(parts).toString('utf8');
  if (depth(text) > MOST_DEPTH) return { status: 400 };
  try {
    return { json: JSON.parse(text, withoutPrototype) };
  } catch {
    return { status: 400 };
  }
}

/** How deeply brackets nest outside strings; counted without parsing, so that depth costs nothing. */
function depth(text: string): number {
  let deepest = 0;
  let now = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '\\') at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '{' || letter === '[')) deepest = Math.max(deepest, ++now);
    else if (!quoted && (letter === '}' || letter === ']')) now -= 1;
  }
  return deepest;
}

/** Drops a key that would become the prototype of a copy. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
