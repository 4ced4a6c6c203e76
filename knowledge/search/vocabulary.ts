import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';
import { wordsOf } from './words';

/** Every word the content and the lexicon use, with how often: what misspelt words are repaired to. */
export function vocabularyOf(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (text: string): void => {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { titles, keywords, text, asks } of entries)
    for (const part of [...titles, ...keywords, text, ...asks]) count(part);
  for (const { asks } of lexicon.asks) asks.forEach(count);
  for (const { asks, words } of lexicon.declines) [...asks, ...words].forEach(count);
  for (const { words } of lexicon.concepts) words.forEach(count);
  return counts;
}
