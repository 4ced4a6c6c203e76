import type { ConversationWording, SmallTalkWording } from '../loading/lexicon-wording';
import { said, wordsIn } from '../text/tokenize';
import { cutInto } from '../text/phrases';

/** Whether a message says thanks, or that an answer was read, and no more: "brill thank you", "fair enough", "thanks, that's enough for now", "I've rung them. Thank you". */
export type ReadClosing = (text: string) => boolean;

/** More words than these tell something. */
const MOST_WORDS = 12;
/** What somebody tells of themselves before they say thanks. */
const TELLS =
  /^(ok |right |great |good )?(ive|i have|ill|i will|im going|weve|well|we will|we have|that|thats|its|shes|hes|theyve|theyre)\b/;

/** Makes the reader of thanks in a conversation. */
export function createReadClosing(
  {
    before,
    after,
    acknowledged,
    closing,
  }: Pick<ConversationWording, 'before' | 'after' | 'acknowledged' | 'closing'>,
  { thanks }: Pick<SmallTalkWording, 'thanks'>,
  stopWords: readonly string[],
): ReadClosing {
  const idle = new Set(stopWords.flatMap(wordsIn));
  const grateful = new Set(thanks.filter((one) => GRATEFUL.test(one)));
  const around = new Set([...before, ...after, ...acknowledged, ...closing, ...thanks]);
  const ends = new Set([...grateful, ...acknowledged]);
  const isThanks = (plain: string): boolean =>
    cutInto((phrase) => around.has(phrase), plain.split(' '))?.some((one) => ends.has(one)) ===
    true;
  /** "Thanks, that is all I was after": thanks, and no word that asks or names anything. */
  const saysNoMore = (plain: string): boolean => {
    const words = plain.split(' ');
    return (
      grateful.has(words[0] ?? '') &&
      words.every((word) => grateful.has(word) || (idle.has(word) && !ASKS.test(word)))
    );
  };
  return (text) => {
    const plain = said(text);
    if (plain === '' || plain.split(' ').length > MOST_WORDS || text.includes('?')) return false;
    if (isThanks(plain)) return true;
    if (saysNoMore(plain)) return true;
    const clauses = text
      .split(/[,.;:!…–—]+/)
      .map(said)
      .filter(Boolean);
    const end = clauses.pop() ?? '';
    return clauses.length > 0 && isThanks(end) && clauses.every((one) => TELLS.test(one));
  };
}

/** Words that say little and may ask. */
const ASKS =
  /^(what|whats|wot|wat|wats|wots|who|whom|which|when|where|how|can|could|do|does|did|is|are|am|will|would|shall|may|might|must|any|anything|more|other|one|same|and|or|but|if|about|for|in|on|not|help|show|send|tell|give|find)$/;
const GRATEFUL = /\b(thank|thanks|thankyou|thx|thnx|tx|ty|tysm|ta|cheers|diolch|appreciated)\b/;
