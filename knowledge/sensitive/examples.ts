import type { Content } from '../loading/schema';
import type { Lexicon } from '../search/lexicon';
import { wordsOf } from '../search/words';

/** What a text is when it needs nobody: the ordinary answer will do. */
export const ORDINARY = 'ordinary';

/** A text of which we know what it is: the id of a sensitive question, or ORDINARY. */
export interface Told {
  readonly words: readonly string[];
  readonly is: string;
}

/** The longest text that is read, in words; longer ones are read from their beginning. */
export const MOST_WORDS = 120;

export const plain = (text: string): readonly string[] => wordsOf(text).slice(0, MOST_WORDS);

/**
 * Every example there is: what editors wrote down for sensitive questions and for ordinary ones, and as further
 * ordinary ones all that people ask the search for and the content's own words. What editors wrote goes first.
 * `read` gives the words of a text as they will be read when somebody asks.
 */
export function examplesOf(
  content: Content,
  lexicon: Lexicon | undefined,
  read: (text: string) => readonly string[],
): readonly Told[] {
  const told = content.sensitiveAsks.flatMap(({ for: id, asks }) =>
    asks.map((text): Told => ({ words: read(text), is: id })),
  );
  const seen = new Set(told.map(({ words }) => words.join(' ')));
  const ordinary = ordinaryTexts(content, lexicon).flatMap((text): readonly Told[] => {
    const words = read(text);
    const key = words.join(' ');
    if (words.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [{ words, is: ORDINARY }];
  });
  return [...told, ...ordinary];
}

/** What the search must answer or decline, and what it answers with: none of it is about something that happened. */
function ordinaryTexts(content: Content, lexicon: Lexicon | undefined): readonly string[] {
  const declined = lexicon?.declines.filter(({ subject }) => !CLOSE.includes(subject)) ?? [];
  return [
    ...content.resources.flatMap(({ title, seedTitle = title, aliases, examples }) => [
      title,
      seedTitle,
      ...aliases,
      ...examples,
    ]),
    ...content.tips.flatMap(({ text, aliases, examples }) => [text, ...aliases, ...examples]),
    ...(lexicon?.asks.flatMap(({ asks }) => asks) ?? []),
    ...declined.flatMap(({ asks }) => asks),
  ];
}

/** Declined by the search too, but with fewer words than they deserve. */
const CLOSE = ['clinical'];
