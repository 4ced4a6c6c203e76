import type { Content } from '../loading/content-schema';
import type { Contacts, SensitiveQuestion } from '../loading/sensitive-entry';
import type { Resource } from '../loading/resource';
import type { Tip } from '../loading/tip';
import { createConceptFinder } from '../search/synonyms';
import { createStem } from '../text/stem';
import type { Reply } from '../reply/reply';
import type { Lexicon } from '../search/lexicon';
import { createContentIndex } from '../loading/content-index';
import { isKnown } from '../text/dictionary';
import { createDecide, createLook, type Look } from './decide';
import { createEvidence } from './evidence';
import { createClassifier, trainClassifier, type ClassifierModel } from './classifier';
import { examplesOf, plain } from './classifier-examples';
import { createRepair } from './repair';
import { createSecondOpinion, type SecondOpinion } from './care-opinion';
import {
  sensitiveReply,
  withCareLines,
  wholeId,
  wholeSensitiveReply,
  type SensitiveParts,
} from './sensitive-reply';
import { createTitleHint, createTitleRemover } from './titles';

export interface Sensitive {
  /**
   * The reviewed answer to a question that needs a person, or undefined for any other text. Fixed wording; the same
   * for the same text. `contacts` are the organisation's own, by default those of the content.
   */
  match(text: string, contacts?: Contacts): Reply | undefined;
  /** The whole of an answer, with every document and tip, by an id such as "sensitive-going-viral". */
  show(id: string): Reply | undefined;
  /** Which entry answers a text, if any. */
  idOf(text: string): string | undefined;
  /** Which entry a text may be about that is answered otherwise: two of its lines must stand above that answer. */
  careOf(text: string): string | undefined;
  /** The same with a second opinion on what the text means, where one is lent and has time. Never rejects. */
  careFor(text: string): Promise<string | undefined>;
  /** Whether a life may be at risk where an entry answers. */
  isGrave(id: string): boolean;
  /** A reply with two kind lines of an entry above it. */
  withCare(reply: Reply, id: string): Reply;
}

export interface SensitiveSources {
  readonly content: Content;
  /** What people ask the search, which is not sensitive, and names, which are no slips for other words. */
  readonly lexicon?: Lexicon | undefined;
  /** What `learnSensitive` gave for the same content and lexicon; learned now where it is not given. */
  readonly model?: SensitiveModel;
  /** What texts mean beside their words, where there is an encoder. */
  readonly secondOpinion?: SecondOpinion | undefined;
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
}: Pick<SensitiveSources, 'content' | 'lexicon'>): SensitiveModel {
  const vocabulary = new Set([
    ...content.sensitiveAsks.flatMap(({ asks }) => asks.flatMap(plain)),
    ...content.ideas.flatMap(({ words }) => words.flatMap(plain)),
  ]);
  const read = createWordReader(content, lexicon, vocabulary);
  return {
    vocabulary,
    ...trainClassifier(examplesOf(content, lexicon), content.ideas, (text) => read(plain(text))),
  };
}

/** Gives plain words without titles and put right. */
function createWordReader(
  content: Content,
  lexicon: Lexicon | undefined,
  vocabulary: ReadonlySet<string>,
): (words: readonly string[]) => readonly string[] {
  // A dictionary knows "ow" and "hw"; who begins a question so has dropped a letter.
  const isWord = (word: string): boolean =>
    lexicon?.english.has(word) === true ||
    lexicon?.names.has(word) === true ||
    (word.length > 2 && isKnown(word));
  const repair = createRepair(vocabulary, isWord);
  const withoutTitles = createTitleRemover(content.resources);
  return (words) => repair(withoutTitles(words));
}

/** Makes what looks at a text by what was learned from the content's examples. */
export function createLookFor({
  content,
  lexicon,
  model,
}: Required<Pick<SensitiveSources, 'content' | 'lexicon' | 'model'>>): (text: string) => Look {
  return createLook({
    classifier: createClassifier({ model, questions: content.sensitive, ideas: content.ideas }),
    read: createWordReader(content, lexicon, model.vocabulary),
    plain,
    evident: createEvidence(content.ideas),
  });
}

