import { createConceptFinder, type Concept, type Touched } from './synonyms';
import { createExpand, type Abbreviations } from '../text/abbreviations';
import type { ContextSpeller } from '../text/context-speller';
import { inFigures } from '../text/number-words';
import type { Stem } from '../text/stem';
import { wordsIn } from '../text/tokenize';
import { correctSpelling, type Repair } from './correct-spelling';

/** A text as the search sees it. */
export interface AnalyzedText {
  /** Its words, with slips repaired. */
  readonly words: readonly string[];
  /** Words that were repaired: what was typed and what it was taken for. */
  readonly repairs: readonly Repair[];
  /** Words that may be slips, with what they may stand for: left as typed. */
  readonly offers: readonly Repair[];
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
  readonly abbreviations: Abbreviations;
}

/** Turns text, or words already taken from one, into what the search sees. */
export interface Analyzer {
  /** Without a speller, words are taken as typed. */
  read(text: string, speller?: ContextSpeller): AnalyzedText;
  /** A part of a reading, as if nothing else had been said. */
  part(whole: AnalyzedText, from: number, to: number): AnalyzedText;
}

/** Makes a reader for a field's concepts. */
export function createAnalyzer(
  { concepts, stopWords, abbreviations }: AnalyzerParts,
  stem: Stem,
): Analyzer {
  const expand = createExpand(abbreviations);
  const finder = createConceptFinder(concepts, stem);
  const stop = new Set(stopWords.flatMap((word) => [word, ...wordsIn(word)]));
  const reading = (
    words: readonly string[],
    { repairs, offers }: Pick<AnalyzedText, 'repairs' | 'offers'>,
  ): AnalyzedText => {
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
      offers,
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
    read(text, speller) {
      const typed = wordsIn(text);
      if (speller === undefined)
        return reading(
          typed.map((_, at) => expand(typed, at)),
          NOTHING_CHANGED,
        );
      const { words, ...changes } = correctSpelling(typed, speller, expand);
      return reading(changes.repairs.length > 0 ? inFigures(words) : words, changes);
    },
    part: (whole, from, to) => reading(whole.words.slice(from, to), whole),
  };
}

const NOTHING_CHANGED = { repairs: [], offers: [] };

/** How a question begins, where it begins with no word of its subject: "where is" asks for a place, "are you" makes small talk. */
function beginning(words: readonly string[], stop: ReadonlySet<string>): readonly string[] {
  const [first, second = ''] = words;
  if (first === undefined || !stop.has(first)) return [];
  const next = stop.has(second) && !TELLS_NOTHING.has(second) ? ` ${second}` : '';
  return [`?${first.replace(/^(what|where|who|how|when)s$/, '$1')}${next}`];
}

const TELLS_NOTHING = new Set(['is', 'are', 'a', 'an', 'the', 'some', 'any']);
