import {
  fit,
  plainText,
  renderBlock,
  type BlockRenderers,
  type Inline,
  type Reply,
} from '../../src/ports';
import { figureLines } from './chart';
import { LIMITS } from './limits';
import { bareLink, inert, markup } from './text';

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
    plainText(candidate)
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
    ...figureLines(chart).map(inert),
    `Source: ${inert(chart.source.name)} ${bareLink(chart.source.url)}`,
  ],
  form: () => [],
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
