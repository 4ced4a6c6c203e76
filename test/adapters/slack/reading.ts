/** Everything in a payload that Slack reads as markup: the text beside the blocks, and mrkdwn objects. */
export function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Record<string, unknown>;
  const own = part['type'] === 'mrkdwn' ? [String(part['text'])] : [];
  return [...own, ...Object.values(part).flatMap(markupIn)];
}

/** What Slack's markup reader would act on, other than the links we write ourselves. */
export function actsIn(markup: string): string[] {
  const withoutOurs = markup
    .replace(/<https?:\/\/[^<>|\s]+(\|[^<>|\n]*)?>/g, '')
    .replace(/^Source: /, '');
  return [
    ...(withoutOurs.match(/[<>*`~]/g) ?? []),
    ...(withoutOurs.match(/&(?!amp;|lt;|gt;)/g) ?? []),
    ...(withoutOurs.match(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu) ?? []),
    ...(withoutOurs.match(/:[\w+'-]+:/g) ?? []),
    ...(withoutOurs.match(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/gu) ?? []),
  ];
}

/** Every word a reader of these blocks sees, and every address they can open. */
export function shownIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownIn).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const { text, url, title, caption, ...rest } = value as Record<string, unknown>;
  const own = [title, caption, text, url].filter((part) => typeof part === 'string').join(' ');
  const runs = rest['type'] === 'rich_text_section' || typeof text === 'object';
  const inside = runs
    ? [text, ...((rest['elements'] ?? []) as unknown[])].map(shownIn).join('')
    : Object.values(rest).map(shownIn).join('\n');
  return own + inside;
}

/** Slack's escapes taken off again, and the marks that keep its reader from formatting. */
export function read(text: string): string {
  return text
    .replace(/\u2060/g, '')
    .replace(/ˍ/g, '_')
    .replace(/∗/g, '*')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** What the buttons in these blocks type. */
export function asksIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(asksIn);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Record<string, unknown>;
  const presses = part['type'] === 'button' || part['accessibility_label'] !== undefined;
  const own = presses && typeof part['value'] === 'string' ? [part['value']] : [];
  return [...own, ...Object.values(part).flatMap(asksIn)];
}

/** Every address that can be opened from a payload: links in blocks, buttons, and markup. */
export function opensIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(opensIn);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Record<string, unknown>;
  const own = typeof part['url'] === 'string' ? [part['url']] : [];
  const marked = part['type'] === 'mrkdwn' ? linksIn(String(part['text'])) : [];
  return [...own, ...marked, ...Object.values(part).flatMap(opensIn)];
}

/** The addresses of links in Slack's markup. */
export function linksIn(markup: string): string[] {
  return [...markup.matchAll(/<([^<>|\s]+)(?:\|[^<>]*)?>/g)].map(([, address = '']) =>
    read(address),
  );
}
