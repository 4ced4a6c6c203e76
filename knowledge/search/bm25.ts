import MiniSearch from 'minisearch';
import { affordable } from './afford';
import type { SearchEntry } from './entries';
import type { Reading } from './reader';

interface Page {
  readonly id: number;
  readonly title: string;
  readonly keywords: string;
  readonly text: string;
}

/** One entry's word match: BM25+ over its fields, and which field matched which word. */
export interface WordMatch {
  readonly at: number;
  readonly score: number;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

export interface WordIndex {
  /** Entries that share a word or concept with the reading, best first, at most `most`. */
  match(reading: Reading, most: number): readonly WordMatch[];
}

const BOOST = { title: 3, keywords: 2, text: 1 };
/** Concepts count for less than the words themselves. */
const CONCEPT_WEIGHT = 0.6;

/** Indexes entries by stem and concept. No fuzzy matching: slips are repaired before, and real words must stay themselves. */
export function createWordIndex(
  entries: readonly SearchEntry[],
  read: (text: string) => Reading,
): WordIndex {
  const counts = new Map<string, number>();
  const termsOf = ({ stems, concepts }: Reading): readonly string[] => [
    ...stems,
    ...concepts.map(({ id }) => `#${id}`),
  ];
  const inWords = (text: string): string => {
    const terms = termsOf(read(text));
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    return terms.join(' ');
  };
  const index = new MiniSearch<Page>({
    fields: ['title', 'keywords', 'text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: {
      boost: BOOST,
      boostTerm: (term) => (term.startsWith('#') ? CONCEPT_WEIGHT : 1),
    },
  });
  index.addAll(
    entries.map((entry, id) => ({
      id,
      title: inWords(entry.titles.join('\n')),
      keywords: inWords([...entry.keywords, ...entry.asks].join('\n')),
      text: inWords(entry.text),
    })),
  );
  return {
    match(reading, most) {
      const query = affordable(termsOf(reading), (term) => counts.get(term) ?? 0).join(' ');
      if (query === '') return [];
      return index
        .search(query)
        .slice(0, most)
        .map((found) => ({ at: found.id as number, score: found.score, fields: found.match }));
    },
  };
}
