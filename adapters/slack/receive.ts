/**
 * What someone typed, without Slack's furniture: mentions are taken off (names are nobody's business),
 * channels and links become their words, and the three escaped characters come back.
 */
export function typedWords(text: string): string {
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
