import type { Resource } from '../loading/resource';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** Shorter titles are everyday words, and taking those out would lose meaning. */
const FEWEST_WORDS = 4;

/** Fewer words that matter are met by chance. */
const FEWEST_THAT_MATTER = 3;

/** Words of somebody who tells what is happening: nobody says them of a document. */
const TOLD = new Set(
  'i im ive me my mine myself we us our ours someone somebody he she him her his they them their is are was were has have had been being keep keeps now'.split(
    ' ',
  ),
);

/**
 * Says whether a text names a document loosely: every word of it that matters stands in one title, in any order or
 * form, and it tells of nobody. "the tweets that get you in trouble, doctors one" does.
 */
export function createTitleHint(
  resources: readonly Resource[],
  stopWords: readonly string[],
): (words: readonly string[]) => boolean {
  const stem = createStem();
  const littleWords = new Set(stopWords.flatMap(wordsIn));
  const titles = namesOf(resources).map((title) => new Set(title.map(stem)));
  return (words) => {
    if (words.some((word) => TOLD.has(word))) return false;
    const matter = [...new Set(words.filter((word) => !littleWords.has(word)).map(stem))];
    return (
      matter.length >= FEWEST_THAT_MATTER &&
      titles.some((title) => matter.every((word) => title.has(word)))
    );
  };
}

/** Takes the titles of documents out of a question, so that asking for one is never taken for what it is about. */
export function createTitleRemover(
  resources: readonly Resource[],
): (words: readonly string[]) => readonly string[] {
  const byFirst = new Map<string, { readonly title: readonly string[]; readonly at: number }[]>();
  namesOf(resources).forEach((title, at) => {
    const [first = ''] = title;
    if (title.length >= FEWEST_WORDS)
      byFirst.set(first, [...(byFirst.get(first) ?? []), { title, at }]);
  });
  return (words) =>
    [...new Set(words)]
      .flatMap((word) => byFirst.get(word) ?? [])
      .sort((a, b) => a.at - b.at)
      .reduce((left, { title }) => remove(left, title), words);
}

function namesOf(resources: readonly Resource[]): readonly (readonly string[])[] {
  return resources
    .flatMap(({ title, seedTitle = title, aliases }) => [title, seedTitle, ...aliases])
    .flatMap((title) => title.split(/[;(]/))
    .map(wordsIn);
}

function remove(words: readonly string[], title: readonly string[]): readonly string[] {
  const at = words.findIndex((_, from) =>
    title.every((word, index) => words[from + index] === word),
  );
  return at < 0 ? words : [...words.slice(0, at), ...words.slice(at + title.length)];
}
