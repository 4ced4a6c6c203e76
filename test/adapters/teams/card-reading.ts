export { cardFaults as faults, withoutCharts } from '../../../adapters/teams/examine-cards';

/** Any part of a card, read back from its JSON. */
export interface Element {
  readonly type?: string;
  readonly [key: string]: unknown;
}

/** Every object in a card, fallbacks included, in reading order; not what buttons carry unseen. */
export function elements(card: unknown): Element[] {
  if (Array.isArray(card)) return card.flatMap(elements);
  if (typeof card !== 'object' || card === null) return [];
  const parts = Object.entries(card).flatMap(([key, part]) =>
    key === 'data' ? [] : elements(part),
  );
  return [card as Element, ...parts];
}

/** Elements of one type. */
export function ofType(card: unknown, type: string): Element[] {
  return elements(card).filter((element) => element.type === type);
}

/** Every word a reader may see, marks of escaping taken off headings, facts and labels. */
export function words(card: unknown): string {
  return elements(card)
    .flatMap(({ type, text, title, value, label }) => {
      const escaped = type === 'TextBlock' || type === undefined;
      return [text, title, value, label]
        .filter((part) => typeof part === 'string')
        .map((part) => (escaped ? part.replace(/\\(?=[^\w\s])/g, '') : part));
    })
    .join('\n');
}

/** Every line a reader can read, one paragraph's runs put together, and every address. */
export function readable(card: unknown): string {
  const runs = elements(card).flatMap(({ inlines }) =>
    Array.isArray(inlines)
      ? [(inlines as { text: string }[]).map(({ text }) => text).join('')]
      : [],
  );
  return [words(card), ...runs, ...opensFrom(card)].join('\n');
}

/** Every address that can be opened from a card. */
export function opensFrom(card: unknown): string[] {
  return elements(card).flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
}

/** What the buttons of a card type: their own words, or the sentence of their form. */
export function asksFrom(card: unknown): string[] {
  return elements(card).flatMap(({ data }) => {
    const { ask, form } = (data ?? {}) as { ask?: unknown; form?: unknown };
    return [ask, form].filter((words) => typeof words === 'string');
  });
}

/** Marks that Teams would act on: Markdown where it reads Markdown, dates of its own, mentions, hidden direction. */
export function actsFrom(message: unknown): string[] {
  return elements(message).flatMap((element) => {
    const { type, text, title, value, label } = element;
    const facts = (element['facts'] ?? []) as readonly { title: string; value: string }[];
    // Only these are read as Markdown: text runs, choices and buttons' titles never are.
    const markdown = [
      ...(type === 'TextBlock' ? [text] : []),
      ...facts.flatMap((fact) => [fact.title, fact.value]),
      ...(type?.startsWith('Input.') === true ? [label] : []),
    ];
    const marks = markdown
      .filter((part) => typeof part === 'string')
      .flatMap((part) => part.replace(/\\[\W_]/g, '0').match(MARKS) ?? []);
    const typed = type === 'Input.Text' ? value : undefined;
    const spoken = [element['speak'], element['fallbackText'], element['summary']];
    const everywhere = [text, title, label, typed, ...spoken, ...facts.map((fact) => fact.value)]
      .filter((part) => typeof part === 'string')
      .flatMap(
        (part) =>
          part.match(/\{\{(?:DATE|TIME)\(|[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/gi) ?? [],
      );
    return [...marks, ...everywhere, ...(type === 'mention' ? ['mention'] : [])];
  });
}

const MARKS = /[*`[\]~]|(?<![\p{L}\p{N}])_|^#+ |^>|<[a-z/!?]|&#?\w+;/giu;
