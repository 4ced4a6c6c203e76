import type { ConversationWording } from '../loading/lexicon-wording';
import { createPhrases, type Phrases } from '../text/phrases';
import { said, wordsIn } from '../text/tokenize';
import type { NameFinder } from './name-finder';

/**
 * Who a message says its writer is, where it says that and no more: "hi, I'm a midwife on the postnatal ward", "just
 * started as a ward clerk". Gives the ids of the professions and nations that it names, which may be none; undefined
 * for any other message.
 */
export type ReadIntroduction = (text: string) => readonly string[] | undefined;

export interface IntroductionParts {
  readonly wording: Pick<ConversationWording, 'introduction' | 'before'>;
  readonly greetings: readonly string[];
  /** The professions and nations that words name. */
  readonly groups: NameFinder;
  readonly stopWords: readonly string[];
  /** Whether a word may be the name of a place or a person: no English word, and no site or app. */
  readonly isName: (word: string) => boolean;
  /** Whether a text is about somebody in need. */
  readonly needsPerson: (text: string) => boolean;
  /** Whether it may be. */
  readonly mayNeedPerson: (text: string) => boolean;
}

/** More words than these tell a story. */
const MOST_WORDS = 20;
/** "My name is Mary Ann and". */
const MOST_OF_NAME = 2;
/** As many words as the longest opening has, and more. */
const MOST_OPENING = 8;

/** Makes the reader of introductions. */
export function createReadIntroduction(parts: IntroductionParts): ReadIntroduction {
  const { groups, isName, needsPerson, mayNeedPerson } = parts;
  const { introduction, before } = parts.wording;
  const greeting = createPhrases([...parts.greetings, ...before]);
  const opens = createPhrases(introduction.opens);
  const naming = createPhrases(introduction.naming);
  const roles = createPhrases(introduction.roles);
  const places = new Set(introduction.workplaces);
  const little = new Set([...parts.stopWords.flatMap(wordsIn), ...introduction.around]);
  const asks = new Set(introduction.asks);

  return (text) => {
    const words = said(text).split(' ');
    if (words.length > MOST_WORDS || text.includes('?')) return undefined;
    let at = past(greeting, words, 0);
    const own = naming.at(words, at);
    if (own > 0) at = afterName(words, at + own);
    const end = past(opens, words, at);
    // "Hi, I'm new here" is a greeting, and opens what stands behind it.
    const opened = words.slice(Math.max(0, at - MOST_OPENING), end).join(' ');
    if (end === at && !introduction.opens.some((one) => opened.endsWith(` ${one}`)))
      return undefined;
    const rest = words.slice(end);
    if (rest.some((word) => asks.has(word))) return undefined;
    const named = groups.of(rest);
    const left = withoutPhrases(roles, groups.without(rest)).filter(
      (word) => !little.has(word) && !places.has(word) && !/^\d+[a-z]?$/.test(word),
    );
    const hasRole =
      withoutPhrases(roles, rest).length < rest.length ||
      (/\bwork(?:ing)?\b/.test(opened) && rest.some((word) => places.has(word)));
    if ((named.length === 0 && !hasRole) || left.some((word) => !isName(word))) return undefined;
    // What may be a name may also be a word for what is wrong.
    return needsPerson(text) || (left.length > 0 && mayNeedPerson(text)) ? undefined : named;
  };

  /** Where the first word stands behind a name and "and". */
  function afterName(words: readonly string[], from: number): number {
    const most = Math.min(words.length, from + MOST_OF_NAME + 1);
    for (let end = from + 1; end <= most; end += 1) {
      const next = words[end] === 'and' ? end + 1 : end;
      if (opens.at(words, next) > 0) return next;
    }
    return from;
  }
}

/** Where the first word stands that is in no phrase, from a place on. */
function past(phrases: Phrases, words: readonly string[], from: number): number {
  let at = from;
  while (phrases.at(words, at) > 0) at += phrases.at(words, at);
  return at;
}

/** The words that no phrase holds. */
function withoutPhrases(phrases: Phrases, words: readonly string[]): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length;) {
    const length = phrases.at(words, at);
    if (length === 0) left.push(words[at] ?? '');
    at += Math.max(1, length);
  }
  return left;
}
