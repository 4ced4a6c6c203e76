import type { PlainTextElement, RichTextLink, RichTextText } from '@slack/types';
import { cutText, type Inline } from '../../src/ports';

/** Marks that turn, hide or override the direction of what follows them. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Everything that controls instead of showing, but for the line feed and the tab. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufff9-\ufffb]/gu;
/** More marks on one letter than any living language writes. */
const STACKED = /(\p{M}{4})\p{M}+/gu;

/** Text with nothing in it that could upset a reader's screen: no controls, no turned direction, no towers of marks. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(CONTROLS, '')
    .replace(DIRECTION, '')
    .replace(STACKED, '$1');
}

/** At most `max` characters as `limits.ts` counts them, ending in "…" where something was cut. */
export function cut(text: string, max: number): string {
  return cutText(text, max, 'code-units');
}

/** A plain text object: Slack shows it as it is, without markup or emoji codes. Never empty. */
export function plainText(text: string, max: number): PlainTextElement {
  const shown = cut(
    clean(text)
      .replace(/\s*\n\s*/g, ' ')
      .trim(),
    max,
  );
  return { type: 'plain_text', text: shown || '–', emoji: false };
}

/**
 * Runs for a rich text block, where Slack reads no markup at all, so any text is inert.
 * Cut at `max` characters in all; never empty.
 */
export function richText(
  text: readonly Inline[],
  max: number,
  bold = false,
): (RichTextText | RichTextLink)[] {
  const runs: (RichTextText | RichTextLink)[] = [];
  let left = max;
  for (const part of text) {
    const words = cut(clean(typeof part === 'string' ? part : wordOf(part)), left);
    if (words === '' || left <= 0) continue;
    left -= words.length;
    const url = typeof part === 'object' && 'url' in part ? webAddress(part.url) : undefined;
    const strong = bold || (typeof part === 'object' && 'bold' in part);
    const style = strong ? { style: { bold: true } } : {};
    if (url === undefined) runs.push({ type: 'text', text: words, ...style });
    else runs.push({ type: 'link', url, text: words, ...style });
  }
  return runs.length > 0 ? runs : [{ type: 'text', text: '–' }];
}

/** A run of text in Slack's own markup, for the few places that take links and nothing richer. */
export function markup(text: readonly Inline[]): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return inert(part);
      if ('bold' in part) return strong(part.bold);
      const url = webAddress(part.url);
      const words = inert(part.link.replace(/\s+/g, ' '));
      return url === undefined ? words : `<${linkAddress(url)}|${words.replace(/\|/g, '∣')}>`;
    })
    .join('');
}

/** A link in Slack's markup that shows its own address. */
export function bareLink(url: string): string {
  const address = webAddress(url);
  return address === undefined ? inert(url) : `<${linkAddress(address)}>`;
}

/**
 * Text that Slack's markup reader passes over: the three characters it reads are escaped, and those
 * it has no escape for are swapped for look-alikes, since it would otherwise format with them.
 */
export function inert(text: string): string {
  return clean(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\*/g, '∗')
    .replace(/`/g, 'ˋ')
    .replace(/~/g, '∼')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ')
    .replace(/^&gt;/gm, '\u2060&gt;')
    .replace(/:(?=[\w+'-]*(?::|$))/gm, ':\u2060');
}

/** The address if it is one a browser may open from a message, and not over `max` characters. */
export function webAddress(url: string, max = 3_000): string | undefined {
  if (url.length > max || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  return parsed.href.length > max ? undefined : parsed.href;
}

function wordOf(part: Exclude<Inline, string>): string {
  return 'bold' in part ? part.bold : part.link;
}

function strong(text: string): string {
  const words = inert(text).trim();
  return words === '' ? '' : `*${words}*`;
}

function linkAddress(url: string): string {
  return url.replace(/&/g, '&amp;').replace(/</g, '%3C').replace(/>/g, '%3E').replace(/\|/g, '%7C');
}
