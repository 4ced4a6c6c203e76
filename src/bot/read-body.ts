import type { IncomingMessage } from 'node:http';

/** What a body may be at most. */
export interface BodyLimits {
  readonly bytes: number;
  /** A body that trickles in for longer is not from a chat platform. */
  readonly milliseconds: number;
  /** How deeply the brackets of a JSON body may nest. */
  readonly depth?: number;
}

/** A request's whole body as text, or the HTTP status that says why it is not read. */
export type Body =
  { readonly text: string } | { readonly status: 400 | 408 | 413; readonly why: string };

const TOO_LARGE: Body = { status: 413, why: 'body too large' };
const TOO_SLOW: Body = { status: 408, why: 'body not finished in time' };
const TOO_DEEP: Body = { status: 400, why: 'body nested too deeply' };
const BROKEN_OFF: Body = { status: 400, why: 'body broken off' };

/** Reads a request's body within these limits, keeping no more than that in memory. Never rejects. */
export function readBody(
  request: IncomingMessage,
  { bytes, milliseconds, depth }: BodyLimits,
): Promise<Body> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > bytes) {
      resolve(TOO_LARGE);
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (body: Body) => {
      clearTimeout(timer);
      request.off('data', take);
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytes) end(TOO_LARGE);
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => end(TOO_SLOW), milliseconds);
    request.on('data', take);
    request.once('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      end(depth !== undefined && depthOf(text) > depth ? TOO_DEEP : { text });
    });
    request.once('error', () => end(BROKEN_OFF));
    request.once('close', () => end(BROKEN_OFF));
  });
}

/** How deeply brackets nest outside strings; counted without parsing, so that depth costs nothing. */
function depthOf(text: string): number {
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
