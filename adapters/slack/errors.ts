import { webApi } from '@slack/bolt';
import { DeliveryError, type JudgeFailure } from '../../src/ports';

/** Slack's names for a conversation that is no more, or where this app may not post any longer. */
const GONE = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'user_disabled',
  'user_not_found',
]);

/** Slack's names for what is wrong with our token or its rights: they say nothing of the conversation. */
const CREDENTIALS = new Set([
  'access_denied',
  'account_inactive',
  'ekm_access_denied',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

/** Slack says of these that part of the work may have been done: docs.slack.dev/reference/methods/chat.postMessage */
const UNCERTAIN = new Set(['fatal_error', 'internal_error', 'request_timeout']);

/** What came of posting to a `response_url`, which Slack answers in its own way. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  constructor(
    /** The HTTP status; undefined when nothing came back. */
    readonly status: number | undefined,
    /** Slack's word for what was wrong: `invalid_blocks`, `used_url`, `expired_url`. */
    readonly said: string,
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(`response_url: ${status ?? 'no answer'} ${said}`, options);
  }
}

/** The name Slack gave for refusing, when it answered at all. What is no name of Slack's is not passed on. */
export function errorCodeOf(error: unknown): string | undefined {
  if (error instanceof webApi.WebAPIPlatformError) return nameIn(error.data.error);
  return error instanceof ResponseUrlError && /^[a-z_]+$/.test(error.said) ? error.said : undefined;
}

const nameIn = (said: unknown): string =>
  typeof said === 'string' && /^[a-z_]{1,60}$/.test(said) ? said : 'unnamed';

/** Whether Slack turned this message down for its blocks, and so certainly did not post it. */
export function invalidBlocks(error: unknown): boolean {
  const name = errorCodeOf(error);
  return (
    name === 'invalid_blocks' || name === 'invalid_blocks_format' || name === 'invalid_attachments'
  );
}

/** Which of these kinds of block Slack named when it turned a message down; none where it named none. */
export function refusedBlocks<Kind extends string>(
  error: unknown,
  kinds: readonly Kind[],
): readonly Kind[] {
  if (!(error instanceof webApi.WebAPIPlatformError)) return [];
  const { errors, response_metadata: said } = error.data as {
    readonly errors?: unknown;
    readonly response_metadata?: { readonly messages?: unknown };
  };
  const words = JSON.stringify([errors, said?.messages]);
  return kinds.filter((kind) => words.includes(kind));
}

/** Seconds Slack asked us to wait, when that is why it refused. */
export function retryAfter(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter;
  return error instanceof ResponseUrlError ? error.retryAfter : undefined;
}

/** What a failed post means for the delivery: gone, later, or uncertain. */
export function deliveryError(error: unknown): DeliveryError {
  const wait = retryAfter(error);
  if (wait !== undefined) {
    return new DeliveryError('Slack asked us to slow down', 'later', wait, { cause: error });
  }
  const name = errorCodeOf(error);
  if (name === 'ratelimited' || name === 'rate_limited') {
    return new DeliveryError('Slack asked us to slow down', 'later', 30, { cause: error });
  }
  if (name !== undefined) {
    const outcome = GONE.has(name) ? 'gone' : UNCERTAIN.has(name) ? 'uncertain' : 'later';
    return new DeliveryError(`Slack refused: ${name}`, outcome, undefined, {
      cause: error,
      ...(CREDENTIALS.has(name) && { hindrance: 'credentials refused' }),
    });
  }
  if (
    error instanceof webApi.WebAPIHTTPError &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  ) {
    const why = `Slack answered ${error.statusCode}`;
    return new DeliveryError(why, 'later', undefined, { cause: error });
  }
  const why =
    error instanceof webApi.WebAPIHTTPError
      ? `Slack answered ${error.statusCode}`
      : 'Slack did not answer';
  return new DeliveryError(why, 'uncertain', undefined, { cause: error });
}

/** Trying again may help after a request to slow down, a 5xx, a time-out or a lost connection. */
export const judgeFailure: JudgeFailure = (failure) => {
  const asked = retryAfter(failure);
  return { passing: asked !== undefined || mayPass(failure), retryAfter: asked };
};

function mayPass(error: unknown): boolean {
  // A failing `response_url` may say so in a word, which is no refusal.
  if (error instanceof ResponseUrlError && (error.status ?? 500) >= 500) return true;
  const name = errorCodeOf(error);
  if (name !== undefined) return name === 'internal_error' || name === 'fatal_error';
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof webApi.WebAPIRequestError;
}
