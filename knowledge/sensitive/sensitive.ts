import type { Content } from '../loading/schema';
import type { Contacts, SensitiveQuestion } from '../loading/sensitive';
import type { Tip } from '../loading/tip';
import type { Reply, ResourceCard } from '../reply';
import { resourceCard } from '../resource-card';
import { wordsOf } from '../search/words';
import { createShelf } from '../shelf';
import { createRepair } from './repair';
import { readIdeas, readSign, vocabularyOf } from './signs';
import { sensitiveReply } from './sensitive-reply';
import { createTitleRemover } from './titles';

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
  /** Whether a word is an English word as it stands, and so no slip for another. */
  readonly isWord: (word: string) => boolean;
}

/** Longer texts are read from their beginning. */
const MOST_WORDS = 120;

/** Makes the reader of sensitive questions from the content's own signs and words. */
export function createSensitive({ content, isWord }: SensitiveParts): Sensitive {
  const ideas = readIdeas(content.ideas);
  const written = content.sensitive.flatMap(({ asks, unless }) => [...asks, ...unless]);
  const repair = createRepair(vocabularyOf(written, content.ideas), isWord);
  const withoutTitles = createTitleRemover(content.resources);
  const entries = byUrgency(content.sensitive).map((entry) => ({
    entry,
    asks: entry.asks.map((sign) => readSign(sign, ideas)),
    unless: entry.unless.map((sign) => readSign(sign, ideas)),
  }));
  const shelf = createShelf(content);

  const find = (text: string): SensitiveQuestion | undefined => {
    const words = repair(withoutTitles(wordsOf(text).slice(0, MOST_WORDS)));
    return entries.find(
      ({ asks, unless }) => asks.some((sign) => sign(words)) && !unless.some((sign) => sign(words)),
    )?.entry;
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

/** A life at risk goes before everything; what Signpost only declines goes last. */
function byUrgency(questions: readonly SensitiveQuestion[]): readonly SensitiveQuestion[] {
  const urgency = ({ lifeAtRisk, decline }: SensitiveQuestion): number =>
    lifeAtRisk === true ? 0 : decline === true ? 2 : 1;
  return [...questions].sort((a, b) => urgency(a) - urgency(b));
}
