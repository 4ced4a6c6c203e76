import { LogLevel } from '@slack/bolt';
import type { AdapterLog } from '../../../src/ports';

type LibraryLogger = NonNullable<import('@slack/web-api').WebClientOptions['logger']>;

/**
 * Slack's libraries log payloads and addresses. Only their warnings and errors pass, cut short, with
 * every token and every query string taken out.
 */
export function sdkLog(log: AdapterLog): LibraryLogger {
  const words = (parts: unknown[]) =>
    redact(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '));
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn('sdk', { said: words(parts) }),
    error: (...parts: unknown[]) => log.warn('sdk', { said: words(parts) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

/** Text fit for a log: no token, no query string, no line breaks, at most 200 characters. */
export function redact(text: string): string {
  return text
    .replace(/\bx(?:ox|app)[\w.-]*-[\w.-]+/gi, '[token]')
    .replace(/((?:https?|wss?):\/\/[^\s?"']+)\?[^\s"']*/gi, '$1?[…]')
    .replace(/hooks\.slack\.com\/\S+/gi, 'hooks.slack.com/[…]')
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .slice(0, 200);
}
