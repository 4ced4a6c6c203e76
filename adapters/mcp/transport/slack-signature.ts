import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What Slack sends beside a body to show that it is Slack's: docs.slack.dev/authentication/verifying-requests-from-slack */
export interface SlackSigned {
  readonly signature: string;
  /** Seconds since 1970, as it was written. */
  readonly time: string;
}

/** Slack's own window, in seconds. */
const WINDOW = 300;

/** The signature of a request; undefined where it has none. */
export function slackSignature(headers: IncomingHttpHeaders): SlackSigned | undefined {
  const signature = headers['x-slack-signature'];
  const time = headers['x-slack-request-timestamp'];
  return typeof signature === 'string' && typeof time === 'string'
    ? { signature, time }
    : undefined;
}

/** Whether a body was signed with this secret, and within five minutes of now. */
export function isSignedBySlack(
  { signature, time }: SlackSigned,
  body: string,
  secret: string,
  now: Date,
): boolean {
  if (!/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(time)) > WINDOW) return false;
  const made = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest();
  const shown = Buffer.from(/^v0=([0-9a-f]{64})$/i.exec(signature)?.[1] ?? '', 'hex');
  return shown.length === made.length && timingSafeEqual(shown, made);
}

/** Who asks Slackbot, as Slack signed it, for counting alone. */
export function slackCaller(message: object): string {
  const read = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const slack = read(read(read(message, 'params'), '_meta'), 'slack');
  const [team, user] = [read(slack, 'team_id'), read(slack, 'user_id')];
  return `slack ${idOf(team)} ${idOf(user)}`;
}

const idOf = (id: unknown): string =>
  typeof id === 'string' && /^\w{1,40}$/.test(id) ? id : 'unnamed';
