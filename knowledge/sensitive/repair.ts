import { createSpeller } from '../text/spelling';

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
  const nearest = createSpeller(
    [...vocabulary].filter(({ length }) => length >= 5),
    {
      allowed: ({ length }) => (length < 8 ? 1 : 2),
      fits: (typed, word) =>
        typed.charAt(0) === word.charAt(0) ||
        (typed.charAt(0) === word.charAt(1) && typed.charAt(1) === word.charAt(0)),
    },
  );
  return (words) => {
    let left = MOST_REPAIRS;
    return words.map((word, at) => {
      if (left === 0 || vocabulary.has(word) || isWord(word)) return word;
      const opener = at === 0 ? openerOf(word) : undefined;
      if (opener !== undefined || word.length < 4) return opener ?? word;
      left -= 1;
      return nearest(word) ?? word;
    });
  };
}

/** A letter too many, too few or two swapped. Another letter in its place may make a name: Dan is not "can". */
const openerOf = createSpeller(OPENERS, {
  allowed: () => 1,
  fits: (typed, word) => typed.length !== word.length || sorted(typed) === sorted(word),
});

const sorted = (word: string): string => Array.from(word).sort().join('');
