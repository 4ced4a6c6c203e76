import { nearestWord, editDistance } from '../text/edit-distance';

/** Past this many strange words a text is no question with slips in it. */
const MOST_REPAIRS = 40;

/** Words that a question begins with: with a slip in them, a question in general would read as something told. */
const OPENERS = ['how', 'what', 'can', 'who', 'does', 'where', 'when', 'why', 'which', 'should'];

/**
 * Puts slips of typing right towards the words that signs look for. Leaves every word that is one already, or that
 * `isWord` knows. Looks only among words with the same first letter, or the first two swapped, where slips fall. A
 * first word is put right towards those that questions begin with.
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
    return words.map((word, at) => {
      if (left === 0 || vocabulary.has(word) || isWord(word)) return word;
      const opener = at === 0 ? openerOf(word) : undefined;
      if (opener !== undefined || word.length < 4) return opener ?? word;
      left -= 1;
      return nearestWord(word, candidates(word), ({ length }) => (length < 8 ? 1 : 2)) ?? word;
    });
  };
}

/** A letter too many, too few or two swapped. Another letter in its place may make a name: Dan is not "can". */
function openerOf(word: string): string | undefined {
  return OPENERS.find(
    (opener) =>
      editDistance(word, opener, 1) <= 1 &&
      (word.length !== opener.length || sorted(word) === sorted(opener)),
  );
}

const sorted = (word: string): string => Array.from(word).sort().join('');
