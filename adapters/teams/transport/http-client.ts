import { codesIn, Refusal, requestFault, retryAfter } from '../errors';
import { LIMITS } from '../limits';
import type { TeamsMessage } from '../render';
import type { Clocks } from './connector';

/** The part of a request of botbuilder's that is sent. */
interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: { toJson(options?: { preserveCase: boolean }): Record<string, string> };
  readonly body?: unknown;
}

/** What botbuilder reads of an answer. */
interface Answered<Request> {
  readonly request: Request;
  readonly status: number;
  readonly headers: { toJson(): Record<string, string> };
  readonly bodyAsText: string;
}

/**
 * Sends each request once. botbuilder's own client repeats a post up to three times when the answer is lost, which
 * would show readers the same post again; refusals and silence are thrown here instead, in a form it does not retry.
 */
export function createHttpClient(clocks: Clocks) {
  return {
    async sendRequest<Request extends Outgoing>(request: Request): Promise<Answered<Request>> {
      const { url, method, headers: given, body } = request;
      // Outside of what is caught: a fault of ours is no silence of Teams.
      const to = typeof body === 'string' ? addressed(url, body) : { url };
      const sent = withoutLength(given.toJson({ preserveCase: true }));
      const response = await requestOnce({ method, headers: sent, ...to }, clocks);
      const headers = Object.fromEntries(response.headers);
      return {
        request,
        status: response.status,
        headers: { toJson: () => headers },
        bodyAsText: response.text,
      };
    },
  };
}

/** One request of ours to Microsoft's service. */
export interface OneRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request once and reads its answer. Rejects with Refusal, Silence or, where nothing was sent, another error. */
export async function requestOnce({ url, ...request }: OneRequest, { now, heard }: Clocks) {
  let response: { ok: boolean; status: number; headers: Headers; text: string };
  try {
    const answer = await fetch(url, {
      ...request,
      // A redirect could carry our token to a host that nobody checked.
      redirect: 'error',
      signal: AbortSignal.timeout(LIMITS.postMilliseconds),
    });
    const { ok, status, headers } = answer;
    heard(headers.get('date'));
    response = { ok, status, headers, text: await answer.text() };
  } catch (error) {
    throw requestFault(error);
  }
  if (response.ok) return response;
  const { status, headers, text } = response;
  throw new Refusal(status, retryAfter(headers.get('retry-after'), now()), codesIn(text));
}

/** The length is counted anew, since the body may have changed. */
function withoutLength(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'),
  );
}

/**
 * Messages in a channel or group that one person alone sees, as answers to slash commands are. The SDK knows nothing
 * of them, so the mark travels in channelData, the one part it passes on unread, until the request is sent.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
const MARK = 'onlyFor';

/** A message for one person alone. */
export function onlyFor(userId: string, message: TeamsMessage): object {
  return { ...message, channelData: { [MARK]: userId } };
}

/** A request as it is sent: addressed to one person alone when its message is marked so. */
export function addressed(url: string, body: string): { url: string; body: string } {
  if (!body.includes(`"${MARK}"`)) return { url, body };
  const { channelData, ...message } = JSON.parse(body) as {
    channelData?: Readonly<Record<string, unknown>>;
  };
  const id = channelData?.[MARK];
  if (typeof id !== 'string') return { url, body };
  const at = new URL(url);
  at.searchParams.set('isTargetedActivity', 'true');
  return {
    url: at.href,
    body: JSON.stringify({ ...message, recipient: { id, isTargeted: true } }),
  };
}
