import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';
import type { Reading } from './reader';

/** A text of which we know what it asks for, or that it is out of scope. */
export interface KnownQuestion {
  readonly text: string;
  readonly features: readonly string[];
  /** Places of the entries that answer it, best first; none when it is to be declined. */
  readonly entries: readonly number[];
  /** The subject it is declined for; empty when it is in scope. */
  readonly subject: string;
}

/** Every example the search learns from: the lexicon's asks, each entry's own asks and titles, what tips say, and what to decline. */
export function knownQuestions(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  read: (text: string) => Reading,
): readonly KnownQuestion[] {
  const placeOf = new Map(entries.map((entry, at) => [entry.id, at]));
  const wanted = [
    ...lexicon.asks.flatMap(({ for: ids, asks }) =>
      asks.map((text) => ({ text, ids, subject: '' })),
    ),
    // A tip says in so many words what is asked about.
    ...entries.flatMap(({ id, kind, titles, asks, text: said }) =>
      [...titles, ...(kind === 'tip' ? [said] : []), ...asks].map((text) => ({
        text,
        ids: [id],
        subject: '',
      })),
    ),
    ...lexicon.declines.flatMap(({ subject, asks, words }) =>
      [...asks, ...words].map((text) => ({ text, ids: [] as readonly string[], subject })),
    ),
  ];
  return wanted.flatMap(({ text, ids, subject }) => {
    const { features } = read(text);
    const known = ids.flatMap((id) => placeOf.get(id) ?? []);
    if (features.length === 0 || (subject === '' && known.length === 0)) return [];
    return [{ text, features, entries: known, subject }];
  });
}
