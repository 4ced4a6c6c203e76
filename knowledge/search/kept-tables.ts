import { createHash } from 'node:crypto';
import type { Cache } from '../loading/cache';
import { pack, unpack, type Numbers } from '../packed';
import type { SearchEntry } from './entries';
import type { Lexicon } from './lexicon';
import type { PostingsTable } from './inverted-index';
import type { SearchIndex } from './build-index';
import { numbersOf, weightsOf } from './weights';

/** Tables out of the notebook, where they were made from the same entries and lexicon; else made now, and noted there. */
export function keptTables(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  make: () => SearchIndex,
  notebook: Cache | undefined,
): SearchIndex {
  if (notebook === undefined) return make();
  const { concepts, stopWords, asks, declines, english, abbreviations } = lexicon;
  const key = createHash('sha256')
    .update(JSON.stringify([entries, concepts, stopWords, asks, declines, abbreviations]))
    .update([...english.keys()].join('\n'))
    .digest('hex');
  const noted = notebook.read('search-tables', key);
  if (noted) return decode(noted);
  const tables = make();
  notebook.write('search-tables', key, encode(tables));
  return tables;
}

interface Values extends Pick<SearchIndex, 'features' | 'names' | 'vocabulary'> {
  /** How many places the words, the answered and the declined questions have. */
  readonly counts: readonly number[];
  readonly labels: readonly string[] | undefined;
}

function encode({
  features,
  names,
  vocabulary,
  words,
  near,
  learned,
  uses,
}: SearchIndex): Uint8Array {
  const lists = [words, near.answered, near.declined];
  const values: Values = {
    features,
    names,
    vocabulary,
    counts: lists.map(({ count }) => count),
    labels: learned?.labels,
  };
  return pack(values, [
    uses,
    near.holders,
    ...lists.flatMap(({ starts, places, worths }) => [starts, places, worths]),
    ...(learned ? numbersOf(learned.weights) : []),
  ]);
}

/** Words, answered and declined questions. */
const LISTS = 3;

function decode(bytes: Uint8Array): SearchIndex {
  const { values, numbers } = unpack<Values>(bytes);
  const { features, names, vocabulary, counts, labels } = values;
  const [uses, holders, ...runs] = numbers as [Uint8Array, Int32Array, ...Numbers[]];
  const list = (at: number): PostingsTable => {
    const [starts, places, worths] = runs.slice(at * 3) as [Int32Array, Int32Array, Float32Array];
    return { count: counts[at] ?? 0, starts, places, worths };
  };
  const learned = labels && { labels, weights: weightsOf(runs.slice(LISTS * 3)) };
  return {
    features,
    names,
    vocabulary,
    uses,
    words: list(0),
    near: { holders, answered: list(1), declined: list(2) },
    learned,
  };
}
