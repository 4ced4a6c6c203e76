import { DeliveryError, type JudgeFailure } from '../../src/ports';

/** Microsoft's service answered a request of ours with a refusal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    /** Whole seconds to wait, where it said so. */
    readonly retryAfter?: number,
  ) {
    super(`Microsoft Teams answered ${status}`);
  }
}

/** A request of ours was sent, or may have been, and no answer came. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/** Failures that happen before anything could have been sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** What a failed request was: Silence when it may have been taken, any other error when it was not. */
export function requestFault(error: unknown): Error {
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  if (typeof code === 'string' && NEVER_SENT.has(code)) {
    return new Error(`Microsoft Teams cannot be reached (${code})`, { cause: error });
  }
  return new Silence('Microsoft Teams did not answer', { cause: error });
}

/**
 * The outcome of a post from why it failed. 403 and 404 mean that the conversation is no longer ours to post to;
 * 5xx and silence that it may have been taken; everything else, faults before sending included, that it was not.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function deliveryError(fault: unknown): DeliveryError {
  const cause = { cause: fault };
  if (fault instanceof Refusal) {
    const { status, retryAfter, message } = fault;
    if (status === 403 || status === 404)
      return new DeliveryError(message, 'gone', undefined, cause);
    if (status >= 500) return new DeliveryError(message, 'uncertain', retryAfter, cause);
    return new DeliveryError(message, 'later', retryAfter, cause);
  }
  if (fault instanceof Silence) {
    return new DeliveryError(fault.message, 'uncertain', undefined, cause);
  }
  return new DeliveryError(
    'The post could not be sent to Microsoft Teams',
    'later',
    undefined,
    cause,
  );
}

/** Seconds in a Retry-After header, in either of its forms; undefined when there is none. */
export function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : (Date.parse(header) - now.getTime()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/**
 * Trying again may help after 412, 429, a 5xx or no answer, as Microsoft advises; not after a refusal that will be the
 * same next time. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const judgeFailure: JudgeFailure = (failure) => {
  if (!(failure instanceof Refusal)) return { passing: true };
  const { status, retryAfter: asked } = failure;
  return { passing: status === 412 || status === 429 || status >= 500, retryAfter: asked };
};
