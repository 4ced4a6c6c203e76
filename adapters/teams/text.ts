import type { ITextBlock, IRichTextBlock, ITextRun, TextSize } from '@microsoft/teams.cards';
import { cutText, type Inline } from '../../src/ports';
import { LIMITS } from './limits';

// C0 and C1 controls except tab and newline, and the marks that reverse or hide the direction of text.
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
// Cards replace these with a date of the reader's; writing them apart keeps them words.
const DATE_FUNCTION = /\{\{(?=(?:DATE|TIME)\()/gi;
// Marks that mean something in the middle of a line, and those that mean something at its start. No more is escaped
// than must be: a client whose Markdown is simpler shows the backslash.
const INLINE_MARK = /[\\`*_[\]~]|<(?=[a-z/!?])|&(?=#?\w+;)/gi;
const OPENING_MARK = /^[#+>=-]/;
const NUMBERED = /^(\d+)([.)])(?=\s|$)/;
const LINK = /^(?:https?:\/\/|mailto:)/i;

interface Look {
  readonly subtle?: boolean;
  readonly size?: TextSize;
  readonly bold?: boolean;
}

/** Text without invisible controls, cut to `most` characters with an ellipsis. */
export function plain(text: string, most: number = LIMITS.text): string {
  const clean = text.replace(UNSEEN, '').replace(DATE_FUNCTION, '{ {');
  return cutText(clean, most, 'code-points');
}

/** Text for the few places where Teams reads Markdown (headings, facts, input labels), on one line, with its marks escaped. */
export function escaped(text: string, most: number = LIMITS.title): string {
  return plain(text.replace(/\s+/g, ' '), most)
    .trim()
    .replace(INLINE_MARK, '\\$&')
    .replace(OPENING_MARK, '\\$&')
    .replace(NUMBERED, '$1\\$2');
}

/** A web or mail address that may be opened from a card; undefined for any other scheme. */
export function openable(url: string): string | undefined {
  return LINK.test(url) && URL.canParse(url) ? new URL(url).href : undefined;
}

/** A heading that screen readers announce as one. */
export function heading(text: string, size: TextSize = 'Large'): ITextBlock {
  return {
    type: 'TextBlock',
    text: escaped(text),
    style: 'heading',
    size,
    weight: 'Bolder',
    wrap: true,
  };
}

/** Runs of text as a block in which nothing is read as markup. */
export function richText(inlines: readonly Inline[], look: Look = {}): IRichTextBlock {
  let left: number = LIMITS.text;
  const runs: ITextRun[] = [];
  for (const inline of inlines) {
    if (left <= 0) break;
    const run = textRun(inline, look, left);
    left -= run.text.length;
    if (run.text !== '') runs.push(run);
  }
  return { type: 'RichTextBlock', inlines: runs.length > 0 ? runs : [textRun(' ', look, 1)] };
}

function textRun(inline: Inline, look: Look, most: number): ITextRun {
  const base = {
    type: 'TextRun' as const,
    ...(look.subtle && { isSubtle: true }),
    ...(look.size && { size: look.size }),
    ...(look.bold && { weight: 'Bolder' as const }),
  };
  if (typeof inline === 'string') return { ...base, text: plain(inline, most) };
  if ('bold' in inline) return { ...base, text: plain(inline.bold, most), weight: 'Bolder' };
  const url = openable(inline.url);
  const text = plain(inline.link, most);
  if (url === undefined) return { ...base, text };
  return {
    ...base,
    text,
    color: 'Accent',
    underline: true,
    selectAction: { type: 'Action.OpenUrl', url, tooltip: text },
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The words of a message that Teams gives as HTML; never HTML again, since the result is only searched with. */
export function plainHtml(html: string): string {
  return entitiesRead(html.replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same with its lines kept, for a draft that is looked through as it stands. */
export function htmlLines(html: string): string {
  return entitiesRead(
    html
      .replace(/\s+/g, ' ')
      .replace(/<\/(?:p|div|li|h[1-6])>|<br ?\/?>/gi, '\n')
      .replace(/<[^<>]*>/g, ''),
  )
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text with the characters that HTML writes by name or number. */
export function entitiesRead(text: string): string {
  return text.replace(/&(#\d{1,6}|[a-z]{2,6});/gi, (whole, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Number(name.slice(1)))
      : (ENTITIES[name.toLowerCase()] ?? whole),
  );
}
