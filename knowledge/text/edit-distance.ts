/**
 * How many typing slips turn one word into another: a letter added, dropped or changed, or two
 * neighbours swapped (optimal string alignment). Stops counting above `most`.
 */
export function editDistance(from: string, to: string, most = 3): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let [beforeLast, last, current] = rowsFor(to.length + 1);
  for (let column = 0; column <= to.length; column += 1) last[column] = column;
  for (let row = 1; row <= from.length; row += 1) {
    current[0] = row;
    let least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from.charCodeAt(row - 1) === to.charCodeAt(column - 1);
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        from.charCodeAt(row - 1) === to.charCodeAt(column - 2) &&
        from.charCodeAt(row - 2) === to.charCodeAt(column - 1)
      ) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return at(last, to.length);
}

type Rows = [Int32Array, Int32Array, Int32Array];
/** Kept between words: this runs hundreds of times a question. */
let rows: Rows = [new Int32Array(0), new Int32Array(0), new Int32Array(0)];

function rowsFor(width: number): Rows {
  if (rows[0].length < width)
    rows = [new Int32Array(width), new Int32Array(width), new Int32Array(width)];
  return [...rows];
}

/** The candidate a typed word stands for: itself, or the only nearest one within `allowed` slips of it. */
export function nearestWord(
  typed: string,
  candidates: Iterable<string>,
  allowed: (candidate: string) => number = allowedEdits,
): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  let tied = false;
  for (const candidate of candidates) {
    if (candidate === typed) return candidate;
    const count = editDistance(typed, candidate, allowed(candidate));
    if (count > allowed(candidate) || count > fewest) continue;
    tied = count === fewest;
    best = candidate;
    fewest = count;
  }
  return tied ? undefined : best;
}

/** None for words of up to three letters, one up to six, two beyond. */
export function allowedEdits(word: string): number {
  if (word.length <= 3) return 0;
  return word.length <= 6 ? 1 : 2;
}

function at(row: Int32Array, index: number): number {
  return row[index] ?? 0;
}
