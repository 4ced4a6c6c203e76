/** As many as are worth a closer look. */
const MOST_CANDIDATES = 48;
/** One slip spoils at most this many letter pairs: two neighbours swapped. */
const PAIRS_A_SLIP = 3;
/** 26 letters, and whatever ends a word or parts two. */
const SIGNS = 27;

/**
 * Indexes words by their letter pairs; then finds, by their places, those that share enough of them with a misspelt
 * word, likest first. Everything is kept in three runs of numbers: the words themselves stay the caller's.
 */
export function createBigramIndex(words: readonly string[]): (word: string) => readonly number[] {
  const starts = new Uint32Array(SIGNS * SIGNS + 1);
  for (const word of words)
    for (const pair of pairsOf(word)) starts[pair + 1] = at(starts, pair + 1) + 1;
  for (let pair = 1; pair < starts.length; pair += 1)
    starts[pair] = at(starts, pair) + at(starts, pair - 1);
  const holders = new Uint16Array(at(starts, starts.length - 1));
  const filled = starts.slice();
  words.forEach((word, place) => {
    for (const pair of pairsOf(word)) {
      holders[at(filled, pair)] = place;
      filled[pair] = at(filled, pair) + 1;
    }
  });
  const lengths = Uint8Array.from(words, ({ length }) => length);
  const shared = new Uint8Array(words.length);
  return (word) => {
    const allowed = slipsIn(word.length);
    const pairs = pairsOf(word);
    const least = Math.max(1, pairs.length - PAIRS_A_SLIP * allowed);
    const enough: number[] = [];
    shared.fill(0);
    for (const pair of pairs)
      for (let one = at(starts, pair); one < at(starts, pair + 1); one += 1) {
        const place = at(holders, one);
        if (Math.abs(at(lengths, place) - word.length) > allowed) continue;
        const count = at(shared, place) + 1;
        shared[place] = count;
        if (count === least) enough.push(place);
      }
    const likeness = (place: number): number =>
      at(shared, place) / (word.length + at(lengths, place));
    return enough.sort((a, b) => likeness(b) - likeness(a) || a - b).slice(0, MOST_CANDIDATES);
  };
}

/** The most words that fit: places are kept in two bytes. */
export const MOST_WORDS = 65_535;

/** How many slips a word of this length may hold: 1 in three or four letters, 2 up to seven, 3 beyond. */
export function slipsIn(length: number): number {
  const byLength = length <= 4 ? 1 : length <= 7 ? 2 : 3;
  return Math.min(byLength, Math.ceil(length / 3));
}

/** The different pairs of neighbouring letters, with the word's ends, as numbers. */
function pairsOf(word: string): readonly number[] {
  const pairs: number[] = [];
  let last = 0;
  for (let place = 0; place <= word.length; place += 1) {
    const letter = word.charCodeAt(place) - 96;
    const sign = letter >= 1 && letter < SIGNS ? letter : 0;
    const pair = last * SIGNS + sign;
    if (!pairs.includes(pair)) pairs.push(pair);
    last = sign;
  }
  return pairs;
}

const at = (numbers: Uint8Array | Uint16Array | Uint32Array, place: number): number =>
  numbers[place] ?? 0;
