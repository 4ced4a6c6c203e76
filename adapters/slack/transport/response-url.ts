import type { Fetch } from './network';
import { ResponseUrlError } from '../errors';

const MILLISECONDS = 10_000;

/** Posts to the address Slack gave for answering one command or press. Rejects with ResponseUrlError. */
export async function postToResponseUrl(
  fetch: Fetch,
  url: string,
  message: Readonly<Record<string, unknown>>,
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.timeout(MILLISECONDS),
  }).catch((cause: unknown) => {
    throw new ResponseUrlError(undefined, 'did not answer', undefined, { cause });
  });
  const said = (await response.text().catch(() => '')).slice(0, 1_000);
  // Slack says "ok", or a word for what was wrong, or the same in JSON, at times with status 200.
  const fault = /"error"\s*:\s*"([a-z_]+)"/.exec(said)?.[1] ?? /^[a-z_]+$/.exec(said.trim())?.[0];
  if (response.ok && (fault === undefined || fault === 'ok')) return;
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = response.status === 429 ? (Number.isFinite(wait) ? wait : 30) : undefined;
  throw new ResponseUrlError(response.status, fault ?? '', retryAfter);
}
