import type { IncomingMessage } from 'node:http';

/** Slack's largest payloads are a few hundred kilobytes. */
const MOST_BYTES = 1_000_000;
/** A body that trickles in for longer than this is not from Slack. */
const MOST_MILLISECONDS = 5_000;

/** A request's whole body, or the HTTP status that says why it was not read to the end. */
export type RawBody =
  { readonly body: string } | { readonly status: 400 | 408 | 413; readonly why: string };

/** Reads a body of at most one megabyte within five seconds, keeping no more than that in memory. */
export function readRawBody(
  request: IncomingMessage,
  mostBytes = MOST_BYTES,
  mostMilliseconds = MOST_MILLISECONDS,
): Promise<RawBody> {
  return new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
      resolve({ status: 413, why: 'body too large' });
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (result: RawBody) => {
      clearTimeout(timer);
      request.off('data', take);
      resolve(result);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) end({ status: 413, why: 'body too large' });
      else chunks.push(chunk);
    };
    const timer = setTimeout(
      () => end({ status: 408, why: 'body not finished in time' }),
      mostMilliseconds,
    );
    request.on('data', take);
    request.once('end', () => end({ body: Buffer.concat(chunks).toString('utf8') }));
    request.once('error', () => end({ status: 400, why: 'body broken off' }));
    request.once('close', () => end({ status: 400, why: 'body broken off' }));
  });
}
