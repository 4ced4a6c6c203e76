import type { RequestWording } from '../loading/lexicon-wording';
import type { Knows } from '../text/dictionary';
import { createSpeller } from '../text/spelling';

/**
 * The command that a whole message asks for in plain words: "could I have a tip please" asks for tips. Undefined
 * as soon as one word is neither a carrier nor what is asked for, so it never fires inside a longer question.
 */
export type CommandIntent = (said: string) => string | undefined;

const LONGEST = 14;
/** Shorter words have too many neighbours to be put right without guessing. */
const SHORTEST = 4;
const WHOLE = 'whole';
/** "Morning all" and "thank them" ask for nothing. */
const BY_THE_WAY = ['all', 'them'];

/** Makes the reader of requests. `isKnown` tells words that are themselves from slips for what is asked for. */
export function createCommandIntent(wording: RequestWording, isKnown: Knows): CommandIntent {
  const carriers = new Set([...wording.carriers, 'one']);
  const asked = new Map([
    ...wording.asked.flatMap(({ command, words }) => words.map((word) => [word, command] as const)),
    ...wording.whole.map((word) => [word, WHOLE] as const),
  ]);
  const spell = createSpeller(
    [...asked.keys()].filter(({ length }) => length >= SHORTEST),
    { isKnown, fits: (typed, word) => typed.charAt(0) === word.charAt(0) },
  );
  const meantBy = (word: string): string | undefined =>
    asked.get(word) ?? (word.length < SHORTEST ? undefined : asked.get(spell(word) ?? ''));

  return (message) => {
    const said = message.split(' ');
    if (said.length > LONGEST) return undefined;
    const wanted = new Set<string>();
    for (const word of said) {
      if (carriers.has(word)) continue;
      const meant = meantBy(word);
      if (meant === undefined) return undefined;
      wanted.add(meant);
    }
    const whole = wanted.delete(WHOLE);
    const [only, ...others] = wanted;
    if (others.length > 0) return undefined;
    if (only === undefined)
      return whole && said.some((word) => !BY_THE_WAY.includes(word) && meantBy(word) === WHOLE)
        ? 'resources'
        : undefined;
    // "List of tips" may well mean the articles that are lists of tips.
    return /\blists? of\b/.test(message) && (only === 'tips' || only === 'stats')
      ? undefined
      : only;
  };
}
