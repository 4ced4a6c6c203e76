import { createRequire } from 'node:module';
import type { Finding, Reply } from '../../src/ports';
import { LIMITS } from './limits';
import { renderForTeams, renderInserted } from './render';

type Library = typeof import('adaptivecards');
type Part = Readonly<Record<string, unknown>>;

/** The package's own entry loses tables; this build of it does not, but has no types of its own. */
const library = (): Library =>
  createRequire(__filename)('adaptivecards/dist/adaptivecards.js') as Library;

/** The card as a client without native charts sees it: each chart gives way to its fallback. */
export function withoutCharts(card: unknown): unknown {
  if (Array.isArray(card)) return card.map(withoutCharts);
  if (typeof card !== 'object' || card === null) return card;
  const { type, fallback } = card as Part;
  if (typeof type === 'string' && type.startsWith('Chart.')) return withoutCharts(fallback);
  return Object.fromEntries(
    Object.entries(card).map(([key, value]) => [key, withoutCharts(value)]),
  );
}

/**
 * What Microsoft's own card library has against a card by the schema 1.5 that it carries, once charts are set aside (it
 * does not know them): faults it reports, and anything it drops because the schema has no such element or property.
 */
export function cardFaults(card: unknown): string[] {
  const { AdaptiveCard, HostConfig, SerializationContext, Versions } = library();
  // The library checks `lang` with a regular expression that remembers where it stopped, and so refuses every second card.
  const { lang, ...rest } = withoutCharts(card) as Part;
  const plain = typeof lang === 'string' && /^[a-z]{2,3}$/.test(lang) ? rest : { ...rest, lang };
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  // Teams shows six buttons and puts the others into a menu; the library's own default is five in all.
  parsed.hostConfig = new HostConfig({ actions: { maxActions: LIMITS.buttons } });
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
const DEFAULTS = new Set(['style=compact', 'showGridLines=true']);

function dropped(sent: unknown, kept: unknown, path: string): string[] {
  if (typeof sent !== 'object' || sent === null || /\.data$/.test(path)) return [];
  return Object.entries(sent).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    if (NOT_WRITTEN_BACK.test(at)) return [];
    const back = (kept as Part | undefined)?.[key];
    // The library leaves out what is empty or has its default value.
    const unsaid = value === '' || DEFAULTS.has(`${key}=${String(value)}`);
    if (back === undefined && unsaid) return [];
    return back === undefined ? [`${at} is dropped`] : dropped(value, back, at);
  });
}

/** Whether every kind of card is sound by Microsoft's schema. Its library is in a checkout, and not in the image. */
export function examineCards(samples: readonly Reply[]): Finding {
  const about = 'Teams cards';
  try {
    library();
  } catch {
    const says = 'Not checked here: that needs a checkout of Signpost, after npm ci.';
    return { state: 'ok', about, says };
  }
  const cards = samples.flatMap((reply) => [
    ...renderForTeams(reply).attachments.map(({ content }) => content),
    ...renderForTeams(reply, { direct: true, delivery: 'd' }).attachments.map(
      ({ content }) => content,
    ),
    renderInserted(reply),
  ]);
  const wrong = cards.map(cardFaults).filter((faults) => faults.length > 0);
  if (wrong.length === 0) {
    const says = `All ${cards.length} that were made for this check are sound by the schema Adaptive Cards 1.5.`;
    return { state: 'ok', about, says };
  }
  const says = `Of ${cards.length}, ${wrong.length} are not sound by the schema Adaptive Cards 1.5; the first: ${wrong[0]?.[0] ?? ''}.`;
  const todo = 'Please report this line, with your version of Signpost.';
  return { state: 'wrong', about, says, todo };
}
