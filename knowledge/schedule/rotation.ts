import type { Candidate } from './candidates';

/** The part of a round at whose end, and at whose start, an item should not appear in turn. */
const APART = 0.25;
/** How much later such an item comes: past the place of its neighbour, when a kind has only two. */
const LATER = 2 * APART + 0.001;

export interface Choosing {
  /** Whose rotation it is: another subscription gets another order. */
  readonly subscription: string;
  /** The present round, from 1, and what it has used already. */
  readonly used: { readonly round: number; readonly content: readonly string[] };
  /** What may be posted on this date. */
  readonly candidates: readonly Candidate[];
  /** How many are wanted. */
  readonly count: number;
}

export interface Chosen {
  readonly content: readonly string[];
  /** The round these belong to: the present one, or the next when all were used. */
  readonly round: number;
}

/** So many posts back, nothing rests on the same document: a working week's. */
const WEEK = 4;
/** Nothing comes before its turn until so many were posted in a round: by then no week of the round before is on. */
const FIRST_IN_TURN = 28;

/**
 * The next items of a subscription's rotation: shuffled, spread evenly over kinds and topics, and none again until
 * all were used. What fits the week comes before its turn, and then not in its turn. Fewer than wanted at the end of a round; undefined when there are no candidates. The same input
 * gives the same choice.
 */
export function chooseNext({
  subscription,
  used,
  candidates,
  count,
}: Choosing): Chosen | undefined {
  if (candidates.length === 0) return undefined;
  const spent = new Set(used.content);
  const left = candidates.filter(({ id }) => !spent.has(id));
  const round = left.length > 0 ? used.round : used.round + 1;
  const places = placesInRound(subscription, round, candidates);
  const inTurn = round > 1 && (left.length === 0 || used.content.length < FIRST_IN_TURN);
  const early = ({ timely }: Candidate): number => (timely === true && !inTurn ? -1 : 0);
  const inOrder = [...(left.length > 0 ? left : candidates)].sort(
    (a, b) => early(a) - early(b) || at(places, a.id) - at(places, b.id) || (a.id < b.id ? -1 : 1),
  );
  return {
    content: unlike(inOrder, sourcesOf(used.content.slice(-WEEK), candidates), count),
    round,
  };
}

/** The first of some items that rest on other documents than the week's posts; of the same, where there are no more. */
function unlike(
  inOrder: readonly Candidate[],
  sources: ReadonlySet<string>,
  count: number,
): readonly string[] {
  const heard = new Set(sources);
  const fresh: string[] = [];
  const again: string[] = [];
  for (const { id, source, timely } of inOrder) {
    const known = timely !== true && source !== undefined && heard.has(source);
    (known ? again : fresh).push(id);
    if (source !== undefined && fresh.length <= count) heard.add(source);
    if (fresh.length === count) return fresh;
  }
  return [...fresh, ...again].slice(0, count);
}

function sourcesOf(ids: readonly string[], candidates: readonly Candidate[]): ReadonlySet<string> {
  return new Set(
    candidates.flatMap(({ id, source }) =>
      source !== undefined && ids.includes(id) ? [source] : [],
    ),
  );
}

/** Where in a round each item comes, from 0 to 1, kept away from where it came in the round before. */
function placesInRound(
  subscription: string,
  round: number,
  candidates: readonly Candidate[],
): ReadonlyMap<string, number> {
  const places = spread(`${subscription} ${round}`, candidates);
  if (round === 1) return places;
  const before = spread(`${subscription} ${round - 1}`, candidates);
  for (const [id, place] of places) {
    const justPosted = at(before, id) > 1 - APART && place < APART;
    if (justPosted) places.set(id, place + LATER);
  }
  return places;
}

/**
 * Shuffles each kind and topic by itself, then lays each out evenly over the whole round. Items added meanwhile
 * leave the others' order as it was.
 */
function spread(seed: string, candidates: readonly Candidate[]): Map<string, number> {
  const seeded = hash(FNV_START, seed);
  const groups = new Map<string, { readonly id: string; readonly chance: number }[]>();
  for (const { id, kind, topics } of candidates) {
    const name = `${kind} ${topics[0] ?? ''}`;
    const item = { id, chance: chance(seeded, id) };
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  const places = new Map<string, number>();
  for (const [name, items] of groups) {
    const start = chance(seeded, name);
    items.sort((a, b) => a.chance - b.chance || (a.id < b.id ? -1 : 1));
    for (const [index, { id }] of items.entries()) places.set(id, (index + start) / items.length);
  }
  return places;
}

const FNV_START = 0x811c9dc5;

/** FNV-1a, going on from a hash of what came before. */
function hash(state: number, text: string): number {
  let mixed = state;
  for (let index = 0; index < text.length; index += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  }
  return mixed;
}

/** A number from 0 up to 1 that looks random and is the same for the same seed (murmur's mixing of the hash). */
function chance(seeded: number, text: string): number {
  let mixed = hash(seeded, text);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

function at(places: ReadonlyMap<string, number>, id: string): number {
  return places.get(id) ?? 0;
}
