import Fuse from 'fuse.js';
import { slips } from '../slips';

/** Puts a misspelt word right, or gives it back unchanged. */
export interface Repair {
  /** Whether a word needs no repair, or could have none. */
  knows(word: string): boolean;
  /** `before` is the word before it, which helps to choose: "12 wrd" is "12 word". */
  word(word: string, before?: string): readonly string[];
}

/** What words are repaired to. */
export interface RepairParts {
  /** Each word the content uses, with how often. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Plain English is never repaired. */
  readonly english: WordList;
  /** Whether one word has been seen straight after another. */
  readonly follows: (before: string, word: string) => boolean;
}

/** Anything that says whether it has a word. */
interface WordList {
  has(word: string): boolean;
}

interface Candidate {
  readonly word: string;
  readonly count: number;
}

const MOST_CANDIDATES = 48;
const MOST_REMEMBERED = 5000;
/** No English word that anybody asks about is longer. */
const LONGEST = 24;
/** One slip spoils at most this many letter pairs: two neighbours swapped. */
const PAIRS_A_SLIP = 3;
/** A candidate that usually follows the word before it is worth this part of a slip. */
const FOLLOWING = 0.5;

/**
 * Repairs words that are neither in the vocabulary nor plain English. Of the words that share letter pairs, the
 * nearest by slips of the finger wins, and fuse.js judges between those that are about as near.
 * Without the letter pairs every repair would read the whole vocabulary: 15 ms a word instead of 0.1, and worse repairs.
 */
export function createRepair({ vocabulary, english, follows }: RepairParts): Repair {
  const nearby = createNearby([...vocabulary.keys()].filter(isWord));
  const remembered = new Map<string, readonly string[]>();
  const knows = (word: string): boolean =>
    word.length < 3 ||
    word.length > LONGEST ||
    vocabulary.has(word) ||
    english.has(word) ||
    !/^[a-z]+$/.test(word);
  function nearest(word: string, before: string): string | undefined {
    const among = nearby(word);
    const judged = among.length > 1 ? judge(word, among) : undefined;
    let best: { readonly word: string; readonly cost: number } | undefined;
    for (const candidate of among) {
      const first = word.startsWith(candidate.word.charAt(0)) ? 0 : 0.7;
      if (candidate.count + first > slipsAllowed(word.length) + 0.5) continue;
      const fuzzy = (judged?.get(candidate.word) ?? 1) * 0.8;
      const common = Math.min(0.4, Math.log10(1 + (vocabulary.get(candidate.word) ?? 0)) * 0.2);
      const usual = before !== '' && follows(before, candidate.word) ? FOLLOWING : 0;
      const cost = candidate.count + first + fuzzy - common - usual;
      if (!best || cost < best.cost) best = { word: candidate.word, cost };
    }
    return best?.word;
  }
  return {
    knows,
    word(word, before = '') {
      if (knows(word)) return [word];
      const key = `${before} ${word}`;
      const known = remembered.get(key);
      if (known) return known;
      const best = nearest(word, before);
      const result = best === undefined ? (splitWord(word, vocabulary, english) ?? [word]) : [best];
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, result);
      return result;
    },
  };
}

const isWord = (word: string): boolean => word.length >= 3 && !/\d/.test(word);

function letterPairs(word: string): Set<string> {
  const padded = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at < padded.length - 1; at += 1) pairs.add(padded.slice(at, at + 2));
  return pairs;
}

/** Indexes words by their letter pairs; then finds those within the slips a word may hold, likest first. */
function createNearby(words: readonly string[]): (word: string) => readonly Candidate[] {
  const holders = new Map<string, number[]>();
  words.forEach((word, at) => {
    for (const pair of letterPairs(word)) {
      const list = holders.get(pair);
      if (list) list.push(at);
      else holders.set(pair, [at]);
    }
  });
  const lists = new Map([...holders].map(([pair, list]) => [pair, Int32Array.from(list)]));
  const lengths = Uint8Array.from(words, (word) => Math.min(255, word.length));
  const shared = new Uint8Array(words.length);
  return (word) => {
    const allowed = slipsAllowed(word.length);
    const pairs = letterPairs(word);
    const least = Math.max(1, pairs.size - PAIRS_A_SLIP * allowed);
    const enough: number[] = [];
    shared.fill(0);
    for (const pair of pairs)
      for (const at of lists.get(pair) ?? []) {
        if (Math.abs((lengths[at] ?? 0) - word.length) > allowed) continue;
        const count = (shared[at] ?? 0) + 1;
        shared[at] = count;
        if (count === least) enough.push(at);
      }
    const likeness = (at: number): number => (shared[at] ?? 0) / (word.length + (lengths[at] ?? 0));
    return enough
      .sort((a, b) => likeness(b) - likeness(a) || a - b)
      .slice(0, MOST_CANDIDATES)
      .flatMap((at): readonly Candidate[] => {
        const other = words[at] ?? '';
        const count = slips(word, other, allowed);
        return count <= allowed ? [{ word: other, count }] : [];
      });
  };
}

/** How many slips a word of this length may hold: 1 in three or four letters, 2 up to seven, 3 beyond. */
function slipsAllowed(length: number): number {
  const byLength = length <= 4 ? 1 : length <= 7 ? 2 : 3;
  return Math.min(byLength, Math.ceil(length / 3));
}

/** fuse.js's view of how far each candidate is from the word, from 0 to 1. */
function judge(word: string, among: readonly Candidate[]): ReadonlyMap<string, number> {
  const fuse = new Fuse(among, {
    keys: ['word'],
    includeScore: true,
    threshold: 0.6,
    ignoreLocation: true,
  });
  return new Map(fuse.search(word).map((hit) => [hit.item.word, hit.score ?? 1]));
}

/** Two known words that were run together, the commonest split first. */
function splitWord(
  word: string,
  vocabulary: ReadonlyMap<string, number>,
  english: WordList,
): readonly string[] | undefined {
  let best: { readonly parts: readonly string[]; readonly weight: number } | undefined;
  for (let at = 2; at <= word.length - 2; at += 1) {
    const left = word.slice(0, at);
    const right = word.slice(at);
    const known = (part: string) => vocabulary.has(part) || (part.length > 2 && english.has(part));
    if (!known(left) || !known(right)) continue;
    const weight = Math.min(vocabulary.get(left) ?? 0, vocabulary.get(right) ?? 0) + 0.01;
    if (!best || weight > best.weight) best = { parts: [left, right], weight };
  }
  return best?.parts;
}
