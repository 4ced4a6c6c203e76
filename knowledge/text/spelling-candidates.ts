import Fuse from 'fuse.js';
import { weightedEditDistance } from './weighted-edit-distance';
import { createBigramIndex, MOST_WORDS } from './bigram-index';
import { NUMBER_WORDS } from './tokenize';

/** Puts misspelt words right, or gives them back unchanged. */
export interface SpellingCorrection {
  /** Whether a word needs no repair, or could have none. */
  knows(word: string): boolean;
  /** `before` and `after` stand beside it and help to choose: "12 wrd" is "12 word". */
  word(word: string, before?: string, after?: string): readonly string[];
  /** The one word meant by two that stand side by side, where a space fell into it: "tw itter". */
  joined(first: string, second: string): string | undefined;
  /**
   * The word meant by one that is plain English but says nothing here, where a word one slip away usually stands
   * between these two: "spotting cake news" is about fake news.
   */
  mistaken(word: string, before: string, after: string): string | undefined;
}

/** What words are repaired to. */
export interface SpellerParts {
  /** Each word the content uses, with how often. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Plain English is never repaired, unless it makes no sense where it stands. By how common each word is, from 0. */
  readonly english: ReadonlyMap<string, number>;
  /** Whether one word has been seen straight after another. */
  readonly follows: (before: string, word: string) => boolean;
}

const MOST_REMEMBERED = 5000;
/** No English word that anybody asks about is longer. */
const LONGEST = 24;
/** English words this common are meant even where the content lacks them. */
const EVERYDAY = 4000;
/** A candidate that usually stands beside a word it stands beside is worth this part of a slip, on each side. */
const FOLLOWING = 0.5;
/** A wrong first letter is this much less likely than a wrong letter elsewhere. */
const FIRST = 0.4;
/** Each tenfold in how often a word is used is worth this part of a slip. */
const COMMON = 0.3;
/** What a forgotten space costs, in slips. */
const SPACE = 0.7;
/** A word used no more often than this may itself be a slip, or mean something else here. */
const RARE = 3;
/** Number words are read as digits, so that nobody counts them; they are taken to be used this often. */
const AS_NUMBER = 30;
/** Two letters are a word of their own if English uses it this much: "of", not "tw". */
const SHORT = 1000;
/** Written in one so often that it is meant even where both halves are words: "on line". */
const ONE_WORD = 40;
/** Candidates this close in cost are put to fuse.js. */
const CLOSE = 0.2;
/** A repair this dear is no better than a guess at two words run together. */
const DEAR = 0.9;
/** Words used this often are likely to be meant. */
const USUAL = 4;

/**
 * Repairs words that are neither in the vocabulary nor plain English. Of the words that share letter pairs, the one
 * wins that is likeliest by the keyboard, by how often it is used and by the words beside it.
 */
