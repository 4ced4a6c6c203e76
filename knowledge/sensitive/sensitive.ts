import type { Content } from '../loading/content-schema';
import type { Contacts, SensitiveQuestion } from '../loading/sensitive-entry';
import type { Tip } from '../loading/tip';
import type { Reply, ResourceCard } from '../reply/reply';
import { resourceCard } from '../answers/resource-card';
import type { Lexicon } from '../search/lexicon';
import { createContentIndex } from '../loading/content-index';
import { createClassifier, trainClassifier, type ClassifierModel } from './classifier';
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
  /** What people ask the search, which is not sensitive, and the English words, which are no slips for others. */
  readonly lexicon?: Lexicon | undefined;
  /** What `learnSensitive` gave for the same content and lexicon; learned now where it is not given. */
  readonly model?: SensitiveModel;
}

/** What the content's own examples teach: plain data, so that it can be kept. */
export interface SensitiveModel extends ClassifierModel {
  /** Words that misspelt ones are put right to. */
  readonly vocabulary: ReadonlySet<string>;
}

/** Learns from the content's own examples. */
export function learnSensitive({
  content,
  lexicon,
}: Pick<SensitiveParts, 'content' | 'lexicon'>): SensitiveModel {
  const vocabulary = new Set([
    ...content.sensitiveAsks.flatMap(({ asks }) => asks.flatMap(plain)),
    ...content.ideas.flatMap(({ words }) => words.flatMap(plain)),
  ]);
  const read = createWordReader(content, lexicon, vocabulary);
  return { vocabulary, ...trainClassifier(examplesOf(content, lexicon), content.ideas, read) };
}

/** Gives the words of a text, without titles and put right. */
function createWordReader(
  content: Content,
  lexicon: Lexicon | undefined,
  vocabulary: ReadonlySet<string>,
): (text: string) => readonly string[] {
  const repair = createRepair(vocabulary, (word) => lexicon?.english.has(word) === true);
  const withoutTitles = createTitleRemover(content.resources);
  return (text) => repair(withoutTitles(plain(text)));
}

/** Makes the reader of sensitive questions. */
export function createSensitive({
  content,
  lexicon,
  model = learnSensitive({ content, lexicon }),
}: SensitiveParts): Sensitive {
  const hear = createClassifier({
    model,
    questions: content.sensitive,
    ideas: content.ideas,
    read: createWordReader(content, lexicon, model.vocabulary),
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
