import { Refusal, requestFault, retryAfter } from '../errors';
import { LIMITS } from '../limits';
import type { TeamsMessage } from '../render';

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
export function createHttpClient(now: () => Date) {
  return {
    async sendRequest<Request extends Outgoing>(request: Request): Promise<Answered<Request>> {
      const response = await send(request);
      if (!response.ok) {
        throw new Refusal(response.status, retryAfter(response.headers.get('retry-after'), now()));
      }
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

async function send({ url, method, headers, body }: Outgoing) {
  // Outside of what is caught: a fault of ours is no silence of Teams.
  const to = typeof body === 'string' ? addressed(url, body) : { url };
  try {
    const response = await fetch(to.url, {
      method,
      headers: withoutLength(headers.toJson({ preserveCase: true })),
      ...('body' in to && { body: to.body }),
      // A redirect could carry our token to a host that nobody checked.
      redirect: 'error',
      signal: AbortSignal.timeout(LIMITS.postMilliseconds),
    });
    const { ok, status } = response;
    return { ok, status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw requestFault(error);
  }
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
