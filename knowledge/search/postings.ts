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
export interface Postings {
  countOf(feature: string): number;
  /** The places whose shared features are worth most together, best first, at most `most`. */
  best(wanted: readonly Worth[], most: number): readonly Scored[];
  /** What one feature is worth in one place; 0 where it isn't held. */
  worth(feature: string, at: number): number;
}

interface List {
  readonly places: Int32Array;
  readonly worths: Float32Array;
}

/** How many postings one question may read before only its leaders are followed: a fraction of a millisecond. */
const MOST_READ = 16_000;
/** How many leaders are followed through the lists of the commonest features. */
const LEADERS = 160;

/**
 * Indexes what each place holds, given in the order of places. Lists are typed arrays and the sums are kept between
 * questions, so looking up allocates next to nothing. The rarest features choose the leaders; lists too long to
 * read whole are only searched for those, so a question's cost hardly grows with the number of places.
 */
export function createPostings(held: readonly (readonly Worth[])[]): Postings {
  const lists = listsOf(held);
  const sums = new Float64Array(held.length);
  const touched = new Int32Array(held.length);

  return {
    countOf: (feature) => lists.get(feature)?.places.length ?? 0,
    worth: (feature, at) => worthAt(lists.get(feature), at),
    best(wanted, most) {
      const found = wanted.flatMap(({ feature, worth }) => {
        const list = lists.get(feature);
        return list ? [{ ...list, worth }] : [];
      });
      found.sort((a, b) => a.places.length - b.places.length);
      let count = 0;
      let read = 0;
      let next = 0;
      for (; next < found.length; next += 1) {
        const { places, worths, worth } = found[next] ?? NOTHING;
        read += places.length;
        if (next > 0 && read > MOST_READ) break;
        for (let at = 0; at < places.length; at += 1) {
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

const NOTHING = { places: new Int32Array(0), worths: new Float32Array(0), worth: 0 };

const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.at - b.at;

function listsOf(held: readonly (readonly Worth[])[]): ReadonlyMap<string, List> {
  const counts = new Map<string, number>();
  for (const features of held)
    for (const { feature } of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const filled = new Map<string, List & { filled: number }>();
  held.forEach((features, at) => {
    for (const { feature, worth } of features) {
      let list = filled.get(feature);
      if (!list) {
        const count = counts.get(feature) ?? 0;
        list = { places: new Int32Array(count), worths: new Float32Array(count), filled: 0 };
        filled.set(feature, list);
      }
      list.places[list.filled] = at;
      list.worths[list.filled] = worth;
      list.filled += 1;
    }
  });
  return filled;
}

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

/** Finds a place in a rising list by halving. */
function worthAt(list: List | undefined, at: number): number {
  if (!list) return 0;
  let low = 0;
  let high = list.places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const place = list.places[middle] ?? 0;
    if (place === at) return list.worths[middle] ?? 0;
    if (place < at) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