export function createSpeller({ vocabulary, english, follows }: SpellerParts): SpellingCorrection {
  const words = [
    ...vocabulary.keys(),
    ...[...NUMBER_WORDS].filter((word) => !vocabulary.has(word)),
    ...Array.from(english.keys()).flatMap((word, rank) =>
      rank < EVERYDAY && !vocabulary.has(word) && !NUMBER_WORDS.has(word) ? [word] : [],
    ),
  ]
    .filter(isWord)
    .slice(0, MOST_WORDS);
  const nearby = createBigramIndex(words);
  const remembered = new Map<string, readonly string[]>();
  const used = (word: string): number =>
    vocabulary.get(word) ?? (NUMBER_WORDS.has(word) ? AS_NUMBER : 0);
  const commonness = (word: string): number => COMMON * Math.min(3, Math.log10(1 + used(word)));
  const isSaid = (word: string): boolean =>
    word.length > 2
      ? used(word) > 0
      : /^(?:\d+|[aix])$/.test(word) || (english.get(word) ?? Infinity) < SHORT;
  const beside = (word: string, before: string, after: string): number =>
    (before !== '' && follows(before, word) ? 1 : 0) +
    (after !== '' && follows(word, after) ? 1 : 0);
  const knows = (word: string): boolean =>
    word.length < 3 ||
    word.length > LONGEST ||
    vocabulary.has(word) ||
    english.has(word) ||
    isInflected(word, english) ||
    !/^[a-z]+$/.test(word);

  function nearest(word: string, before: string, after: string): Choice | undefined {
    const choices = nearby(word).map((place): Choice => {
      const meant = words[place] ?? '';
      const swapped = word.charAt(0) === meant.charAt(1) && word.charAt(1) === meant.charAt(0);
      const cost =
        weightedEditDistance(word, meant) +
        (word.charAt(0) === meant.charAt(0) || swapped ? 0 : FIRST) -
        commonness(meant) -
        FOLLOWING * beside(meant, before, after);
      return { words: [meant], cost };
    });
    const least = Math.min(...choices.map(({ cost }) => cost));
    const close = choices.filter(({ cost }) => cost <= least + CLOSE);
    return close.length > 1 ? likest(word, close) : close[0];
  }

  /** Two known words that were run together, the commonest split first; the longer may hold a slip. */
  function split(word: string): Choice | undefined {
    let best: Choice | undefined;
    for (let at = 1; at <= word.length - 2; at += 1) {
      const parts = [word.slice(0, at), word.slice(at)] as const;
      if (!parts.every((part) => isPart(part))) continue;
      const usual = Math.min(commonness(parts[0]), commonness(parts[1]));
      const together = follows(parts[0], parts[1]) ? FOLLOWING : 0;
      const cost = SPACE - usual - together;
      if (!best || cost < best.cost) best = { words: parts, cost };
    }
    return best;
  }
  /** The same where the longer of the two holds a slip as well: "oftwiter". */
  function splitWithSlip(word: string): readonly string[] | undefined {
    for (let at = word.length - 2; at >= 2; at -= 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (isSaid(left) && used(left) >= USUAL && right.length >= 5) {
        const meant = nearest(right, left, '');
        if (meant && meant.cost < DEAR) return [left, ...meant.words];
      }
      if (isSaid(right) && used(right) >= USUAL && left.length >= 5) {
        const meant = nearest(left, '', right);
        if (meant && meant.cost < DEAR) return [...meant.words, right];
      }
    }
    return undefined;
  }
  const isPart = (part: string): boolean =>
    part.length === 1 ? part === 'a' || part === 'i' : isSaid(part) || isPlain(part);
  const isPlain = (part: string): boolean =>
    part.length > 2 && (english.get(part) ?? Infinity) < EVERYDAY;

  return {
    knows,
    word(word, before = '', after = '') {
      if (knows(word)) return [word];
      const key = `${before} ${word} ${after}`;
      const known = remembered.get(key);
      if (known) return known;
      const near = nearest(word, before, after);
      const parts = split(word);
      const best = near && parts ? (parts.cost < near.cost ? parts : near) : (near ?? parts);
      const guess = best && best.cost < DEAR ? undefined : splitWithSlip(word);
      const result = guess ?? best?.words ?? [word];
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, result);
      return result;
    },
    joined(first, second) {
      const whole = first + second;
      if (whole.length < 5 || (used(whole) === 0 && !isPlain(whole))) return undefined;
      if (isSaid(first) && isSaid(second))
        return used(whole) >= ONE_WORD && first.length > 1 ? whole : undefined;
      const strange = (part: string): boolean => !isSaid(part) && !isPlain(part);
      return strange(first) || strange(second) ? whole : undefined;
    },
    mistaken(word, before, after) {
      if (word.length < 4 || used(word) > RARE || !isWord(word)) return undefined;
      if (before === '' && after === '') return undefined;
      if (beside(word, before, after) > 0) return undefined;
      const key = `?${before} ${word} ${after}`;
      const known = remembered.get(key);
      if (known) return known[0];
      // The word after it tells: "posting lies about the jab" is no slip for "posting likes".
      const fits = (meant: string): boolean =>
        after === '' ? follows(before, meant) : follows(meant, after);
      let best: { readonly word: string; readonly used: number } | undefined;
      for (const place of nearby(word)) {
        const meant = words[place] ?? '';
        if (meant === word || used(meant) < USUAL * (1 + used(word)) || isForm(meant, word))
          continue;
        if (weightedEditDistance(word, meant) > 1 || !fits(meant)) continue;
        if (!best || used(meant) > best.used) best = { word: meant, used: used(meant) };
      }
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, best ? [best.word] : []);
      return best?.word;
    },
  };
}

interface Choice {
  readonly words: readonly string[];
  readonly cost: number;
}

/** Of choices about as likely, the one that fuse.js finds most like the word. */
function likest(word: string, choices: readonly Choice[]): Choice | undefined {
  const fuse = new Fuse(
    choices.map((choice) => ({ choice, word: choice.words[0] ?? '' })),
    { keys: ['word'], includeScore: true, threshold: 0.6, ignoreLocation: true },
  );
  const scores = new Map(fuse.search(word).map((hit) => [hit.item.choice, hit.score ?? 1]));
  const cost = (choice: Choice): number => choice.cost + CLOSE * (scores.get(choice) ?? 1);
  return choices.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

const isWord = (word: string): boolean => /^[a-z]{3,24}$/.test(word);

/** "Moderates" is right where "moderate" is, however seldom it is said. */
function isInflected(word: string, english: ReadonlyMap<string, number>): boolean {
  const [, base = '', ending] = /^([a-z]{4,}?)(s|ing)$/.exec(word) ?? [];
  if (base === '' || base.endsWith('s')) return false;
  return english.has(base) || (ending === 'ing' && english.has(`${base}e`));
}

/** "Nurse" and "nurses" mean the same. */
const isForm = (one: string, other: string): boolean =>
  `${one}s` === other || `${other}s` === one || `${one}d` === other || `${other}d` === one;
