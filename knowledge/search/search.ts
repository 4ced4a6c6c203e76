import type { Ranked } from '../reply';
import { createWordIndex } from './bm25';
import type { SearchEntry } from './entries';
import { createIntents } from './intents';
import type { Lexicon } from './lexicon';
import type { Finding, Search } from './port';
import { createRanking } from './ranking';
import { createReader } from './reader';
import { createRepair } from './repair';
import { createFamiliarity } from './signals';
import { decide } from './decide';
import { createTitleIndex } from './titles';
import { vocabularyOf } from './vocabulary';

export interface SearchParts {
  readonly entries: readonly SearchEntry[];
  readonly lexicon: Lexicon;
}

const MOST_RESULTS = 10;

/** Makes a search over any entries, with the lexicon of their field. Everything is learned and indexed here, once. */
export function createSearch({ entries, lexicon }: SearchParts): Search {
  const readAny = createReader(lexicon);
  const read = (text: string) => readAny(text);
  const english = new Set(lexicon.english);
  const repair = createRepair(vocabularyOf(entries, lexicon), english);
  const titles = createTitleIndex(entries, read);
  const ranking = createRanking({
    entries,
    words: createWordIndex(entries, read),
    titles,
  });
  const intents = createIntents(entries, lexicon, read);
  const familiarity = createFamiliarity(
    [
      ...entries.flatMap(({ titles: named, keywords, text, asks }) =>
        [...named, ...keywords, text, ...asks].map(read),
      ),
      ...lexicon.asks.flatMap(({ asks }) => asks.map(read)),
    ],
    lexicon.declines.flatMap(({ asks }) => asks.map(read)),
    lexicon,
  );
  return {
    find(question) {
      const reading = readAny(question, repair);
      const judgement = intents.judge(reading);
      const ranked = ranking.rank(reading, judgement);
      const decision = decide(lexicon.floor, {
        reading,
        judgement,
        ranked,
        familiar: familiarity(reading),
      });
      const results = ranked.slice(0, MOST_RESULTS).map(({ at, score }): Ranked => {
        const entry = entries[at];
        return { id: entry?.id ?? '', kind: entry?.kind ?? 'resource', score };
      });
      const finding: Finding = {
        verdict: decision.verdict,
        results,
        why: [
          `words: ${reading.words.join(' ')}`,
          ...reading.repairs.map(({ typed, taken }) => `repaired: "${typed}" taken for "${taken}"`),
          ...reading.concepts.map(({ id, from }) => `meaning: "${from}" is ${id}`),
          ...ranked.slice(0, 5).map(({ at, why }) => `match: ${entries[at]?.id ?? ''} ${why}`),
          ...decision.why,
        ],
        ...(reading.repairs.length > 0 ? { repaired: reading.words.join(' ') } : {}),
      };
      return Promise.resolve(finding);
    },
  };
}
