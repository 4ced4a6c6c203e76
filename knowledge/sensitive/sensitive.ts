import type { Content } from '../loading/content-schema';
import type { Contacts, SensitiveQuestion } from '../loading/sensitive-entry';
import type { Tip } from '../loading/tip';
import type { Cache } from '../loading/cache';
import type { Reply, ResourceCard } from '../reply/reply';
import { resourceCard } from '../answers/resource-card';
import type { Lexicon } from '../search/lexicon';
import { createContentIndex } from '../loading/content-index';
import { isKnown } from '../text/dictionary';
import { createClassifier } from './classifier';
import { examplesOf, plain } from './classifier-examples';
import { createRepair } from './repair';
import { sensitiveReply } from './sensitive-reply';
import { createTitleHint, createTitleRemover } from './titles';

export interface Sensitive {
  /**
   * The reviewed answer to a question that needs a person, or undefined for any other text. Fixed wording; the same
   * for the same text. `contacts` are the organisation's own, by default those of the content.
   */
  match(text: string, contacts?: Contacts): Reply | undefined;
  /** Which entry a text matches, if any. */
  idOf(text: string): string | undefined;
}

export interface SensitiveParts {
  readonly content: Content;
  /** What people ask the search, which is not sensitive, and names, which are no slips for other words. */
  readonly lexicon?: Lexicon | undefined;
  readonly notebook?: Cache | undefined;
}

/** Makes the reader of sensitive questions, which learns from the content's own examples. */
export function createSensitive({ content, lexicon, notebook }: SensitiveParts): Sensitive {
  const vocabulary = new Set([
    ...content.sensitiveAsks.flatMap(({ asks }) => asks.flatMap(plain)),
    ...content.ideas.flatMap(({ words }) => words.flatMap(plain)),
  ]);
  // A dictionary knows "ow" and "hw"; who begins a question so has dropped a letter.
  const isWord = (word: string): boolean =>
    lexicon?.english.has(word) === true ||
    lexicon?.names.has(word) === true ||
    (word.length > 2 && isKnown(word));
  const repair = createRepair(vocabulary, isWord);
  const withoutTitles = createTitleRemover(content.resources);
  const read = (text: string): readonly string[] => repair(withoutTitles(plain(text)));
  const hear = createClassifier({
    examples: examplesOf(content, lexicon),
    questions: content.sensitive,
    ideas: content.ideas,
    read,
    readBy: [...(lexicon?.names ?? []), ...(lexicon?.english.keys() ?? [])],
    notebook,
  });
  const namesTitle = createTitleHint(content.resources, lexicon?.stopWords ?? []);
  const entries = new Map(content.sensitive.map((entry) => [entry.id, entry]));
  const shelf = createContentIndex(content);

  const find = (text: string): SensitiveQuestion | undefined => {
    const id = namesTitle(plain(text)) ? undefined : hear(text);
    return id === undefined ? undefined : entries.get(id);
  };
  const tips = new Map(content.tips.map((tip) => [tip.id, tip]));
  const documents = ({ sources }: SensitiveQuestion): readonly ResourceCard[] =>
    sources.flatMap((id) => {
      const resource = shelf.resource(id);
      return resource === undefined ? [] : [resourceCard(resource, shelf.seedPage)];
    });
  const advice = (entry: SensitiveQuestion): readonly Tip[] =>
    entry.tips.flatMap((id) => {
      const tip = tips.get(id);
      return tip === undefined || tip.heldBack !== undefined ? [] : [tip];
    });

  return {
    idOf: (text) => find(text)?.id,
    match(text, contacts = content.contacts) {
      const entry = find(text);
      return entry && sensitiveReply(entry, contacts, documents(entry), advice(entry));
    },
  };
}
