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

/** Text with the characters that HTML writes by name or number. */
export function entitiesRead(text: string): string {
  return text.replace(/&(#\d{1,6}|[a-z]{2,6});/gi, (whole, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Number(name.slice(1)))
      : (ENTITIES[name.toLowerCase()] ?? whole),
  );
}
