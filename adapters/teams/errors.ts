import { DeliveryError, type JudgeFailure } from '../../src/ports';

/** Microsoft's service answered a request of ours with a refusal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    /** Whole seconds to wait, where it said so. */
    readonly retryAfter?: number,
    /** Its words for why, as `BotNotInConversationRoster`; none where it gave none. */
    readonly codes: readonly string[] = [],
  ) {
    super(['Microsoft Teams answered', status, ...codes].join(' '));
  }
}

/** No token could be had to sign a request with: Microsoft refuses our password or certificate. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
}

/** The store did not give what a post needs. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
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
 * Microsoft's words for a conversation that is no more, or that the bot was taken out of or blocked in.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
 */
const GONE = new Set([
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'ForbiddenOperationException',
  'MessageWritesBlocked',
  'NotFound',
  'ResourceNotFound',
]);

/** The words for why in a refusal's body, outermost first. */
export function codesIn(body: string): readonly string[] {
  let at: unknown;
  try {
    at = JSON.parse(body);
  } catch {
    return [];
  }
  const codes: string[] = [];
  for (let depth = 0; typeof at === 'object' && at !== null && depth < 5; depth += 1) {
    const { code, subCode, error, innererror, innerHttpError } = at as Readonly<
      Record<string, unknown>
    >;
    for (const word of [code, subCode])
      if (typeof word === 'string' && /^\w{1,60}$/.test(word)) codes.push(word);
    at = error ?? innererror ?? innerHttpError;
  }
  return codes;
}

/** What msal says where Microsoft turns our password or certificate down, and not where it could not be asked. */
const TURNED_DOWN =
  /AADSTS\d+|invalid_client|unauthorized_client|invalid_grant|invalid_resource|invalid_request/;

/** The fault behind one, where it is that no token could be had. */
export function tokenFault(error: unknown): unknown {
  if (error instanceof Refusal || error instanceof Silence) return error;
  for (let fault = error; fault instanceof Error; fault = fault.cause) {
    const { errorCode } = fault as { readonly errorCode?: unknown };
    if (TURNED_DOWN.test(`${typeof errorCode === 'string' ? errorCode : ''} ${fault.message}`))
      return new NoToken('Microsoft refuses our password or certificate', { cause: error });
  }
  return error;
}

/**
 * The outcome of a post from why it failed. Gone is only what Microsoft says is: a bare 403 may be of the app, or of a
 * proxy. 5xx and silence mean that it may have been taken; everything else, faults before sending included, that it
 * was not.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function deliveryError(fault: unknown): DeliveryError {
  const cause = { cause: fault };
  if (fault instanceof Refusal) {
    const { status, retryAfter, message, codes } = fault;
    if ((status === 403 || status === 404) && codes.some((code) => GONE.has(code)))
      return new DeliveryError(message, 'gone', undefined, cause);
    if (status === 401 || status === 403)
      return new DeliveryError(message, 'later', undefined, {
        ...cause,
        hindrance: 'credentials refused',
      });
    if (status >= 500) return new DeliveryError(message, 'uncertain', retryAfter, cause);
    return new DeliveryError(message, 'later', retryAfter, cause);
  }
  if (fault instanceof Silence) {
    return new DeliveryError(fault.message, 'uncertain', undefined, cause);
  }
  if (fault instanceof NoToken)
    return new DeliveryError(fault.message, 'later', undefined, {
      ...cause,
      hindrance: 'credentials refused',
    });
  if (fault instanceof StoreAway)
    return new DeliveryError(fault.message, 'later', undefined, {
      ...cause,
      hindrance: 'store away',
    });
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
  if (failure instanceof NoToken) return { passing: false };
  if (!(failure instanceof Refusal)) return { passing: true };
  const { status, retryAfter: asked } = failure;
  return { passing: status === 412 || status === 429 || status >= 500, retryAfter: asked };
};
