import type { Resource } from '../loading/resource';
import { wordsOf } from '../search/words';

/** Shorter titles are everyday words, and taking those out would lose meaning. */
const FEWEST_WORDS = 4;

/** Takes the titles of documents out of a question, so that asking for one is never taken for what it is about. */
export function createTitleRemover(
  resources: readonly Resource[],
): (words: readonly string[]) => readonly string[] {
  const titles = resources
    .flatMap(({ title, seedTitle = title, aliases }) => [title, seedTitle, ...aliases])
    .flatMap((title) => title.split(/[;(]/))
    .map(wordsOf)
    .filter((title) => title.length >= FEWEST_WORDS);
  return (words) => {
    const there = new Set(words);
    return titles.filter(([first = '']) => there.has(first)).reduce(remove, words);
  };
}

function remove(words: readonly string[], title: readonly string[]): readonly string[] {
  const at = words.findIndex((_, from) =>
    title.every((word, index) => words[from + index] === word),
  );
  return at < 0 ? words : [...words.slice(0, at), ...words.slice(at + title.length)];
}
