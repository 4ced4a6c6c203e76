import type { Content } from '../loading/content-schema';
import type { Audience } from '../loading/topic';
import { createWordIndex } from './bm25';
import type { SearchEntry } from './entries';
import { createIntents, type Judgement } from './intents';
import type { Lexicon } from './lexicon';
import { createAudienceFinder, createNames, createTitleMatch } from './entity-names';
import { findExact, type ExactMatch } from './exact-match';
import { createInvertedIndex, type Worth } from './inverted-index';
import type { Neighbours } from './neighbours';
import { createPassageMatcher, type PassageMatches } from './passages';
import { createRanking, type RankedEntry } from './ranking';
import { createAnalyzer, type AnalyzedText } from './analyzer';
import { createContextSpeller, EVERYDAY } from '../text/context-speller';
import { isKnown } from '../text/dictionary';
import { createFamiliarity, createMissing, USE, type Familiarity, type Missing } from './features';
import { buildIndex, type SearchIndex } from './build-index';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** Everything seen in a question before deciding whether to answer it. */
export interface Analysis {
  readonly reading: AnalyzedText;
  readonly judgement: Judgement;
  readonly ranked: readonly RankedEntry[];
  readonly familiar: Familiarity;
  /** What it is like among known questions and passages. */
  readonly passages: PassageMatches;
  /** What it is near to in meaning, where an encoder says so. */
  readonly neighbours: Neighbours | undefined;
  /** What the examples say of just this question. */
  readonly exact: ExactMatch | undefined;
  /** How many meanings were touched that show by themselves that it is about this field. */
  readonly anchors: number;
  /** Whether every word that carries meaning is in some entry's titles or keywords. */
  readonly ownKeyword: boolean;
  /** The words and concepts an entry shares with it, by the entry's place: for explaining. */
  readonly shared: (at: number) => readonly Worth[];
  /** What of it an entry lacks, by the entry's place. */
  readonly missing: (at: number) => Missing;
}

/** `asker`: the professions and nations that whoever asks is known to be of, beside those the question names. */
export type Pipeline = (
  question: string,
  asker?: ReadonlySet<string>,
  neighbours?: Neighbours,
) => Analysis;

/** Those that entries can be for or about, with the words for them. */
export interface Audiences {
  readonly groups: readonly Audience[];
  readonly platforms: readonly Audience[];
}

/** The content's own. */
export const audiencesOf = ({
  professions,
  nations,
  platforms,
}: Pick<Content, 'professions' | 'nations' | 'platforms'>): Audiences => ({
  groups: [...professions, ...nations],
  platforms,
});

const NOBODY: Audiences = { groups: [], platforms: [] };

/** A word used more often than this is no slip, and neither are its forms. */
const OFTEN = 2;

/** Makes ready to look at any question. The same question always looks the same. `index` must be of these entries and this lexicon. */
export function createPipeline(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  { groups, platforms }: Audiences = NOBODY,
  index: SearchIndex = buildIndex(entries, lexicon),
): Pipeline {
  const stem = createStem();
  const reader = createAnalyzer(lexicon, stem);
  const { uses } = index;
  const dictionary = new Map(index.features.map((feature, at) => [feature, at]));
  const useOf = (one: string): number => uses[dictionary.get(one) ?? -1] ?? 0;
  const words = createWordIndex(createInvertedIndex(index.words, dictionary));
  const ranking = createRanking({
    entries,
    words,
    named: createNames(index.names),
    titled: createTitleMatch(entries, (title) => reader.read(title).stems),
    groups: createAudienceFinder(groups, stem),
    platforms: createAudienceFinder(platforms, stem),
    wordsOf: wordsIn,
  });
  const matchPassages = createPassageMatcher(index.passages, dictionary);
  const intents = createIntents(index.learned, dictionary);
  const { english, names } = lexicon;
  const speller = createContextSpeller({
    vocabulary: new Map(index.vocabulary),
    rankOf: (word) => english.get(word),
    everyday: [...english.keys()].slice(0, EVERYDAY),
    // "reposted" is in no dictionary, and is a form of a word that many use.
    isKnown: (word) =>
      english.has(word) || names.has(word) || isKnown(word) || useOf(stem(word)) > OFTEN,
    follows: (first, second) => dictionary.has(`${stem(first)}_${stem(second)}`),
  });
  const familiarity = createFamiliarity(lexicon.english, useOf);
  const missing = createMissing(lexicon.english);
  const anchors = new Set(lexicon.concepts.flatMap(({ id, anchor }) => (anchor ? [id] : [])));
  const see = (
    reading: AnalyzedText,
    asker: ReadonlySet<string> | undefined,
    neighbours: Neighbours | undefined,
  ): Analysis => {
    const judgement = intents.judge(reading);
    const exact = findExact(index.exact, reading.features);
    const passages = matchPassages(reading);
    return {
      reading,
      judgement,
      passages,
      neighbours,
      ranked: ranking.rank({
        ...{ reading, judgement, exact, neighbours, asker },
        passages: passages.entries,
      }),
      familiar: familiarity(reading),
      exact,
      ownKeyword:
        reading.stems.length > 0 && reading.stems.every((one) => (useOf(one) & USE.own) !== 0),
      shared: (at) => words.shared(reading, at),
      missing: (at) => missing(reading, words.shared(reading, at)),
      anchors: reading.concepts.filter(({ id }) => anchors.has(id)).length,
    };
  };
  return (question, asker, neighbours) => see(reader.read(question, speller), asker, neighbours);
}
