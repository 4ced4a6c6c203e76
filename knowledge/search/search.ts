import type { Ranked } from '../reply/reply';
import { answerability } from './answerability';
import type { Repair } from './correct-spelling';
import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';
import type { SearchIndex } from './build-index';
import { createMeaning, type MeaningOptions } from './meaning';
import { createPipeline, type Analysis, type Audiences } from './pipeline';
import { knownQuestions } from './search-examples';
import type { Search } from './port';
import type { RankedEntry } from './ranking';

export interface SearchParts {
  readonly entries: readonly SearchEntry[];
  readonly lexicon: Lexicon;
  readonly audiences?: Audiences;
  /** What was worked out from these entries and this lexicon; worked out now where it is not given. */
  readonly index?: SearchIndex;
  /** A second opinion by meaning; without it, words decide alone. */
  readonly meaning?: MeaningOptions | undefined;
}

const MOST_RESULTS = 10;
const MOST_EXPLAINED = 5;

/** Makes a search over any entries, with the lexicon of their field. */
export function createSearch({
  entries,
  lexicon,
  audiences,
  index,
  meaning: options,
}: SearchParts): Search {
  const look = createPipeline(entries, lexicon, audiences, index);
  const meaning =
    options && createMeaning(entries, knownQuestions(entries, lexicon), lexicon.gaps, options);
  return {
    async find(question, asker) {
      const byWords = look(question, asker);
      const judged = answerability(lexicon.floor, byWords);
      const neighbours = judged.sure ? undefined : await meaning?.near([question]);
      const sight = neighbours ? look(question, asker, neighbours) : byWords;
      const { verdict, elsewhere, subject, why } = neighbours
        ? answerability(lexicon.floor, sight)
        : judged;
      const { words, repairs, offers } = sight.reading;
      const results = sight.ranked.slice(0, MOST_RESULTS).map(({ at, score }): Ranked => {
        const entry = entries[at];
        return { id: entry?.id ?? '', kind: entry?.kind ?? 'resource', score: Math.min(1, score) };
      });
      return {
        verdict,
        elsewhere,
        ...(subject !== undefined && { subject }),
        results,
        get why() {
          return [...explain(sight, entries), ...why()];
        },
        repairs,
        ...(repairs.length > 0 ? { repaired: words.join(' ') } : {}),
        ...(offers.length > 0 ? { offered: asMeant(words, offers) } : {}),
      };
    },
  };
}

/** A question's words with what they may stand for in place of those that may be slips. */
function asMeant(words: readonly string[], offers: readonly Repair[]): string {
  const meant = new Map(offers.map(({ typed, taken }) => [typed, taken]));
  return words.map((word) => meant.get(word) ?? word).join(' ');
}

function explain(sight: Analysis, entries: readonly SearchEntry[]): readonly string[] {
  const { reading, ranked, judgement, familiar } = sight;
  return [
    `words: ${reading.words.join(' ')}`,
    ...reading.repairs.map(({ typed, taken }) => `repaired: “${typed}” taken for “${taken}”`),
    ...reading.offers.map(({ typed, taken }) => `doubtful: “${typed}” may stand for “${taken}”`),
    ...reading.concepts.map(({ id, from }) => `meaning: “${from}” is ${id}`),
    ...ranked
      .slice(0, MOST_EXPLAINED)
      .map((one) => `match: ${entries[one.at]?.id ?? ''} ${reasons(one, sight)}`),
    `likeliest subject to decline for: ${judgement.declined.subject} ${judgement.declined.chance.toFixed(2)}`,
    `words nobody has used here: ${familiar.strange.join(' ') || 'none'}`,
  ];
}

function reasons({ at, score, meant, exact, named, words }: RankedEntry, sight: Analysis): string {
  const shared = sight.shared(at).map(({ feature, worth }) => `${feature} ${worth.toFixed(1)}`);
  return `${score.toFixed(3)} = examples ${meant.toFixed(2)},${exact ? ' an example word for word,' : ''}${named ? ' called by name,' : ''} words ${words.toFixed(2)} (${shared.join(', ')})`;
}
