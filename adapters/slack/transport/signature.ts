import type { IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

/** Slack's own window: docs.slack.dev/authentication/verifying-requests-from-slack */
const WINDOW_SECONDS = 300;

/**
 * The signature of a request that Slack signed within five minutes of now; undefined for any other.
 * Bolt's check lets a timestamp from the future through, so both sides of the window are checked here.
 */
export function validSignature(
  signingSecret: string,
  headers: IncomingHttpHeaders,
  body: string,
  now: Date,
): string | undefined {
  const time = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof time !== 'string' || typeof signature !== 'string') return undefined;
  if (!/^\d{1,12}$/.test(time)) return undefined;
  if (Math.abs(now.getTime() / 1_000 - Number(time)) > WINDOW_SECONDS) return undefined;
  const valid = isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(time) },
    nowMilliseconds: now.getTime(),
  });
  return valid ? signature : undefined;
}
