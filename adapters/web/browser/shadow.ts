const sheets = new Map<string, Promise<CSSStyleSheet>>();

/** One of our stylesheets, fetched once, to be shared by every pane that draws with it. */
export function sheet(href: string): Promise<CSSStyleSheet> {
  const already = sheets.get(href);
  if (already) return already;
  const fetched = fetch(href)
    .then((response) => response.text())
    .then((css) => new CSSStyleSheet().replace(css));
  sheets.set(href, fetched);
  return fetched;
}

/** A part of the page with styles of its own, so that the NHS's do not change how another product looks. */
export function apart(host: HTMLElement, styles: CSSStyleSheet): HTMLElement {
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [styles];
  const body = document.createElement('div');
  root.append(body);
  return body;
}

/** What is asked for the reader: the words, and what the button said, where one was pressed. */
export interface Pressed {
  readonly text: string;
  readonly said: string;
}

/** Types a sentence for the reader, as if it had been entered in the box; in other views, on the Ask view. */
export function type(text: string, said = ''): void {
  if (!document.querySelector('[data-composer]')) {
    location.href = `/?${queryOf({ text, said })}`;
    return;
  }
  document.dispatchEvent(new CustomEvent<Pressed>('signpost:ask', { detail: { text, said } }));
}

/** The part of an address that asks the same again. */
export function queryOf({ text, said }: Pressed): string {
  return new URLSearchParams({ q: text, ...(said !== '' && { said }) }).toString();
}

/** Fills a form's sentence: each `{id}` becomes what was given for it. */
export function fill(sentence: string, given: ReadonlyMap<string, string>): string {
  return sentence.replace(/\{([\w-]+)\}/g, (_, id: string) => (given.get(id) ?? '').trim());
}
