import { TOO_BUSY } from '../../src/ports';

/** How a request is refused where too many come at once, each in Slack's own form. */
export type Refusal =
  /** In the answer to the request. */
  | { readonly answer: object }
  /** At the address that Slack gave for answering; the request itself is acknowledged. */
  | { readonly url: string }
  /** Slack sends it again by itself. */
  | { readonly again: true }
  /** It is quicker to take it. */
  | undefined;

/** The events by which people ask. */
const ASKING = new Set(['app_mention', 'message', 'app_home_opened']);

const WORDS = { response_type: 'ephemeral', text: TOO_BUSY } as const;

/** How to refuse what Slack sent, by its body. */
export function refusalOf(body: unknown): Refusal {
  const sent = fields(body);
  if (typeof sent['command'] === 'string') return { answer: WORDS };
  switch (sent['type']) {
    case 'event_callback':
      // What comes and goes, and the steps of workflows, are taken whatever happens.
      return ASKING.has(String(fields(sent['event'])['type'])) ? { again: true } : undefined;
    case 'block_suggestion':
      return { answer: { options: [] } };
    case 'view_submission': {
      const [field] = Object.keys(fields(fields(fields(sent['view'])['state'])['values']));
      return field === undefined
        ? undefined
        : { answer: { response_action: 'errors', errors: { [field]: TOO_BUSY } } };
    }
    case 'block_actions':
    case 'message_action': {
      const { response_url: url } = sent;
      return typeof url === 'string' ? { url } : undefined;
    }
    default:
      return undefined;
  }
}

/** The message for somebody who pressed a button. */
export const busyMessage = { ...WORDS, replace_original: false } as const;

/** The body of a request over HTTP, in any of the forms that Slack sends; undefined where it is none. */
export function bodyOf(text: string): unknown {
  try {
    if (text.startsWith('{')) return JSON.parse(text) as unknown;
    const form = new URLSearchParams(text);
    const payload = form.get('payload');
    return payload === null ? Object.fromEntries(form) : (JSON.parse(payload) as unknown);
  } catch {
    return undefined;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
