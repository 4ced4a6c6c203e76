import Fuse from 'fuse.js';
import { slips } from '../slips';

/** Puts a misspelt word right, or gives it back unchanged. */
export interface Repair {
  /** Whether a word needs no repair, or could have none. */
  knows(word: string): boolean;
  word(word: string): readonly string[];
}

interface Candidate {
  readonly word: string;
  readonly weight: number;
}

const MOST_CANDIDATES = 48;
const MOST_REMEMBERED = 5000;
/** No English word that anybody asks about is longer. */
const LONGEST = 24;

/**
 * Repairs words that are neither in the vocabulary (word → how often the content uses it) nor plain English.
 * fuse.js judges the candidates that share letter pairs with the word; the nearest by slips of the finger wins.
 * Without the letter pairs fuse.js would read the whole vocabulary: 15 ms a word instead of 0.4, and worse repairs.
 */
export function createRepair(
  vocabulary: ReadonlyMap<string, number>,
  english: ReadonlyMap<string, number>,
): Repair {
  const pairs = new Map<string, string[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < 3 || /\d/.test(word)) continue;
    for (const pair of letterPairs(word)) {
      const list = pairs.get(pair);
      if (list) list.push(word);
      else pairs.set(pair, [word]);
    }
  }
  const remembered = new Map<string, readonly string[]>();
  const repaired = (word: string): readonly string[] => {
    const best = nearest(word, candidates(word, pairs, vocabulary));
    if (best) return [best];
    return splitWord(word, vocabulary, english) ?? [word];
  };
  const knows = (word: string): boolean =>
    word.length < 3 ||
    word.length > LONGEST ||
    vocabulary.has(word) ||
    english.has(word) ||
    !/^[a-z]+$/.test(word);
  return {
    knows,
    word(word) {
      if (knows(word)) return [word];
      const before = remembered.get(word);
      if (before) return before;
      const result = repaired(word);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(word, result);
      return result;
    },
  };
}

function letterPairs(word: string): Set<string> {
  const padded = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at < padded.length - 1; at += 1) pairs.add(padded.slice(at, at + 2));
  return pairs;
}

function candidates(
  word: string,
  pairs: ReadonlyMap<string, readonly string[]>,
  vocabulary: ReadonlyMap<string, number>,
): Candidate[] {
  const shared = new Map<string, number>();
  for (const pair of letterPairs(word))
    for (const other of pairs.get(pair) ?? [])
      if (Math.abs(other.length - word.length) <= 3)
        shared.set(other, (shared.get(other) ?? 0) + 1);
  return [...shared]
    .map(([other, count]) => ({
      word: other,
      weight: vocabulary.get(other) ?? 0,
      likeness: count / (other.length + word.length),
    }))
    .sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
}

/** How many slips a word of this length may hold: 1 in three or four letters, 2 up to seven, 3 beyond. */
function slipsAllowed(length: number): number {
  const byLength = length <= 4 ? 1 : length <= 7 ? 2 : 3;
  return Math.min(byLength, Math.ceil(length / 3));
}

function nearest(word: string, among: readonly Candidate[]): string | undefined {
  if (among.length === 0) return undefined;
  const fuse = new Fuse(among, {
    keys: ['word'],
    includeScore: true,
    threshold: 0.6,
    ignoreLocation: true,
  });
  const judged = new Map(fuse.search(word).map((hit) => [hit.item.word, hit.score ?? 1]));
  const allowed = slipsAllowed(word.length);
  let best: { readonly word: string; readonly cost: number } | undefined;
  for (const candidate of among) {
    const count = slips(word, candidate.word, allowed);
    if (count > allowed) continue;
    const first = word.startsWith(candidate.word.charAt(0)) ? 0 : 0.7;
    const fuzzy = (judged.get(candidate.word) ?? 1) * 0.8;
    const common = Math.min(0.4, Math.log10(1 + candidate.weight) * 0.2);
    const cost = count + first + fuzzy - common;
    if (count + first > allowed + 0.5) continue;
    if (!best || cost < best.cost) best = { word: candidate.word, cost };
  }
  return best?.word;
}

/** Two known words that were run together, the commonest split first. */
function splitWord(
  word: string,
  vocabulary: ReadonlyMap<string, number>,
  english: ReadonlyMap<string, number>,
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
