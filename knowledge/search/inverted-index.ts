/** A feature with how much it is worth: in an entry when indexed, in a question when looked up. */
export interface Worth {
  readonly feature: string;
  readonly worth: number;
}

export interface Scored {
  readonly at: number;
  readonly score: number;
}

/** Which places hold each feature. */
export interface InvertedIndex {
  /** The places whose shared features are worth most together, best first, at most `most`. */
  best(wanted: readonly Worth[], most: number): readonly Scored[];
  /** What one feature is worth in one place; 0 where it isn't held. */
  worth(feature: string, at: number): number;
}

/** Every feature there is, with its number: from 0, without gaps. */
export type Dictionary = ReadonlyMap<string, number>;

/** The places that hold each feature, all lists in one: a few long runs of numbers where lists of their own would take three times the memory. */
export interface PostingsTable {
  /** How many places there are. */
  readonly count: number;
  /** Where each feature's list begins among `places` and `worths`, by its number, and where the last one's ends. */
  readonly starts: Int32Array;
  /** Rising within a list. */
  readonly places: Int32Array;
  readonly worths: Float32Array;
}

/** How many postings one question may read before only its leaders are followed: a fraction of a millisecond. */
const MOST_READ = 16_000;
/** How many leaders are followed through the lists of the commonest features. */
const LEADERS = 160;

/** A feature's list: where it begins and ends in the table. */
interface List {
  readonly from: number;
  readonly to: number;
}

/** Lists what each place holds, given in the order of places; every feature must be in the dictionary. */
export function listPostings(
  held: readonly (readonly Worth[])[],
  dictionary: Dictionary,
): PostingsTable {
  const starts = new Int32Array(dictionary.size + 1);
  const numberOf = (feature: string): number => dictionary.get(feature) ?? 0;
  for (const features of held)
    for (const { feature } of features) {
      const after = numberOf(feature) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  for (let at = 0; at < dictionary.size; at += 1)
    starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const total = starts[dictionary.size] ?? 0;
  const places = new Int32Array(total);
  const worths = new Float32Array(total);
  const next = starts.slice();
  held.forEach((features, place) => {
    for (const { feature, worth } of features) {
      const number = numberOf(feature);
      const at = next[number] ?? 0;
      places[at] = place;
      worths[at] = worth;
      next[number] = at + 1;
    }
  });
  return { count: held.length, starts, places, worths };
}

/**
 * Looks up in a table. The sums are kept between questions, so looking up allocates next to nothing. The rarest
 * features choose the leaders; lists too long to read whole are only searched for those, so a question's cost hardly
 * grows with the number of places.
 */
export function createInvertedIndex(table: PostingsTable, dictionary: Dictionary): InvertedIndex {
  const { count: held, starts, places, worths } = table;
  const sums = new Float64Array(held);
  const touched = new Int32Array(held);

  const listOf = (feature: string): List => {
    const number = dictionary.get(feature);
    if (number === undefined) return EMPTY;
    return { from: starts[number] ?? 0, to: starts[number + 1] ?? 0 };
  };
  /** Finds a place in a rising list by halving. */
  const worthAt = ({ from, to }: List, wanted: number): number => {
    let low = from;
    let high = to - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const place = places[middle] ?? 0;
      if (place === wanted) return worths[middle] ?? 0;
      if (place < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  };

  return {
    worth: (feature, at) => worthAt(listOf(feature), at),
    best(wanted, most) {
      const found = wanted.flatMap(({ feature, worth }) => {
        const list = listOf(feature);
        return lengthOf(list) > 0 ? [{ ...list, worth }] : [];
      });
      found.sort((a, b) => lengthOf(a) - lengthOf(b));
      let count = 0;
      let read = 0;
      let next = 0;
      for (; next < found.length; next += 1) {
        const { from, to, worth } = found[next] ?? NOTHING;
        read += to - from;
        if (next > 0 && read > MOST_READ) break;
        for (let at = from; at < to; at += 1) {
          const place = places[at] ?? 0;
          const sum = sums[place] ?? 0;
          if (sum === 0) touched[count++] = place;
          sums[place] = sum + worth * (worths[at] ?? 0);
        }
      }
      const common = found.slice(next);
      const leaders = leadersOf(
        touched.subarray(0, count),
        sums,
        common.length > 0 ? LEADERS : most,
      );
      for (let at = 0; at < count; at += 1) sums[touched[at] ?? 0] = 0;
      if (common.length === 0) return leaders;
      return leaders
        .map(({ at, score }) => ({
          at,
          score: common.reduce((sum, list) => sum + list.worth * worthAt(list, at), score),
        }))
        .sort(byScore)
        .slice(0, most);
    },
  };
}

const EMPTY: List = { from: 0, to: 0 };
const NOTHING = { ...EMPTY, worth: 0 };

const lengthOf = ({ from, to }: List): number => to - from;

const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.at - b.at;

/** The highest sums, best first, by insertion: after the first few, hardly any place moves up. */
function leadersOf(places: Int32Array, sums: Float64Array, most: number): readonly Scored[] {
  const leaders: Scored[] = [];
  for (const at of places) {
    const one = { at, score: sums[at] ?? 0 };
    const last = leaders.at(-1);
    if (leaders.length === most && last && byScore(last, one) <= 0) continue;
    let place = Math.min(leaders.length, most - 1);
    for (; place > 0; place -= 1) {
      const before = leaders[place - 1];
      if (!before || byScore(before, one) <= 0) break;
      leaders[place] = before;
    }
    leaders[place] = one;
  }
  return leaders;
}
