import type { Expand } from '../text/abbreviations';
import type { ContextSpeller } from '../text/context-speller';

/** Repairing is the dearest step, so only so many words of one text are tried: enough for any question. */
const MOST_TRIED = 16;

/** What was typed, and what it was taken for or may stand for. */
export interface Repair {
  readonly typed: string;
  readonly taken: string;
}

export interface Corrected {
  readonly words: readonly string[];
  readonly repairs: readonly Repair[];
  /** Repairs too doubtful to make: to be offered. */
  readonly offers: readonly Repair[];
}

/** A question's words with slips put right, and which: words broken by a space, typed in haste, and misspelt ones. */
export function correctSpelling(
  typed: readonly string[],
  speller: ContextSpeller,
  expand: Expand,
): Corrected {
  const repairs: Repair[] = [];
  const whole = joined(typed, speller, repairs);
  const full = whole.map((word, at) => {
    const taken = expand(whole, at);
    if (taken !== word) repairs.push({ typed: word, taken });
    return taken;
  });
  return spelt(full, speller, repairs);
}

function joined(
  words: readonly string[],
  speller: ContextSpeller,
  repairs: Repair[],
): readonly string[] {
  const out: string[] = [];
  for (const word of words) {
    const last = out.at(-1);
    const taken = last === undefined ? undefined : speller.joined(last, word);
    if (last === undefined || taken === undefined) {
      out.push(word);
      continue;
    }
    out[out.length - 1] = taken;
    repairs.push({ typed: `${last} ${word}`, taken });
  }
  return out;
}

function spelt(words: readonly string[], speller: ContextSpeller, repairs: Repair[]): Corrected {
  const offers: Repair[] = [];
  let tried = 0;
  let before = '';
  const out = words.flatMap((word, at) => {
    const [, number, letters = word] = /^(\d+)([a-z]{3,})$/.exec(word) ?? [];
    if (tried >= MOST_TRIED || (speller.knows(word) && number === undefined)) {
      before = word;
      return [word];
    }
    tried += 1;
    const meant = speller.correct(letters, number ?? before, words[at + 1]);
    const apart = number === undefined ? [] : [number];
    if (meant !== undefined && !meant.sure)
      offers.push({ typed: letters, taken: meant.words.join(' ') });
    const taken = [...apart, ...(meant?.sure === true ? meant.words : [letters])];
    before = taken.at(-1) ?? word;
    if (taken.length > 1 || taken[0] !== word)
      repairs.push({ typed: word, taken: taken.join(' ') });
    return taken;
  });
  return { words: out, repairs, offers };
}
