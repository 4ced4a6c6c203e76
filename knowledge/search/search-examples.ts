import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';

/** A text of which we know what it asks for, or that it is out of scope. */
export interface KnownQuestion {
  readonly text: string;
  /** Places of the entries that answer it, best first; none when it is to be declined. */
  readonly entries: readonly number[];
  /** The subject it is declined for; empty when it is in scope. */
  readonly subject: string;
}

/** Every example the search learns from: the lexicon's asks, each entry's own asks and titles, what tips say, and what to decline. */
export function knownQuestions(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
): readonly KnownQuestion[] {
  const placeOf = new Map(entries.map((entry, at) => [entry.id, at]));
  const asked = lexicon.asks.flatMap(({ for: ids, asks }) => {
    const places = ids.flatMap((id) => placeOf.get(id) ?? []);
    return places.length === 0 ? [] : asks.map((text) => inScope(text, places));
  });
  // A tip says in so many words what is asked about.
  const said = entries.flatMap(({ kind, titles, asks, text }, at) => {
    const places = [at];
    return [...titles, ...(kind === 'tip' ? [text] : []), ...asks].map((one) =>
      inScope(one, places),
    );
  });
  const declined = lexicon.declines.flatMap(({ subject, asks, words }) =>
    [...asks, ...words].map((text): KnownQuestion => ({ text, entries: [], subject })),
  );
  return [...asked, ...said, ...declined];
}

const inScope = (text: string, entries: readonly number[]): KnownQuestion => ({
  text,
  entries,
  subject: '',
});
