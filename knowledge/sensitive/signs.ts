import type { Idea } from '../loading/sensitive';
import { wordsOf } from '../search/words';

/** Whether a question shows one sign. Words are plain, as `wordsOf` gives them. */
export type Sign = (words: readonly string[]) => boolean;

/** Other words that may stand between two parts of a sign, and where the sign says "...". */
const NEAR = 4;
const FAR = 10;

type Phrase = readonly string[];
/** Each set's phrases as plain words, the longest first, by the name of the set. */
export type Ideas = ReadonlyMap<string, readonly Phrase[]>;

/** Makes sets of words ready for reading signs. */
export function readIdeas(ideas: readonly Idea[]): Ideas {
  return new Map(
    ideas.map(({ id, words }) => [id, words.map(wordsOf).sort((a, b) => b.length - a.length)]),
  );
}

interface Step {
  readonly phrases: readonly Phrase[];
  /** How many other words may stand before it. */
  readonly gap: number;
}

/**
 * Reads a sign as editors write it: words and {sets} in order, "..." for a wider gap, "&" between signs that must
 * both be there. Two plain words follow each other directly. A set that is not known matches nothing.
 */
export function readSign(written: string, ideas: Ideas): Sign {
  const parts = written.split('&').map((part) => steps(part, ideas));
  return (words) => parts.every((part) => words.some((_, at) => follows(part, words, at)));
}

function steps(part: string, ideas: Ideas): readonly Step[] {
  const out: Step[] = [];
  let wide = false;
  let plainBefore = false;
  for (const piece of part.trim().split(/\s+/)) {
    if (piece === '...') {
      wide = true;
      continue;
    }
    const name = /^\{(.+)\}$/.exec(piece)?.[1];
    const phrases = name === undefined ? [wordsOf(piece)] : (ideas.get(name) ?? []);
    const plain = name === undefined;
    const gap = out.length === 0 || (plain && plainBefore && !wide) ? 0 : wide ? FAR : NEAR;
    out.push({ phrases, gap });
    plainBefore = plain;
    wide = false;
  }
  return out;
}

/** Whether the steps can be found from a place on, the first of them right there. */
function follows(rest: readonly Step[], words: readonly string[], from: number): boolean {
  const [step, ...later] = rest;
  if (step === undefined) return true;
  for (let at = from; at <= Math.min(from + step.gap, words.length - 1); at += 1)
    for (const phrase of step.phrases)
      if (isAt(phrase, words, at) && follows(later, words, at + phrase.length)) return true;
  return false;
}

function isAt(phrase: Phrase, words: readonly string[], at: number): boolean {
  return phrase.length > 0 && phrase.every((word, index) => words[at + index] === word);
}

/** Every word that any sign looks for, so that slips of typing can be put right towards them. */
export function vocabularyOf(
  written: readonly string[],
  ideas: readonly Idea[],
): ReadonlySet<string> {
  const plain = written.flatMap((sign) => wordsOf(sign.replace(/\{[^}]*\}/g, ' ')));
  return new Set([...plain, ...ideas.flatMap(({ words }) => words.flatMap(wordsOf))]);
}
