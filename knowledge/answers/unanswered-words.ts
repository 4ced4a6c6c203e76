import { FIRST_NAMES } from '../patient-details/people';
import type { Lexicon } from '../search/lexicon';
import { wordsIn } from '../text/tokenize';

/** A question of more words is a pasted text: it says more of its writer than of what is missing here. */
const MOST_WORDS = 8;

/** The words of a question that may be counted: each once, in alphabetical order; none where none may. */
export type UnansweredWords = (question: string) => readonly string[];

/**
 * Makes the reader of word sets. Only words that somebody wrote into the lexicon come through, so a name, a number,
 * a place or a slip of the keyboard never does; nor does a first name or a name of an author that is in it.
 */
export function createUnansweredWords(
  lexicon: Lexicon,
  authors: readonly string[],
): UnansweredWords {
  let known: ReadonlySet<string> | undefined;
  return (question) => {
    known ??= namelessWords(lexicon, authors);
    const words = wordsIn(question).filter((word) => known?.has(word));
    const set = [...new Set(words)].sort();
    return set.length > MOST_WORDS ? [] : set;
  };
}

function namelessWords(lexicon: Lexicon, authors: readonly string[]): ReadonlySet<string> {
  const { concepts, asks, declines, stopWords } = lexicon;
  const said = [
    ...concepts.flatMap(({ words }) => words),
    ...asks.flatMap((one) => one.asks),
    ...declines.flatMap((one) => one.asks),
  ];
  const left = new Set([...FIRST_NAMES.split('|'), ...[...authors, ...stopWords].flatMap(wordsIn)]);
  const words = said.flatMap(wordsIn);
  return new Set(words.filter((word) => /^[a-z]{3,}$/.test(word) && !left.has(word)));
}
