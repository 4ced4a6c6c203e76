import { wordWorths } from './bm25';
import type { SearchEntry } from './entries';
import { exactMatchesOf, type ExactMatches } from './exact-match';
import { knownQuestions } from './search-examples';
import { listPassages, passagesOf, type PassagesTable } from './passages';
import { learnIntents, type LearnedIntents } from './intents';
import type { Lexicon } from './lexicon';
import { namesIn } from './entity-names';
import { listPostings, type PostingsTable } from './inverted-index';
import { createAnalyzer, type AnalyzedText } from './analyzer';
import { usesOf } from './features';
import { vocabularyOf } from './search-terms';
import { createStem } from '../text/stem';

/** All that the search works out from its entries and lexicon, and from nothing else: plain data, so it can be kept. */
export interface SearchIndex {
  /** Everything anybody used here that can be matched on. Its place is its number in the other tables. */
  readonly features: readonly string[];
  /** Which entries hold each word and concept. */
  readonly words: PostingsTable;
  /** Known questions and the entries' own passages, for comparing with a question. */
  readonly passages: PassagesTable;
  /** The known questions. */
  readonly exact: ExactMatches;
  /** Absent where there is too much to learn from. */
  readonly learned: LearnedIntents | undefined;
  /** Who uses each feature as a word: see `usesOf`. */
  readonly uses: Uint8Array;
  /** Words that call entries by name, with the entries' places. */
  readonly names: readonly (readonly [string, readonly number[]])[];
  /** Words as typed, with how often. */
  readonly vocabulary: readonly (readonly [string, number])[];
}

/** Reads every text there is, once, and works it all out: seconds for thousands of examples. */
export function buildIndex(entries: readonly SearchEntry[], lexicon: Lexicon): SearchIndex {
  const stem = createStem();
  const reader = createAnalyzer(lexicon, stem);
  const known = knownQuestions(entries, lexicon);
  const readings = new Map<string, AnalyzedText>();
  const read = (text: string): AnalyzedText => {
    const reading = readings.get(text) ?? reader.read(text);
    readings.set(text, reading);
    return reading;
  };
  const features = known.map(({ text }) => read(text).features);
  const asked = entries.map((): AnalyzedText[] => []);
  for (const { text, entries: places } of known)
    for (const place of places) asked[place]?.push(read(text));
  const worths = wordWorths(entries, asked, read);
  const passages = passagesOf(entries, known, read);
  const uses = usesOf(entries, lexicon, read, stem);

  // What questions hold comes first, in their order: learning numbers it the same way.
  const all = new Set(features.flat());
  for (const one of worths.flat()) all.add(one.feature);
  for (const one of passages) for (const feature of one.features) all.add(feature);
  for (const one of uses.keys()) all.add(one);
  const dictionary = new Map([...all].map((feature, at) => [feature, at]));
  const english = new Set([...lexicon.english.keys(), ...lexicon.stopWords]);
  return {
    features: [...all],
    words: listPostings(worths, dictionary),
    passages: listPassages(passages, dictionary),
    exact: exactMatchesOf(known, features),
    learned: learnIntents(entries.length, known, features),
    uses: Uint8Array.from(all, (feature) => uses.get(feature) ?? 0),
    names: namesIn(entries, english, read),
    vocabulary: [...vocabularyOf(entries, lexicon, (text) => read(text).words)],
  };
}
