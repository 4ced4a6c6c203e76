import { expandAbbreviation } from '../text/abbreviations';
import type { SpellingCorrection } from '../text/spelling-candidates';

/** Repairing is the dearest step, so only so many words of one text are tried: enough for any question. */
const MOST_TRIED = 16;
/** A question this long says enough without its odd word. */
const MOST_SENSE = 30;

interface Taken {
  readonly typed: string;
  readonly taken: string;
}

/** A question's words with slips put right, and which: words broken by a space, misspelt ones, and ones mistaken for another. */
export function correctSpelling(
  typed: readonly string[],
  repair: SpellingCorrection,
  stop: ReadonlySet<string>,
): { readonly words: readonly string[]; readonly repairs: readonly Taken[] } {
  const repairs: Taken[] = [];
  const whole = joined(typed, repair, repairs);
  const words = spelt(unhurried(whole, repairs), repair, repairs);
  return {
    words: words.length <= MOST_SENSE ? sensible(words, repair, stop, repairs) : words,
    repairs,
  };
}

function joined(
  words: readonly string[],
  repair: SpellingCorrection,
  repairs: Taken[],
): readonly string[] {
  const out: string[] = [];
  for (const word of words) {
    const last = out.at(-1);
    const taken = last === undefined ? undefined : repair.joined(last, word);
    if (last === undefined || taken === undefined) {
      out.push(word);
      continue;
    }
    out[out.length - 1] = taken;
    repairs.push({ typed: `${last} ${word}`, taken });
  }
  return out;
}

function unhurried(words: readonly string[], repairs: Taken[]): readonly string[] {
  return words.map((typed, at) => {
    const taken = expandAbbreviation(words, at);
    if (taken !== typed) repairs.push({ typed, taken });
    return taken;
  });
}

function spelt(
  words: readonly string[],
  repair: SpellingCorrection,
  repairs: Taken[],
): readonly string[] {
  let tried = 0;
  let before = '';
  return words.flatMap((word, at) => {
    const apart = /^(\d+)([a-z]{3,})$/.exec(word);
    const known = repair.knows(word) && apart === null;
    if (known || tried >= MOST_TRIED) {
      before = word;
      return [word];
    }
    tried += 1;
    const [, number, letters = word] = apart ?? [];
    const meant = repair.word(letters, number ?? before, words[at + 1]);
    const taken = number === undefined ? meant : [number, ...meant];
    before = taken.at(-1) ?? word;
    if (taken.length > 1 || taken[0] !== word)
      repairs.push({ typed: word, taken: taken.join(' ') });
    return taken;
  });
}

function sensible(
  words: readonly string[],
  repair: SpellingCorrection,
  stop: ReadonlySet<string>,
  repairs: Taken[],
): readonly string[] {
  const telling = words.flatMap((word, at) => (stop.has(word) ? [] : [at]));
  const out = [...words];
  telling.forEach((at, place) => {
    const word = out[at] ?? '';
    const before = out[telling[place - 1] ?? -1] ?? '';
    const after = out[telling[place + 1] ?? -1] ?? '';
    const taken = repair.mistaken(word, before, after);
    if (taken === undefined) return;
    out[at] = taken;
    repairs.push({ typed: word, taken });
  });
  return out;
}
