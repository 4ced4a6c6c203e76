import type { SearchEntry } from './entries';
import type { InvertedIndex, Scored, Worth } from './inverted-index';
import type { AnalyzedText } from './analyzer';

/** Word matches by BM25+ over the fields of entries. */
export interface WordIndex {
  /** Entries that share a word or concept with the reading, best first, at most `most`. */
  match(reading: AnalyzedText, most: number): readonly Scored[];
  /** What one entry shares with the reading is worth in all. */
  score(reading: AnalyzedText, at: number): number;
  /** The words and concepts that one entry shares with the reading, with what each adds. */
  shared(reading: AnalyzedText, at: number): readonly Worth[];
}

/** Asks come from many mouths, so they tell most. Each title is an ask too. */
const BOOST = { title: 1, keywords: 1, asks: 2, text: 0.5 };
type Field = keyof typeof BOOST;
const FIELDS: readonly Field[] = ['title', 'keywords', 'asks', 'text'];
/** Concepts count for less than the words themselves. */
const CONCEPT_WEIGHT = 0.6;
/** BM25+: how soon repeats stop counting, how much long fields are held back, and what any match is worth. */
const SATURATION = 1.2;
const LENGTH = 0.7;
const LEAST = 0.5;

/** A field of one entry: how often it has each term. */
type Terms = ReadonlyMap<string, number>;

/**
 * What each stem and concept is worth in each entry. `asked` is what people type for it. No fuzzy matching: slips are
 * repaired before, and real words must stay themselves.
 */
export function wordWorths(
  entries: readonly SearchEntry[],
  asked: readonly (readonly AnalyzedText[])[],
  read: (text: string) => AnalyzedText,
): readonly (readonly Worth[])[] {
  const pages = entries.map((entry, at): Readonly<Record<Field, Terms>> => ({
    title: countTerms(entry.titles.map(read)),
    keywords: countTerms(entry.keywords.map(read)),
    asks: countTerms(asked[at] ?? []),
    text: countTerms([read(entry.text)]),
  }));
  const worths = pages.map(() => new Map<string, number>());
  for (const field of FIELDS) {
    const held = new Map<string, number>();
    let total = 0;
    for (const page of pages)
      for (const [term, count] of page[field]) {
        held.set(term, (held.get(term) ?? 0) + 1);
        total += count;
      }
    const usual = total / Math.max(1, pages.length);
    pages.forEach((page, at) => {
      const terms = page[field];
      const length = sum(terms.values()) / Math.max(1, usual);
      const into = worths[at];
      for (const [term, count] of terms) {
        const holders = held.get(term) ?? 0;
        const rarity = Math.log(1 + (pages.length - holders + 0.5) / (holders + 0.5));
        const often =
          (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH + LENGTH * length));
        const worth = BOOST[field] * rarity * (LEAST + often) * weightOf(term);
        into?.set(term, (into.get(term) ?? 0) + worth);
      }
    });
  }
  return worths.map((terms) => [...terms].map(([feature, worth]) => ({ feature, worth })));
}

/** Matches readings against what was indexed. */
export function createWordIndex(postings: InvertedIndex): WordIndex {
  return {
    match: (reading, most) =>
      postings.best(
        termsOf(reading).map((feature) => ({ feature, worth: 1 })),
        most,
      ),
    score: (reading, at) =>
      termsOf(reading).reduce((sum, feature) => sum + postings.worth(feature, at), 0),
    shared: (reading, at) =>
      termsOf(reading)
        .map((feature) => ({ feature, worth: postings.worth(feature, at) }))
        .filter(({ worth }) => worth > 0),
  };
}

const weightOf = (term: string): number => (term.startsWith('#') ? CONCEPT_WEIGHT : 1);

const termsOf = ({ stems, concepts }: AnalyzedText): readonly string[] => [
  ...stems,
  ...concepts.map(({ id }) => `#${id}`),
];

function countTerms(readings: readonly AnalyzedText[]): Terms {
  const counts = new Map<string, number>();
  for (const reading of readings)
    for (const term of termsOf(reading)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
