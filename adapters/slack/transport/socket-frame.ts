/** What comes over Slack's socket that something here is for. https://docs.slack.dev/apis/events-api/using-socket-mode */
const KINDS = new Set(['hello', 'disconnect', 'events_api', 'slash_commands', 'interactive']);

/** Names of the client's own events. It emits what Slack sends under the name that Slack gives it. */
const OWN = new Set([
  'authenticated',
  'close',
  'connected',
  'connecting',
  'disconnected',
  'disconnecting',
  'error',
  'outgoing_message',
  'reconnecting',
  'slack_event',
  'ws_message',
]);

/** The kind of a frame that the client must not be handed, since it would fall over or mistake it; undefined where it may have it. */
export function strangeFrame(data: unknown): string | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(textOf(data));
  } catch {
    return 'unreadable';
  }
  if (!isObject(frame)) return 'unreadable';
  const { type, payload } = frame;
  if (typeof type !== 'string' || !KINDS.has(type)) return nameOf(type);
  if (type === 'hello' || type === 'disconnect') return undefined;
  if (typeof frame['envelope_id'] !== 'string') return `${type} without an id`;
  if (!isObject(payload)) return `${type} without a payload`;
  if (type !== 'events_api') return undefined;
  const event = isObject(payload['event']) ? payload['event']['type'] : undefined;
  return typeof event === 'string' && !OWN.has(event) ? undefined : 'events_api without an event';
}

/** A name that may stand in a log. */
const nameOf = (type: unknown): string =>
  typeof type === 'string' && /^[a-z_.]{1,60}$/.test(type) ? type : 'unnamed';

const textOf = (data: unknown): string =>
  typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
