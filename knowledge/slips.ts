/**
 * How many typing slips turn one word into another: a letter added, dropped or changed, or two
 * neighbours swapped (optimal string alignment). Stops counting above `most`.
 */
export function slips(from: string, to: string, most = 3): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      ) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

/** The candidate a typed word stands for: itself, or the only nearest one within `allowed` slips of it. */
export function nearestWord(
  typed: string,
  candidates: Iterable<string>,
  allowed: (candidate: string) => number = allowedSlips,
): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  let tied = false;
  for (const candidate of candidates) {
    if (candidate === typed) return candidate;
    const count = slips(typed, candidate, allowed(candidate));
    if (count > allowed(candidate) || count > fewest) continue;
    tied = count === fewest;
    best = candidate;
    fewest = count;
  }
  return tied ? undefined : best;
}

/** None for words of up to three letters, one up to six, two beyond. */
export function allowedSlips(word: string): number {
  if (word.length <= 3) return 0;
  return word.length <= 6 ? 1 : 2;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
