import { Refusal, requestFault, retryAfter } from './errors';
import { POST_TIMEOUT } from './limits';
import { addressed } from './targeted';

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
  try {
    const to = typeof body === 'string' ? addressed(url, body) : { url };
    const response = await fetch(to.url, {
      method,
      headers: withoutLength(headers.toJson({ preserveCase: true })),
      ...('body' in to && { body: to.body }),
      // A redirect could carry our token to a host that nobody checked.
      redirect: 'error',
      signal: AbortSignal.timeout(POST_TIMEOUT),
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
