import type { Knows } from './dictionary';
import { NUMBER_WORDS } from './number-words';
import { createCandidates } from './spelling';

/** What a misspelt word most likely stands for. */
export interface Correction {
  readonly words: readonly string[];
  /** Whether it may be taken for that without asking; else it may only be offered. */
  readonly sure: boolean;
}

/** Puts misspelt words right by the words beside them. What is known, a name above all, is never changed. */
export interface ContextSpeller {
  /** Whether a word needs no repair, or could have none. */
  knows(word: string): boolean;
  /** `before` and `after` stand beside it and help to choose: "12 wrd" is "12 word". Undefined where nothing is near. */
  correct(word: string, before?: string, after?: string): Correction | undefined;
  /** The one word meant by two that stand side by side, where a space fell into it: "tw itter". */
  joined(first: string, second: string): string | undefined;
}

/** What words are repaired to, and which stay. */
export interface ContextSpellerParts {
  /** Each word the content uses, with how often. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** How common a word is in English: its place from the commonest, 0; undefined for a rare one. */
  readonly rankOf: (word: string) => number | undefined;
  /** The commonest English words first: what is meant even where the content lacks it. */
  readonly everyday: readonly string[];
  /** Words that are themselves, names among them. */
  readonly isKnown: Knows;
  /** Whether one word has been seen straight after another. */
  readonly follows: (before: string, word: string) => boolean;
}

const MOST_REMEMBERED = 5000;
/** No English word that anybody asks about is longer. */
const LONGEST = 24;
/** English words this common are meant even where the content lacks them. */
export const EVERYDAY = 4000;
/** A candidate that usually stands beside a word it stands beside is worth this part of a slip, on each side. */
const FOLLOWING = 0.5;
/** A wrong first letter is this much less likely than a wrong letter elsewhere. */
const FIRST = 0.4;
/** Each tenfold in how often a word is used is worth this part of a slip. */
const COMMON = 0.3;
/** What a forgotten space costs, in slips, and what it costs more between two words that nobody was seen to join. */
const SPACE = 0.7;
const UNJOINED = 0.3;
/** Number words are read as digits, so that nobody counts them; they are taken to be used this often. */
const AS_NUMBER = 30;
/** Two letters are a word of their own if English uses it this much: "of", not "tw". */
const SHORT = 1000;
/** Written in one so often that it is meant even where both halves are words: "on line". */
const ONE_WORD = 40;
/** A repair this dear is no better than a guess at two words run together. */
const DEAR = 0.9;
/** Words used this often are likely to be meant. */
const USUAL = 4;
/** What is this much further from what was typed than may be taken can still be offered. */
const DOUBTFUL = 0.6;
/**
 * Examples hold the slips of those who asked. A word that no dictionary knows, used this seldom and one slip from a word
 * used so many times as often, is one of them. Shorter words are too near to too many.
 */
const SELDOM = 2;
const MANY_TIMES = 20;
const LONG_ENOUGH = 6;
/** What usually stands where it stands may be this much further from what was typed. */
const IN_PLACE = 0.3;
/** Whoever follows is called by a name. */
const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'mx',
  'miss',
  'dr',
  'prof',
  'professor',
  'sir',
  'dame',
  'lord',
  'lady',
  'st',
  'sister',
  'nurse',
  'matron',
]);

/**
 * Makes the speller of whole questions. Of the candidates, the one wins that is likeliest by the keyboard, by how often
 * it is used and by the words beside it.
 */
