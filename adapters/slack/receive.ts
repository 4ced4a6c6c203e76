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
