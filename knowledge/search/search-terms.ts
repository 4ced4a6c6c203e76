import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';

/** Every word the content and the lexicon use, with how often: what misspelt words are repaired to. `wordsIn` gives a text's words as typed. */
export function vocabularyOf(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  wordsIn: (text: string) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (text: string): void => {
    for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { titles, keywords, text, asks } of entries)
    for (const part of [...titles, ...keywords, text, ...asks]) count(part);
  for (const { asks } of lexicon.asks) asks.forEach(count);
  for (const { asks, words } of lexicon.declines) [...asks, ...words].forEach(count);
  for (const { words } of lexicon.concepts) words.forEach(count);
  return counts;
}
