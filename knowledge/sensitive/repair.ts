import { nearestWord } from '../slips';

/** Past this many strange words a text is no question with slips in it. */
const MOST_REPAIRS = 40;

/**
 * Puts slips of typing right towards the words that signs look for. Leaves every word that is one already, or that
 * `isWord` knows. Looks only among words with the same first letter, or the first two swapped, where slips fall.
 */
export function createRepair(
  vocabulary: ReadonlySet<string>,
  isWord: (word: string) => boolean,
): (words: readonly string[]) => readonly string[] {
  const byFirst = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < 5) continue;
    const alike = byFirst.get(word.charAt(0));
    if (alike) alike.push(word);
    else byFirst.set(word.charAt(0), [word]);
  }
  const candidates = (word: string): readonly string[] => [
    ...(byFirst.get(word.charAt(0)) ?? []),
    ...(byFirst.get(word.charAt(1)) ?? []).filter((near) => near.charAt(1) === word.charAt(0)),
  ];
  return (words) => {
    let left = MOST_REPAIRS;
    return words.map((word) => {
      if (left === 0 || word.length < 4 || vocabulary.has(word) || isWord(word)) return word;
      left -= 1;
      return nearestWord(word, candidates(word), ({ length }) => (length < 8 ? 1 : 2)) ?? word;
    });
  };
}
