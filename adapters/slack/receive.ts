import type { Reply } from '../../src/ports';
import type { Asker, SlackContext } from './context';
import { createPerson } from './person';

/**
 * What someone typed, without Slack's furniture: mentions are taken off (names are nobody's business),
 * channels and links become their words, and the three escaped characters come back.
 */
export function parseText(text: string): string {
  return text
    .replace(/<[@!][^<>]*>/g, ' ')
    .replace(/<#[^<>|]*\|([^<>]*)>/g, '#$1')
    .replace(/<#[^<>]*>/g, ' ')
    .replace(
      /<(?:mailto:|tel:)?([^<>|]+)(?:\|([^<>]*))?>/g,
      (_, address: string, label?: string) =>
        label === undefined || label === '' ? address : label,
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/**
 * A message's text with its emoji as they are drawn: Slack writes them by name, and says in the blocks of a message which
 * they are. One whose drawing it does not say, such as an organisation's own, stays a name.
 */
export function withEmoji(text: string, blocks: unknown): string {
  const drawn = new Map<string, string>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    const { type, name, unicode } = value as Readonly<Record<string, unknown>>;
    if (type === 'emoji' && typeof name === 'string' && typeof unicode === 'string') {
      const points = unicode.split('-').map((point) => parseInt(point, 16));
      if (points.every((point) => point > 0 && point <= 0x10ffff))
        drawn.set(name, String.fromCodePoint(...points));
    }
    for (const part of Object.values(value)) look(part, depth + 1);
  };
  look(blocks, 0);
  if (drawn.size === 0) return text;
  return text.replace(
    /:([^:\s]{1,80}):(?::skin-tone-[2-6]:)?/g,
    (code, name: string) => drawn.get(name) ?? code,
  );
}

/** Blocks of a message are lists in sections in lists: no deeper than this. */
const DEEPEST = 12;

/** Puts words to the bot on somebody's behalf; `person` is for those who ask several things at once. */
export function ask(
  tools: SlackContext,
  asker: Asker,
  text: string,
  person = createPerson(tools, asker),
): Promise<Reply> {
  const { org, channel, direct, delivery, thread } = asker;
  return tools.bot({
    text,
    from: { adapter: 'slack', org, ref: channel },
    direct,
    person,
    ...(delivery === undefined ? {} : { delivery }),
    ...(thread === undefined ? {} : { thread }),
  });
}
