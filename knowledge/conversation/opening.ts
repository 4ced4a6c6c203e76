import type { ConversationWording } from '../loading/lexicon-wording';
import { said } from '../text/tokenize';
import { createPhrases, cutInto } from '../text/phrases';

/** What a message asks behind what it says to the answer before, and whether that begins a new subject. */
export interface Opened {
  readonly text: string;
  readonly fresh: boolean;
}

const MARK = /[,.;:!?…–—-]["')\]]*$/;

/** Makes the reader of how a message opens: "fair enough. unrelated, how do I …" asks the rest, of a new subject. */
export function createOpening(
  wording: Pick<ConversationWording, 'fresh' | 'before' | 'after' | 'starts'>,
): (text: string) => Opened {
  const fresh = createPhrases(wording.fresh);
  const before = createPhrases(wording.before);
  const starts = createPhrases(wording.starts);
  const polite = new Set([...wording.before, ...wording.after]);
  const isPolite = (words: readonly string[]): boolean =>
    cutInto((phrase) => polite.has(phrase), words) !== undefined;
  return (text) => {
    const typed = text.trim().split(/\s+/);
    // A dash by itself is no word, and belongs to the one before it.
    const pieces: { typed: string; said: string }[] = [];
    for (const piece of typed) {
      const last = pieces.at(-1);
      if (said(piece) === '' && !/[\p{L}\p{N}%]/u.test(piece) && last) last.typed += piece;
      else pieces.push({ typed: piece, said: said(piece) });
    }
    const words = pieces.map((piece) => piece.said);
    let at = 0;
    let isFresh = false;
    for (;;) {
      const freshEnd = at + fresh.at(words, at);
      const end = Math.max(freshEnd, at + before.at(words, at));
      if (end === at || end >= words.length) break;
      // "Different subject please" is a whole message.
      if (freshEnd === end && isPolite(words.slice(end))) break;
      const parted = MARK.test(pieces[end - 1]?.typed ?? '');
      const within = MARK.test(
        pieces
          .slice(at, end - 1)
          .map((piece) => piece.typed)
          .join(' '),
      );
      const goes = [starts, before, fresh].some((phrases) => phrases.at(words, end) > 0);
      if (!parted && !within && !goes) break;
      if (freshEnd === end && end > at) isFresh = true;
      at = end;
    }
    return {
      text: pieces
        .slice(at)
        .map((piece) => piece.typed)
        .join(' '),
      fresh: isFresh,
    };
  };
}
