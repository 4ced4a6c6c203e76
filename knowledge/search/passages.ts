import type { AnalyzedText } from './analyzer';
import type { SearchEntry } from './entries';
import type { Dictionary } from './inverted-index';
import type { KnownQuestion } from './search-examples';

/** How well a question fits the best passages of one entry; each from 0 to 1. */
export interface PassageMatch {
  /** Likeness to the nearest of the questions known for it, and the share of this question that one of them holds. */
  readonly ask: number;
  readonly askShare: number;
  /** Likeness to the nearest of its own passages (titles, summary, points), and the share of the question that one holds. */
  readonly passage: number;
  readonly share: number;
}

/** All passages that a question is compared with, in one table of plain data. */
export interface PassagesTable {
  /** For each passage: its entry's place, or DECLINED, and whether it is a known question. */
  readonly owners: Int32Array;
  readonly asked: Uint8Array;
  /** The length of each passage as a vector of its features' rarities. */
  readonly lengths: Float32Array;
  /** Where each feature's list of passages begins among `passages`, by its number, and where the last one's ends. */
  readonly starts: Int32Array;
  readonly passages: Int32Array;
}

/** What a question is near to. */
export interface PassageMatches {
  readonly entries: ReadonlyMap<number, PassageMatch>;
  /** Likeness to the nearest known question in scope, and to the nearest that is declined. */
  readonly nearestAsk: number;
  readonly nearestDeclined: number;
}

/** The owner of a passage that is a question to decline. */
const DECLINED = -1;
/** Meanings count for less than words themselves. */
const CONCEPT_WEIGHT = 0.6;
/** A feature in more passages than this share of all tells next to nothing and is only looked at in the question's own length. */
const TOO_COMMON = 0.12;

/** A match while passages are gone through. */
type Nearest = { -readonly [Part in keyof PassageMatch]: number };

interface Passage {
  readonly owner: number;
  readonly asked: boolean;
  readonly features: readonly string[];
}

/** Words and meanings, without pairs: what passages are compared by. */
export const passageFeatures = ({ stems, concepts }: AnalyzedText): readonly string[] => [
  ...stems,
  ...new Set(concepts.map(({ id }) => `#${id}`)),
];

/** Every passage: known questions, and each entry's titles, summary and points. */
export function passagesOf(
  entries: readonly SearchEntry[],
  known: readonly KnownQuestion[],
  read: (text: string) => AnalyzedText,
): readonly Passage[] {
  const asked = known.flatMap(({ text, entries: places, subject }): Passage[] => {
    const features = passageFeatures(read(text));
    if (subject !== '') return [{ owner: DECLINED, asked: true, features }];
    return places.map((owner) => ({ owner, asked: true, features }));
  });
  const own = entries.flatMap(({ titles, passages = [] }, owner) =>
    [...titles, ...passages].map((text): Passage => ({
      owner,
      asked: false,
      features: passageFeatures(read(text)),
    })),
  );
  return [...asked, ...own];
}

/** Lists passages by their features; every feature must be in the dictionary. */
export function listPassages(all: readonly Passage[], dictionary: Dictionary): PassagesTable {
  const starts = new Int32Array(dictionary.size + 1);
  const numbers = all.map(({ features }) => features.map((one) => dictionary.get(one) ?? 0));
  for (const held of numbers)
    for (const number of held) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let at = 0; at < dictionary.size; at += 1)
    starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const passages = new Int32Array(starts[dictionary.size] ?? 0);
  const next = starts.slice();
  numbers.forEach((held, passage) => {
    for (const number of held) {
      const at = next[number] ?? 0;
      passages[at] = passage;
      next[number] = at + 1;
    }
  });
  const rarity = createRarity(starts, all.length);
  const lengths = Float32Array.from(all, ({ features }, at) =>
    Math.hypot(...(numbers[at] ?? []).map((number, of) => rarity(number, features[of] ?? ''))),
  );
  return {
    owners: Int32Array.from(all, ({ owner }) => owner),
    asked: Uint8Array.from(all, ({ asked }) => (asked ? 1 : 0)),
    lengths,
    starts,
    passages,
  };
}

/** How much a feature tells: the fewer passages have it, the more. */
function createRarity(
  starts: Int32Array,
  count: number,
): (number: number | undefined, feature: string) => number {
  return (number, feature) => {
    const held = number === undefined ? 0 : (starts[number + 1] ?? 0) - (starts[number] ?? 0);
    return Math.log(1 + count / (1 + held)) * (feature.startsWith('#') ? CONCEPT_WEIGHT : 1);
  };
}

/** Compares readings with all passages at once. */
export function createPassageMatcher(
  table: PassagesTable,
  dictionary: Dictionary,
): (reading: AnalyzedText) => PassageMatches {
  const { owners, asked, lengths, starts, passages } = table;
  const rarity = createRarity(starts, owners.length);
  const most = owners.length * TOO_COMMON;
  const sums = new Float64Array(owners.length);
  const touched = new Int32Array(owners.length);
  const highest = owners.reduce((most, owner) => (owner > most ? owner : most), DECLINED);
  const matches = Array.from({ length: highest + 1 }, (): Nearest | undefined => undefined);
  return (reading) => {
    let whole = 0;
    let count = 0;
    for (const feature of passageFeatures(reading)) {
      const number = dictionary.get(feature);
      const worth = rarity(number, feature) ** 2;
      whole += worth;
      if (number === undefined) continue;
      const from = starts[number] ?? 0;
      const to = starts[number + 1] ?? 0;
      if (to - from > most) continue;
      for (let at = from; at < to; at += 1) {
        const passage = passages[at] ?? 0;
        const sum = sums[passage] ?? 0;
        if (sum === 0) touched[count++] = passage;
        sums[passage] = sum + worth;
      }
    }
    const length = Math.sqrt(whole) || 1;
    const found = new Map<number, Nearest>();
    let nearestAsk = 0;
    let nearestDeclined = 0;
    // Tens of thousands of turns: each does without a call, and looks nothing up by name or by key.
    for (let at = 0; at < count; at += 1) {
      const passage = touched[at] ?? 0;
      const sum = sums[passage] ?? 0;
      sums[passage] = 0;
      const cosine = sum / (length * (lengths[passage] || 1));
      const likeness = cosine < 1 ? cosine : 1;
      const owner = owners[passage] ?? DECLINED;
      if (owner === DECLINED) {
        if (likeness > nearestDeclined) nearestDeclined = likeness;
        continue;
      }
      let match = matches[owner];
      if (match === undefined) {
        match = { ask: 0, askShare: 0, passage: 0, share: 0 };
        matches[owner] = match;
        found.set(owner, match);
      }
      const share = sum / whole;
      if (asked[passage] === 1) {
        if (likeness > match.ask) match.ask = likeness;
        if (share > match.askShare) match.askShare = share;
        if (likeness > nearestAsk) nearestAsk = likeness;
      } else {
        if (likeness > match.passage) match.passage = likeness;
        if (share > match.share) match.share = share;
      }
    }
    for (const owner of found.keys()) matches[owner] = undefined;
    return { entries: found, nearestAsk, nearestDeclined };
  };
}
