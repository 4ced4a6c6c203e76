import {
  chartLines,
  fit,
  plainText as plainReply,
  renderBlock,
  type Block,
  type BlockRenderers,
  type Chart,
  type Copyable,
  type Inline,
  type Reply,
  type ResourceCard,
} from '../../src/ports';
import { buttonBlocks, itemButtons, type Place } from './buttons';
import { chartBlocks, type SlackBlock } from './chart';
import { formBlocks } from './form';
import { LIMITS } from './limits';
import { bareLink, clean, cut, inert, markup, plainText, richText } from './text';

/**
 * What Slack has for figures, best first: its own charts above a table with a caption, which are both of 2026; charts
 * above a plain table; either table alone; or lines.
 */
export type Figures = 'newest' | 'chart' | 'data-table' | 'table' | 'list';

/** How a reply is to be shown. */
export interface Look extends Place {
  /** The best that the workspace takes; all of it unless something is said. */
  readonly figures?: Figures;
  /** Pictures that were uploaded in place of charts, by the chart. */
  readonly pictures?: ReadonlyMap<Chart, string>;
  /** Where several replies share one view: a word to keep their ids apart, and the blocks this one may use. */
  readonly section?: string;
  readonly room?: number;
}

/** What Slack is sent. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

/** What Slack is sent where it takes no blocks: none at all, since it shows an empty list of them as nothing. */
export type SentMessage = SlackMessage | { readonly text: string; readonly blocks?: never };

/**
 * A reply in Block Kit, within every limit of `limits.ts`, with the same facts again in `text` for
 * notifications and screen readers. Nothing in the reply's text is read as markup.
 */
export function renderForSlack(reply: Reply, look: Look = { surface: 'message' }): SlackMessage {
  const fitted = fit(reply, (candidate) => fits(blocksOf(candidate, look), look));
  return { text: fallbackText(fitted), blocks: blocksOf(fitted, look) };
}

const SHOWN = new Set(['text', 'label', 'title', 'name', 'caption']);

/** The number of characters a reader sees in these blocks, counted as Slack's limit on a message does. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + textLength(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, part]) => {
    // A menu's choices are not read until it is opened.
    if (name === 'options') return sum;
    return sum + (SHOWN.has(name) && typeof part === 'string' ? part.length : textLength(part));
  }, 0);
}

function fits(blocks: readonly SlackBlock[], { surface, room }: Look): boolean {
  const view = surface === 'modal' || surface === 'home';
  return (
    blocks.length <= (room ?? (view ? LIMITS.viewBlocks - 10 : LIMITS.messageBlocks - 2)) &&
    textLength(blocks) <= LIMITS.messageText
  );
}

function blocksOf(reply: Reply, look: Look): SlackBlock[] {
  const title = clean(reply.title).trim();
  const header: SlackBlock[] =
    title === '' ? [] : [{ type: 'header', text: plainText(title, LIMITS.header) }];
  return [...header, ...bodyOf(reply.blocks, look), ...buttonBlocks(reply, look)];
}

function bodyOf(blocks: readonly Block[], look: Look): SlackBlock[] {
  const message = look.surface === 'message' || look.surface === 'private';
  const { figures = 'newest' } = look;
  const drawing = message && (figures === 'newest' || figures === 'chart');
  const captioned = figures === 'newest' || figures === 'data-table';
  const out: SlackBlock[] = [];
  const used = (type: SlackBlock['type']) => out.filter((block) => block.type === type).length;
  const renderers: BlockRenderers<SlackBlock[]> = {
    paragraph: ({ text }) => [section(text)],
    bullets: ({ items }) => [list(items)],
    note: ({ text }) => [smallPrint(text)],
    resource: resourceBlocks,
    chart: (chart) =>
      chartBlocks(chart, {
        drawn: drawing && used('data_visualization') < LIMITS.charts,
        table:
          message && figures !== 'list' && used('table') + used('data_table') < LIMITS.tables
            ? captioned
              ? 'captioned'
              : 'plain'
            : undefined,
        picture: look.pictures?.get(chart),
        cited: cites(blocks, chart.source.url),
      }),
    form: (form) => formBlocks(form, `${look.section ?? ''}${out.length}`),
    buttons: itemButtons,
    copyable: copyBlock,
  };
  for (const block of blocks) out.push(...renderBlock(renderers, block));
  return out;
}

/** Whether a note of the reply links to an address. */
function cites(blocks: readonly Block[], url: string): boolean {
  const notes = blocks.flatMap((block) => (block.kind === 'note' ? block.text : []));
  return notes.some((part) => typeof part === 'object' && 'url' in part && part.url === url);
}

function section(text: readonly Inline[]): SlackBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: richText(text, LIMITS.richText) }],
  };
}

/** As it stands, in the box that Slack's own apps have a button to copy from. */
function copyBlock({ label, text }: Copyable): SlackBlock[] {
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: richText([{ bold: label }], LIMITS.richText) },
        { type: 'rich_text_preformatted', elements: richText([text], LIMITS.copyText) },
      ],
    },
  ];
}

