const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** How far each row of a British keyboard stands to the right of the first, in keys. */
const SHIFTS = [0, 0.25, 0.75];
const REACH = 1.3;

/** Letters that sound alike, so that one is written for the other. */
const ALIKE = new Set(pairsOf(['aeiouy', 'ck', 'sz', 'cs', 'gj', 'kq']));
const NEIGHBOURS = new Set(keyNeighbours());

const SWAPPED = 0.6;
const NEAR = 0.7;
const DOUBLED = 0.5;
const DROPPED = 0.9;
const FAR = 1;

/**
 * How unlikely it is that somebody who meant one word typed the other: as many slips of the finger, where the usual
 * ones (a neighbouring key, a letter doubled or swapped, a vowel for a vowel) count for less than 1.
 */
export function weightedEditDistance(typed: string, meant: string): number {
  const width = meant.length + 1;
  const costs = new Float64Array((typed.length + 1) * width);
  const at = (row: number, column: number): number => costs[row * width + column] ?? 0;
  for (let row = 0; row <= typed.length; row += 1)
    for (let column = 0; column <= meant.length; column += 1) {
      if (row === 0 && column === 0) continue;
      let cost = Infinity;
      const here = typed.charAt(row - 1);
      const wanted = meant.charAt(column - 1);
      if (row > 0) cost = Math.min(cost, at(row - 1, column) + added(typed, row - 1));
      if (column > 0) cost = Math.min(cost, at(row, column - 1) + dropped(meant, column - 1));
      if (row > 0 && column > 0) {
        cost = Math.min(cost, at(row - 1, column - 1) + changed(here, wanted));
        const swapped =
          row > 1 &&
          column > 1 &&
          here === meant.charAt(column - 2) &&
          typed.charAt(row - 2) === wanted;
        if (swapped) cost = Math.min(cost, at(row - 2, column - 2) + SWAPPED);
      }
      costs[row * width + column] = cost;
    }
  return at(typed.length, meant.length);
}

function changed(typed: string, meant: string): number {
  if (typed === meant) return 0;
  const pair = typed + meant;
  return NEIGHBOURS.has(pair) || ALIKE.has(pair) ? NEAR : FAR;
}

function added(typed: string, place: number): number {
  const letter = typed.charAt(place);
  if (letter === typed.charAt(place - 1) || letter === typed.charAt(place + 1)) return DOUBLED;
  return NEIGHBOURS.has(letter + typed.charAt(place - 1)) ? NEAR : FAR;
}

function dropped(meant: string, place: number): number {
  const letter = meant.charAt(place);
  return letter === meant.charAt(place - 1) || letter === meant.charAt(place + 1)
    ? DOUBLED
    : DROPPED;
}

function pairsOf(groups: readonly string[]): string[] {
  return groups.flatMap((letters) =>
    Array.from(letters).flatMap((one) => Array.from(letters).map((other) => one + other)),
  );
}

function keyNeighbours(): string[] {
  const keys = ROWS.flatMap((letters, row) =>
    Array.from(letters).map((letter, place) => ({
      letter,
      row,
      place: place + (SHIFTS[row] ?? 0),
    })),
  );
  return keys.flatMap((one) =>
    keys
      .filter(
        (other) =>
          other !== one && Math.hypot(one.row - other.row, one.place - other.place) < REACH,
      )
      .map((other) => one.letter + other.letter),
  );
}
