import { createRequire } from 'node:module';
import { LIMITS } from '../../../adapters/teams/limits';

// The package's own entry loses tables; this build of it does not, but has no types of its own.
const library = createRequire(__filename)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof import('adaptivecards');

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

/** The card as a client without native charts sees it: each chart gives way to its fallback. */
export function withoutCharts(card: unknown): unknown {
  if (Array.isArray(card)) return card.map(withoutCharts);
  if (typeof card !== 'object' || card === null) return card;
  const { type, fallback } = card as Element;
  if (type?.startsWith('Chart.')) return withoutCharts(fallback);
  return Object.fromEntries(
    Object.entries(card).map(([key, value]) => [key, withoutCharts(value)]),
  );
}

/**
 * What Microsoft's own card library has against a card, once charts are set aside (it does not know them): faults
 * it reports, and anything it drops because its schema has no such element or property.
 */
export function faults(card: unknown): string[] {
  // The library checks `lang` with a regular expression that remembers where it stopped, and so refuses every second card.
  const { lang, ...rest } = withoutCharts(card) as Element;
  const plain = typeof lang === 'string' && /^[a-z]{2,3}$/.test(lang) ? rest : { ...rest, lang };
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  // Teams shows six buttons and puts the others into a menu; the library's own default is five in all.
  parsed.hostConfig = new library.HostConfig({ actions: { maxActions: LIMITS.buttons } });
  parsed.parse(plain, context);
  const events = Array.from({ length: context.eventCount }, (_, index) =>
    context.getEventAt(index),
  );
  const invalid = parsed.validateProperties().validationEvents;
  return [
    ...[...events, ...invalid].map(({ message }) => message),
    ...dropped(plain, parsed.toJSON(), 'card'),
  ];
}

/** Properties of Microsoft Teams' own or of later schemas, and an action's fallback, which the library reads but does not write back. */
const NOT_WRITTEN_BACK = /\.(msteams|mode|\$schema|actions\.\d+\.fallback)$/;

function dropped(sent: unknown, kept: unknown, path: string): string[] {
  if (typeof sent !== 'object' || sent === null || /\.data$/.test(path)) return [];
  return Object.entries(sent).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (NOT_WRITTEN_BACK.test(at)) return [];
    const back = (kept as Record<string, unknown> | undefined)?.[key];
    // The library leaves out what is empty or has its default value.
    const unsaid = value === '' || DEFAULTS.has(`${key}=${String(value)}`);
    if (back === undefined && unsaid) return [];
    return back === undefined ? [`${at} is dropped`] : dropped(value, back, at);
  });
}

const DEFAULTS = new Set(['style=compact', 'showGridLines=true']);

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
