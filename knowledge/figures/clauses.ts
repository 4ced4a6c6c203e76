import { asNoise, asUnknown, isNoise, isWord, type ParsedPart, RANKS } from './parsed-part';
import {
  isOfSelf,
  isStrange,
  isWeak,
  joinsPerson,
  MEANS_NOTHING,
  piecesOf,
  startsWith,
  wordsOf,
} from './clause-pieces';
import type { ClauseWords, WordKind } from './word-schemas';

/**
 * Takes for noise the words of clauses that are about the asking and not about whom a figure is of: "my director wants",
 * "need it by 12", "so that I can brief the chair". Such a clause stands apart from the question proper, begins with a
 * person who asks or with one of the phrases in `clauses.yaml`, and names no group, place, age, year or measure. Words
 * next to or inside the group are never taken, and where the rest names nobody, neither is a sentence about somebody.
 */
export function withoutAsides(
  found: readonly ParsedPart[],
  words: ClauseWords,
): readonly ParsedPart[] {
  const pieces = piecesOf(found.map(byPerson), words);
  const all = pieces.map((piece) => kindOf(piece, words));
  const isNamed = (kinds: typeof all): boolean => {
    const rest = pieces.filter((_, at) => kinds[at] === undefined).flat();
    return rest.some((one, at) => namesPeople(one, rest[at - 1])) && rest.some(isCounted);
  };
  // "they ask who uses the internet, and I have to put women": what is counted stands in such a clause alone.
  const strict = all.map((kind, at) => (pieces[at]?.every(isWeak) === true ? kind : undefined));
  const kinds = isNamed(all) ? all : strict;
  const named = isNamed(kinds);
  return pieces.flatMap((piece, at) => {
    const kind = kinds[at];
    const plain = kind === 'opened' && piece.every(isWeak) && !piece.some(isTopic);
    const taken = plain || (kind !== undefined && named);
    // What is noise from end to end says nothing that need be heard either.
    if (!taken || piece.every(isNoise))
      return piece.map((one) => found.find((each) => each.at === one.at) ?? one);
    return piece.map((one) => (isNothing(one, words) ? passed(one) : aside(one)));
  });
}

const isTopic = ({ kind }: ParsedPart): boolean => kind === 'not-covered';