export function createContextSpeller(parts: ContextSpellerParts): ContextSpeller {
  const { vocabulary, rankOf, everyday, isKnown, follows } = parts;
  const words = new Set([...vocabulary.keys(), ...NUMBER_WORDS, ...everyday].filter(isWord));
  const candidates = createCandidates([...words]);
  const remembered = new Map<string, Correction | undefined>();
  const used = (word: string): number =>
    vocabulary.get(word) ?? (NUMBER_WORDS.has(word) ? AS_NUMBER : 0);
  const commonness = (word: string): number => COMMON * Math.min(3, Math.log10(1 + used(word)));
  const isSaid = (word: string): boolean =>
    word.length > 2
      ? used(word) > 0
      : /^(?:\d+|[aix])$/.test(word) || (rankOf(word) ?? Infinity) < SHORT;
  const isPlain = (part: string): boolean =>
    part.length > 2 && (rankOf(part) ?? Infinity) < EVERYDAY;
  const isPart = (part: string): boolean =>
    part.length === 1 ? part === 'a' || part === 'i' : isSaid(part) || isPlain(part);
  const beside = (word: string, before: string, after: string): number =>
    (before !== '' && follows(before, word) ? 1 : 0) +
    (after !== '' && follows(word, after) ? 1 : 0);
  const stays = (word: string): boolean =>
    word.length < 3 ||
    word.length > LONGEST ||
    !/^[a-z]+$/.test(word) ||
    (vocabulary.has(word) && slipOf(word) === undefined) ||
    isKnown(word);
  const found = new Map<string, Choice | undefined>();

  /** What a word that only an example holds was meant to be. */
  function slipOf(word: string): Choice | undefined {
    const times = used(word);
    if (times === 0 || times > SELDOM || word.length < LONG_ENOUGH) return undefined;
    if (!found.has(word)) {
      if (found.size >= MOST_REMEMBERED) found.clear();
      const near = isKnown(word) ? undefined : nearest(word, '', '');
      const meant = near?.words[0] ?? '';
      const likely = near !== undefined && near.slips <= 1 && used(meant) >= MANY_TIMES * times;
      found.set(word, likely ? near : undefined);
    }
    return found.get(word);
  }

  function nearest(word: string, before: string, after: string): Choice | undefined {
    let best: Choice | undefined;
    for (const { word: meant, slips } of candidates(word)) {
      if (meant === word) continue;
      const swapped = word.charAt(0) === meant.charAt(1) && word.charAt(1) === meant.charAt(0);
      const unlike = slips + (word.charAt(0) === meant.charAt(0) || swapped ? 0 : FIRST);
      const cost = unlike - commonness(meant) - FOLLOWING * beside(meant, before, after);
      if (best === undefined || cost < best.cost) best = { words: [meant], cost, slips: unlike };
    }
    return best;
  }

  /** Two known words that were run together, the commonest split first. */
  function split(word: string): Choice | undefined {
    let best: Choice | undefined;
    for (let at = 1; at <= word.length - 2; at += 1) {
      const halves = [word.slice(0, at), word.slice(at)] as const;
      if (!halves.every((part) => isPart(part))) continue;
      const usual = Math.min(commonness(halves[0]), commonness(halves[1]));
      const together = follows(halves[0], halves[1]) ? -FOLLOWING : UNJOINED;
      const cost = SPACE - usual + together;
      if (!best || cost < best.cost) best = { words: halves, cost, slips: SPACE };
    }
    return best;
  }

  /** Whether one word is meant, not two: a slip smaller than a forgotten space is one, unless the two are seen together. */
  function whole(near: Choice | undefined, halves: Choice | undefined): boolean {
    if (near === undefined || halves === undefined) return near !== undefined;
    const [first = '', second = ''] = halves.words;
    return near.cost <= halves.cost || (near.slips < SPACE && !follows(first, second));
  }

  /** The same where the longer of the two holds a slip as well: "oftwiter". */
  function splitWithSlip(word: string): Choice | undefined {
    for (let at = word.length - 2; at >= 2; at -= 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (isSaid(left) && used(left) >= USUAL && right.length >= 5) {
        const meant = nearest(right, left, '');
        if (meant && meant.cost < DEAR) return { ...meant, words: [left, ...meant.words] };
      }
      if (isSaid(right) && used(right) >= USUAL && left.length >= 5) {
        const meant = nearest(left, '', right);
        if (meant && meant.cost < DEAR) return { ...meant, words: [...meant.words, right] };
      }
    }
    return undefined;
  }

  function corrected(word: string, before: string, after: string): Correction | undefined {
    if (TITLES.has(before)) return undefined;
    const slip = slipOf(word);
    if (slip !== undefined) return { words: slip.words, sure: true };
    const near = nearest(word, before, after);
    const halves = split(word);
    const best = whole(near, halves) ? near : (halves ?? near);
    const guess = best && best.cost < DEAR ? best : (splitWithSlip(word) ?? best);
    if (guess === undefined) return undefined;
    const usual = beside(guess.words[0] ?? '', before, after) > 0 ? IN_PLACE : 0;
    const beyond = guess.slips - surely(word.length) - usual;
    if (beyond <= 0) return { words: guess.words, sure: true };
    const likely = guess.words.every((one) => used(one) >= USUAL);
    return likely && beyond <= DOUBTFUL ? { words: guess.words, sure: false } : undefined;
  }

  return {
    knows: (word) => stays(word),
    correct(word, before = '', after = '') {
      if (stays(word)) return undefined;
      const key = `${before} ${word} ${after}`;
      if (remembered.has(key)) return remembered.get(key);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const correction = corrected(word, before, after);
      remembered.set(key, correction);
      return correction;
    },
    joined(first, second) {
      const whole = first + second;
      if (whole.length < 5 || (used(whole) === 0 && !isPlain(whole))) return undefined;
      if (isSaid(first) && isSaid(second))
        return used(whole) >= ONE_WORD && first.length > 1 ? whole : undefined;
      const strange = (part: string): boolean =>
        !isSaid(part) && !isPlain(part) && !(part.length > 2 && isKnown(part));
      return strange(first) || strange(second) ? whole : undefined;
    },
  };
}

interface Choice {
  readonly words: readonly string[];
  readonly cost: number;
  readonly slips: number;
}

/** How far a word of some length may be from what it is taken for. A short unknown word is most likely an abbreviation. */
function surely(length: number): number {
  if (length <= 3) return 0.7;
  if (length <= 5) return 1;
  return length <= 7 ? 1.5 : 2;
}

const isWord = (word: string): boolean => /^[a-z]{3,24}$/.test(word);