/** Makes the reader of sensitive questions. */
export function createSensitive({
  content,
  lexicon,
  model = learnSensitive({ content, lexicon }),
  secondOpinion,
}: SensitiveSources): Sensitive {
  const lookAt = createLookFor({ content, lexicon, model });
  const decide = createDecide(content.sensitive);
  const weigh = secondOpinion && createSecondOpinion(content.sensitive, secondOpinion);
  const namesTitle = createTitleHint(content.resources, lexicon?.stopWords ?? []);
  const entries = new Map(content.sensitive.map((entry) => [entry.id, entry]));
  const shelf = createContentIndex(content);

  /** The last text, of which several things are asked, and what is made of it: nothing where it names a title. */
  let last: { readonly text: string; readonly look: Look | undefined } | undefined;
  const look = (text: string): Look | undefined => {
    if (last?.text !== text)
      last = { text, look: namesTitle(plain(text)) ? undefined : lookAt(text) };
    return last.look;
  };
  const find = (
    text: string,
  ): { readonly entry: SensitiveQuestion; readonly sure: boolean } | undefined => {
    const seen = look(text);
    const heard = seen && decide(seen);
    const entry = entries.get(heard?.id ?? '');
    return heard && entry && { entry, sure: heard.sure };
  };
  const careOf = (text: string): string | undefined => {
    const found = find(text);
    return found === undefined || found.sure ? undefined : found.entry.id;
  };
  const documentsOf = ({ sources }: SensitiveQuestion): readonly Resource[] =>
    sources.flatMap((id) => shelf.resource(id) ?? []);
  const tipsOf = (entry: SensitiveQuestion): readonly Tip[] =>
    entry.tips.flatMap((id) => {
      const tip = shelf.tip(id);
      return tip === undefined || tip.record.heldBack !== undefined ? [] : [tip];
    });
  const partsOf = (entry: SensitiveQuestion, contacts: Contacts): SensitiveParts => ({
    entry,
    contacts,
    documents: documentsOf(entry),
    tips: tipsOf(entry),
    seedPage: shelf.seedPage,
  });
  const stem = createStem();
  const professions = createConceptFinder(
    content.professions.map(({ id, words }) => ({ id, words, anchor: false })),
    stem,
  );
  /** The regulators of those whom a text names as its writer's own. */
  const ownRegulators = (text: string, documents: readonly Resource[]): readonly Resource[] => {
    const words = plain(text);
    const said = new Set(professions.find(words, words.map(stem)).map(({ id }) => id));
    return documents.filter(
      (one) => one.authority === 'regulator' && one.professions.some((id) => said.has(id)),
    );
  };

  return {
    idOf: (text) => {
      const found = find(text);
      return found?.sure === true ? found.entry.id : undefined;
    },
    careOf,
    async careFor(text) {
      const seen = look(text);
      if (weigh === undefined || seen === undefined || seen.told !== undefined) return careOf(text);
      if (find(text)?.sure === true) return undefined;
      try {
        const id = await weigh(text, seen);
        return id !== undefined && entries.has(id) ? id : undefined;
      } catch {
        return careOf(text);
      }
    },
    isGrave: (id) => entries.get(id)?.lifeAtRisk === true,
    withCare: (reply, id) => {
      const entry = entries.get(id);
      return entry === undefined ? reply : withCareLines(reply, entry);
    },
    show(id) {
      const entry = entries.get(wholeId(id) ?? '');
      return entry && wholeSensitiveReply(partsOf(entry, content.contacts));
    },
    match(text, contacts = content.contacts) {
      const found = find(text);
      if (found?.sure !== true) return undefined;
      const { entry } = found;
      const parts = partsOf(entry, contacts);
      return sensitiveReply(parts, ownRegulators(text, parts.documents));
    },
  };
}