/** "if we", "my students" and a "lead" who wants something, where they are of the asker: taken back in any other clause. */
function byPerson(one: ParsedPart, at: number, all: readonly ParsedPart[]): ParsedPart {
  const { typed, apart } = one;
  const next = all[at + 1]?.typed ?? '';
  const before = all[at - 1];
  const asks = isWord(one, 'except') && typed === 'if';
  if (
    asks &&
    /^(i|we|you|ive|weve|youve|im|were|thats|that's|that|theres|possible|poss)$/.test(next)
  )
    return asNoise(one);
  if (one.kind === 'group' && isOfAsker(before, next, all[at + 2]?.typed)) return asUnknown(one);
  const lead = /^leads?$/.test(typed) && !apart && before !== undefined;
  return lead && (isStrange(before) || /^(my|our|the|a)\b/.test(before.typed))
    ? asUnknown(one)
    : one;
}

/** "my students", "the students that I teach" */
const isOfAsker = (before: ParsedPart | undefined, next: string, verb: string | undefined) =>
  /^(my|our)$/.test(before?.typed ?? '') ||
  (/^(i|we)$/.test(next) &&
    /^(teach|tutor|train|supervise|mentor|manage|coach|employ)$/.test(verb ?? ''));

const aside = (one: ParsedPart): ParsedPart => ({ ...one, aside: 'read' });

const passed = (one: ParsedPart): ParsedPart => ({ ...asNoise(one), aside: 'passed' });

/** Passes over sentences; what is noise from mark to mark in them says nothing that need be heard. */
export function passOver(parts: readonly ParsedPart[]): readonly ParsedPart[] {
  const pieces: ParsedPart[][] = [];
  for (const one of parts)
    if (one.apart || pieces.length === 0) pieces.push([one]);
    else pieces.at(-1)?.push(one);
  return pieces.flatMap((piece) => (piece.every(isNoise) ? piece : piece.map(passed)));
}

/** Whether a part means nothing in such a clause: "it came up", "our phone line is closing". */
const isNothing = (one: ParsedPart, { passed }: ClauseWords): boolean =>
  isStrange(one) ||
  one.kind === 'level' ||
  (one.kind === 'word' &&
    (MEANS_NOTHING.includes(one.word) ||
      OF_PERSON.includes(one.word) ||
      passed.includes(one.typed.toLowerCase())));

/** What means nothing in a clause of the one who asks: "we cannot print", "our online form", "where should we". */
const OF_PERSON: readonly WordKind[] = ['subject', 'not', 'where', 'who', ...RANKS];

const isCounted = (one: ParsedPart): boolean =>
  one.kind === 'measure' || isWord(one, 'subject', 'best', 'worst');

/** Whether a part says whom a figure is of; "those people" are the ones of another clause. */
const namesPeople = (one: ParsedPart, before: ParsedPart | undefined): boolean =>
  /^(group|age|ages|place|within|other-place|level)$/.test(one.kind) ||
  (isWord(one, 'people', 'uk', 'who', 'where') &&
    !/^(those|these|such)\b/.test(one.typed) &&
    !/^(those|these|such)$/.test(before?.typed ?? ''));

/** What a clause about the asking is: one with a phrase that opens such, or a sentence about a person. */
function kindOf(piece: readonly ParsedPart[], words: ClauseWords): 'opened' | 'said' | undefined {
  if (!numbersFit(piece, words)) return undefined;
  const all = piece.flatMap(wordsOf);
  // "disabled, sorry blind, adults" takes back what stands before.
  if (piece[0]?.at !== 0 && startsWith(all, words.corrects) && piece.slice(1, 3).some(isStrange))
    return undefined;
  // "for a grant" and the like are known whole, and say nothing.
  const known = piece.findIndex((one) => wordsOf(one).length === 1 || isStrange(one));
  let from = piece.slice(0, Math.max(known, 0)).flatMap(wordsOf).length;
  while (from < all.length && words.leads.includes(all[from] ?? '')) from++;
  const own = all.slice(from);
  const asks = own.findIndex((_, at) => startsWith(own.slice(at), words.asks));
  // "for a colleague who is stuck"
  const forOne = startsWith(all, words.helped);
  // "parish newsletter: what share of"
  const heads =
    piece[0]?.at === 0 && all.length <= MOST_OF_HEADING && words.papers.includes(all.at(-1) ?? '');
  const isOpened =
    heads ||
    (piece[0]?.at === 0 && isOfSelf(piece, words)) ||
    startsWith(all, words.opens) ||
    startsWith(own, words.opens) ||
    forOne ||
    (/^(for|towards) (a|an|my|our|the|this) /.test(all.join(' ')) &&
      words.papers.includes(all.at(-1) ?? ''));
  const speaks =
    startsWith(own, words.persons) || own.some((_, at) => isOfPerson(own.slice(at), words));
  const asker =
    asks >= 0 &&
    from + asks > 0 &&
    asks <= MOST_OF_ASKER &&
    !startsWith(own.slice(0, asks), words.scopes);
  if (!isOpened && !speaks && !asker) return undefined;
  const free = speaks || asker || forOne || heads;
  if (!piece.every((one, at) => isWeak(one) || (free && isLoose(piece, at)))) return undefined;
  const narrow = all.some(
    (word, at) =>
      words.restricts.includes(word) && !(free && isFree(all, at)) && !(forOne && word === 'who'),
  );
  if (narrow) return undefined;
  if (wantsSomebody(piece, isOpened || speaks ? 0 : from + asks, words)) return undefined;
  return isOpened ? 'opened' : 'said';
}

/** What a clause of the one who asks may hold beside: what it means there is nothing, but a year is still a year. */
function isLoose(piece: readonly ParsedPart[], at: number): boolean {
  const one = piece[at];
  if (one?.kind === 'years') return true;
  if (one?.kind === 'level')
    return (
      /^councils?$/.test(one.typed) ||
      /^(the|my|our|a|this|county|city|local)$/.test(piece[at - 1]?.typed ?? '')
    );
  if (one?.kind !== 'word') return false;
  if (one.word === 'who') return /^for\b/.test(piece[0]?.typed ?? '');
  // "we cannot reach people by post", but not "we see people with gout".
  if (one.word === 'people') return !piece.slice(at).some(isStrange);
  return OF_PERSON.includes(one.word);
}

/** Whether a word that narrows elsewhere does not here: "we cannot", "if we", "online only", "asked why we treat them". */
const isFree = (all: readonly string[], at: number): boolean =>
  /^(not|never|without|where|if|most|least)$/.test(all[at] ?? '') ||
  (/^(mostly|mainly)$/.test(all[at] ?? '') && at === all.length - 1) ||
  (all[at] === 'only' && all[at - 1] === 'online') ||
  (all[at] === 'them' && all.slice(0, at).some((word) => /^(ask|said|want|wonder)/.test(word)));

/** Whether words go on as those of a clause with "me" or "us" that somebody does something to, or with "before I". */
const isOfPerson = (
  [word = '', object = '', ...rest]: readonly string[],
  words: ClauseWords,
): boolean =>
  (/^(me|us)$/.test(object) && !words.scopes.includes(word) && !words.near.includes(word)) ||
  (/^(would|should|shall|can|could|do|did|must|will|might|may)$/.test(word) &&
    /^(i|we)$/.test(object)) ||
  (word === 'they' &&
    /^(want|need|ask|sa[iy]d?|keep|insist|reckon|think|require|expect)/.test(object)) ||
  joinsPerson([word, object, ...rest], words);

/** Longer headings are sentences. */
const MOST_OF_HEADING = 5;

/** "one of the governors of our trust": longer names of who asks are something else. */
const MOST_OF_ASKER = 8;

/** "I want the wealthy", "looking at farmers": words nobody knows right behind such a verb may name a group. */
export const wantsSomebody = (
  piece: readonly ParsedPart[],
  from: number,
  { wants, articles, joins, papers }: ClauseWords,
): boolean =>
  piece.some((one, at) => {
    const before = piece.slice(0, at).flatMap(wordsOf).slice(from);
    if (!isStrange(one) || joins.includes(one.typed) || one.typed === 'why') return false;
    // "the board needs convincing", "it's for the impact assessment form"
    const last = piece.at(-1)?.typed ?? '';
    if (one.typed === last && /^needs? .*ing$/.test(`${piece[at - 1]?.typed ?? ''} ${last}`))
      return false;
    if (papers.includes(last) && piece.slice(at).every(isStrange)) return false;
    const many = one.kind === 'not-covered' || one.typed.endsWith('s');
    if (many && /(^| )(is|thats) for$/.test(before.join(' '))) return true;
    while (articles.includes(before.at(-1) ?? '')) before.pop();
    return wants.some((verb) => ` ${before.join(' ')}`.endsWith(` ${verb}`));
  });

/** Numbers are times or pages: "by 12", "slide 9". */
const numbersFit = (piece: readonly ParsedPart[], { numbered }: ClauseWords): boolean =>
  piece.every(
    (one, at) =>
      one.kind !== 'unknown' ||
      !/\d/.test(one.typed) ||
      numbered.includes(piece.slice(0, at).flatMap(wordsOf).at(-1) ?? ''),
  );
