import type { Content } from '../loading/content-schema';
import type { Lexicon } from '../search/lexicon';
import { said, wordsIn } from '../text/tokenize';

/** What a text is when it needs nobody: the ordinary answer will do. */
export const ORDINARY = 'ordinary';

/** A text of which we know what it is: the id of a sensitive question, or ORDINARY. */
export interface Told {
  readonly text: string;
  readonly is: string;
  /** What it shares with texts that differ only in marks and capitals. */
  readonly same: string;
  /** Known as it stands, but nothing is learned from it. */
  readonly only?: true;
}

/** The longest text that is read as one, in words; longer ones are read from their beginning. */
const MOST_WORDS = 120;

/** A text's words in plain form, as many as are read as one. */
export const plain = (text: string): readonly string[] => wordsIn(text).slice(0, MOST_WORDS);

/** What two texts share that differ only in marks and capitals. */
export const sameAs = (text: string): string => said(text.slice(0, 1000));

/**
 * Every example there is, each once: what editors wrote down for sensitive questions and for ordinary ones, and as
 * further ordinary ones all that people ask the search for and the content's own words. What editors wrote goes first.
 */
export function examplesOf(content: Content, lexicon: Lexicon | undefined): readonly Told[] {
  const told = content.sensitiveAsks.flatMap(({ for: is, asks, unlearned }) =>
    asks.map((text): Told => {
      const one = { text, is, same: sameAs(text) };
      return unlearned === true ? { ...one, only: true } : one;
    }),
  );
  const ordinary = ordinaryTexts(content, lexicon)
    .flatMap((text) => [text, ...sentencesOf(text)])
    .map((text): Told => ({ text, is: ORDINARY, same: sameAs(text) }));
  const seen = new Set<string>();
  return [...told, ...ordinary].filter(({ same }) => {
    const first = !seen.has(same);
    seen.add(same);
    return first;
  });
}

/** The sentences of a text that is more than one: each is ordinary where all of it is, since each is heard by itself. */
export function sentencesOf(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?])\s+/u).filter((one) => wordsIn(one).length >= FEWEST);
  return sentences.length > 1 ? sentences : [];
}

/** Shorter ones mean little. */
const FEWEST = 3;

/** What the search must answer or decline, and what it answers with: none of it is about something that happened. */
function ordinaryTexts(content: Content, lexicon: Lexicon | undefined): readonly string[] {
  const declined = lexicon?.declines.filter(({ subject }) => !CLOSE.includes(subject)) ?? [];
  return [
    ...content.resources.flatMap(({ title, seedTitle = title, aliases, answers }) => [
      title,
      seedTitle,
      ...aliases,
      ...answers,
    ]),
    ...content.tips.flatMap(({ text, aliases, answers }) => [text, ...aliases, ...answers]),
    ...(lexicon?.asks.flatMap(({ asks }) => asks) ?? []),
    ...declined.flatMap(({ asks }) => asks),
  ];
}

/** Declined by the search too, but with fewer words than they deserve. */
const CLOSE = ['clinical'];
