import { createConceptFinder, type Concept, type Touched } from './synonyms';
import { expandAbbreviation } from '../text/abbreviations';
import { correctSpelling } from './correct-spelling';
import type { SpellingCorrection } from '../text/spelling-candidates';
import { digits, tokenize, type Stem } from '../text/tokenize';

/** A text as the search sees it. */
export interface AnalyzedText {
  /** Its words, with slips repaired. */
  readonly words: readonly string[];
  /** Words that were repaired: what was typed and what it was taken for. */
  readonly repairs: readonly { readonly typed: string; readonly taken: string }[];
  /** Stems of the words that carry meaning, each once. */
  readonly stems: readonly string[];
  /** For each of `stems`, a word that has it. */
  readonly terms: readonly string[];
  readonly concepts: readonly Touched[];
  /** Everything to match on: stems, concepts (`#id`), pairs of neighbouring stems (`a_b`) and how it begins (`?how do`). */
  readonly features: readonly string[];
}

export interface AnalyzerParts {
  readonly concepts: readonly Concept[];
  readonly stopWords: readonly string[];
}

/** Turns text, or words already taken from one, into what the search sees. */
export interface Analyzer {
  /** Without `repair`, words are taken as typed. */
  read(text: string, repair?: SpellingCorrection): AnalyzedText;
  /** A part of a reading, as if nothing else had been said. */
  part(whole: AnalyzedText, from: number, to: number): AnalyzedText;
}

/** Makes a reader for a field's concepts. */
export function createAnalyzer({ concepts, stopWords }: AnalyzerParts, stem: Stem): Analyzer {
  const finder = createConceptFinder(concepts, stem);
  const stop = new Set(stopWords.flatMap((word) => [word, ...tokenize(word)]));
  const reading = (words: readonly string[], repairs: AnalyzedText['repairs']): AnalyzedText => {
    const all = words.map(stem);
    const touched = finder.find(words, all);
    const terms = new Map<string, string>();
    const pairs = new Set<string>();
    let last: string | undefined;
    words.forEach((word, at) => {
      if (stop.has(word)) return;
      const one = all[at] ?? word;
      if (!terms.has(one)) terms.set(one, word);
      if (last !== undefined) pairs.add(`${last}_${one}`);
      last = one;
    });
    const stems = [...terms.keys()];
    return {
      words,
      repairs,
      stems,
      terms: [...terms.values()],
      concepts: touched,
      features: [
        ...stems,
        ...touched.map(({ id }) => `#${id}`),
        ...pairs,
        ...beginning(words, stop),
      ],
    };
  };
  return {
    read(text, repair) {
      const typed = tokenize(text);
      if (repair === undefined)
        return reading(
          typed.map((_, at) => expandAbbreviation(typed, at)),
          [],
        );
      const { words, repairs } = correctSpelling(typed, repair, stop);
      return reading(repairs.length > 0 ? digits(words) : words, repairs);
    },
    part: ({ words, repairs }, from, to) => reading(words.slice(from, to), repairs),
  };
}

/** How a question begins, where it begins with no word of its subject: "where is" asks for a place, "are you" makes small talk. */
function beginning(words: readonly string[], stop: ReadonlySet<string>): readonly string[] {
  const [first, second = ''] = words;
  if (first === undefined || !stop.has(first)) return [];
  const next = stop.has(second) && !TELLS_NOTHING.has(second) ? ` ${second}` : '';
  return [`?${first.replace(/^(what|where|who|how|when)s$/, '$1')}${next}`];
}

const TELLS_NOTHING = new Set(['is', 'are', 'a', 'an', 'the', 'some', 'any']);
