import type { ConversationWording } from '../loading/lexicon-wording';
import { said } from '../text/tokenize';
import { createPhrases } from '../text/phrases';

/** What somebody meant, and what they did not. */
export interface Correction {
  readonly meant: readonly string[];
  readonly instead: readonly string[];
}

const MARKS = /[,.;:!?…–—]+|\s-+\s/;
/** "Patients not staff": so many words at most on each side where nothing says that it puts something right. */
const MOST_BARE = 3;
/** A question may hold "not" as well. */
const ASKS =
  /^(can|could|do|does|did|is|are|am|should|would|will|why|what|how|if|who|when|where|or)$/;

/** Makes the reader of corrections: "I meant patients, not staff", "not Facebook, Instagram"; undefined for anything else. */
export function createReadCorrection(
  wording: Pick<ConversationWording, 'meant' | 'instead'>,
): (text: string) => Correction | undefined {
  const leads = createPhrases(wording.meant);
  const nots = createPhrases(wording.instead);
  return (text) => {
    const meant: string[] = [];
    const instead: string[] = [];
    let led = false;
    for (const clause of text.split(MARKS)) {
      const words = said(clause).split(' ').filter(Boolean);
      let into = meant;
      for (let at = 0; at < words.length;) {
        const lead = at === 0 ? leads.at(words, at) : 0;
        const not = nots.at(words, at);
        if (lead > 0) {
          led = true;
          at += lead;
        } else if (not > 0) {
          into = instead;
          at += not;
        } else if (into === instead && words[at] === 'but') {
          into = meant;
          at += 1;
        } else {
          into.push(words[at] ?? '');
          at += 1;
        }
      }
    }
    if (meant.length === 0) return undefined;
    if (led) return { meant, instead };
    const bare = instead.length > 0 && Math.max(meant.length, instead.length) <= MOST_BARE;
    return bare && !ASKS.test(meant[0] ?? '') ? { meant, instead } : undefined;
  };
}