function list(items: readonly (readonly Inline[])[]): SlackBlock {
  const shown = items.slice(0, LIMITS.listItems);
  const left = items.length - shown.length;
  const each = [...shown, ...(left > 0 ? [[`… and ${left} more`]] : [])];
  // A share each, so that many long points still leave the whole list within one message.
  const share = Math.max(150, Math.floor(8_000 / Math.max(1, each.length)));
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: (each.length > 0 ? each : [['–']]).map((item) => ({
          type: 'rich_text_section',
          elements: richText(item, share),
        })),
      },
    ],
  };
}

/** Plain text where there is no link, since Slack reads no markup in it. */
function smallPrint(text: readonly Inline[]): SlackBlock {
  const words = text.every((part) => typeof part === 'string') ? text.join('') : undefined;
  if (words !== undefined) {
    return { type: 'context', elements: [plainText(words, LIMITS.contextText)] };
  }
  const marked = markup(text) || '–';
  return {
    type: 'context',
    elements: [
      marked.length <= LIMITS.contextText
        ? { type: 'mrkdwn', text: marked, verbatim: true }
        : plainText(wordsAndAddresses(text), LIMITS.contextText),
    ],
  };
}

function resourceBlocks(card: ResourceCard): SlackBlock[] {
  const facts = [card.publisher, card.date, card.linkNote].filter(
    (fact) => fact !== undefined && fact !== '',
  );
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            ...richText([{ link: cut(card.title, 500), url: card.url }], 500, true),
            ...richText([`\n${card.summary}`], LIMITS.richText - 1_000),
            ...(card.currency === undefined ? [] : richText([`\n${card.currency}`], 500)),
          ],
        },
      ],
    },
    smallPrint([facts.join(' · ')]),
  ];
}

function wordsAndAddresses(text: readonly Inline[]): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'bold' in part ? part.bold : `${part.link} (${part.url})`;
    })
    .join('');
}

/**
 * The message's `text`: its one-sentence summary, then everything else in lines. Notifications show
 * the start of it, and screen readers read it instead of the blocks. Slack reads it as markup even
 * when blocks are present, so every string in it is made inert.
 */
export function fallbackText(reply: Reply): string {
  const summary = markup([reply.summary]).trim() || markup([reply.title]).trim() || '–';
  const lines: string[] = [];
  let left = LIMITS.fallbackText - summary.length;
  for (const block of reply.blocks) {
    for (const line of renderBlock(LINES, block)) {
      if (line === summary || line.trim() === '') continue;
      left -= line.length + 1;
      // A line goes in whole or not at all: half a line could end inside a link.
      if (left < 2) return [clip(summary), ...lines, '…'].join('\n');
      lines.push(line);
    }
  }
  return [clip(summary), ...lines].join('\n');
}

/**
 * All of a reply as text alone, for where Slack takes none of its blocks. What a button would have typed is there to be
 * typed; what does not fit is counted.
 */
export function wholeText(reply: Reply): string {
  const written = (candidate: Reply) =>
    plainReply(candidate)
      .split(/(https?:\/\/[^\s)]+)/)
      .map((part, at) => (at % 2 === 1 ? bareLink(part) : inert(part)))
      .join('');
  const fits = (candidate: Reply) => written(candidate).length <= LIMITS.messageText;
  const cut = fit(reply, fits);
  return fits(cut) ? written(cut) : fallbackText(reply);
}

/** A summary is one sentence. Should somebody write a page, no half escape is left at the cut. */
function clip(summary: string): string {
  if (summary.length <= LIMITS.fallbackText) return summary;
  return `${summary.slice(0, LIMITS.fallbackText - 1).replace(/&\w{0,3}$|[\ud800-\udbff]$/u, '')}…`;
}

const LINES: BlockRenderers<string[]> = {
  paragraph: ({ text }) => [marked(text)],
  bullets: ({ items }) => items.map((item) => `• ${marked(item)}`),
  note: ({ text }) => [marked(text)],
  resource: (card) => [
    `${inert(card.title)} ${bareLink(card.url)}`,
    inert(card.summary),
    inert(card.currency ?? ''),
    [card.publisher, card.date, card.linkNote]
      .filter((fact) => fact !== undefined && fact !== '')
      .map((fact) => inert(fact ?? ''))
      .join(' · '),
  ],
  chart: (chart) => [
    inert(chart.title),
    inert(chart.alt),
    ...chartLines(chart).map(inert),
    `Source: ${inert(chart.source.name)} ${bareLink(chart.source.url)}`,
  ],
  form: () => [],
  copyable: ({ label, text }) => [`${inert(label)}:`, ...text.split('\n').map(inert)],
  buttons: () => [],
};

function marked(text: readonly Inline[]): string {
  return text
    .map((part) =>
      typeof part === 'object' && 'url' in part
        ? `${inert(part.link)} ${bareLink(part.url)}`
        : inert(typeof part === 'string' ? part : part.bold),
    )
    .join('');
}
