import type { Content } from '../loading/content-schema';
import type { SearchResult } from '../search/port';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** Few words behind an answer, which say too little to be held against it: "slides?", "just my hands". */
export interface Fragments {
  /** Whether words are so few, and no question of their own. */
  has(words: string): boolean;
  /** Whether words are not many, whatever they ask. */
  isShort(words: string): boolean;
  /** Whether something among the nearest says all of them, so that they may well be about that. */
  saidIn(found: SearchResult, words: string): boolean;
  /** Whether a text says all that words ask about, so that it answers them too. */
  says(text: string, words: string): boolean;
}

const MOST_WORDS = 4;
const MOST_MATTER = 2;
const SHORT = 7;
const NEAREST = 3;
const ASKS =
  /^(what|whats|who|whos|when|where|wheres|why|how|hows|which|can|could|should|do|does|did|is|are|tell|show|give|help)\b/;

/** Makes the reader of fragments. */
export function createFragments(
  { tips, resources }: Pick<Content, 'tips' | 'resources'>,
  stopWords: readonly string[],
): Fragments {
  const stem = createStem();
  const idle = new Set(stopWords.flatMap(wordsIn));
  const texts = new Map([
    ...tips.map(({ id, text, do: doing = '' }) => [id, `${text} ${doing}`] as const),
    ...resources.map(
      ({ id, title, summary, points }) => [id, [title, summary, ...points].join(' ')] as const,
    ),
  ]);
  const matterOf = (words: string): readonly string[] =>
    wordsIn(words)
      .filter((word) => !idle.has(word))
      .map(stem);
  const says = (text: string, words: string): boolean => {
    const own = new Set(wordsIn(text).map(stem));
    return matterOf(words).every((word) => own.has(word));
  };
  return {
    has(words) {
      const matter = matterOf(words).length;
      const few = wordsIn(words).length <= MOST_WORDS && matter <= MOST_MATTER;
      return few && matter > 0 && !ASKS.test(words);
    },
    isShort: (words) => wordsIn(words).length <= SHORT,
    saidIn: ({ results }, words) =>
      results.slice(0, NEAREST).some(({ id }) => says(texts.get(id) ?? '', words)),
    says,
  };
}
