import type { ParsedPart } from './parsed-part';
import type { ClauseWords, WordKind } from './word-schemas';

/** What a part of a clause about the asking may mean, which its other words leave as it is. */
const RELATES: readonly WordKind[] = [
  'noise',
  'share',
  'count',
  'figure',
  'source',
  'publication',
  'trend',
  'compare',
  'gap',
  'limits',
  'use',
];
/** What there means nothing: "need it today", "for our guidance page". */
const MEANS_NOTHING: readonly WordKind[] = ['elsewhere', 'today', 'latest', 'caution', 'define'];

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
  const pieces = piecesOf(found, words);
  const kinds = pieces.map((piece) => kindOf(piece, words));
  const rest = pieces.filter((_, at) => kinds[at] === undefined).flat();
  const named = rest.some((one, at) => namesPeople(one, rest[at - 1])) && rest.some(isCounted);
  return pieces.flatMap((piece, at) => {
    const kind = kinds[at];
    const plain = kind === 'opened' && !piece.some((one) => one.kind === 'not-covered');
    const taken = plain || (kind !== undefined && named);
    return taken ? piece.map((one) => (isNothing(one, words) ? passed(one) : aside(one))) : piece;
  });
}

const aside = (one: ParsedPart): ParsedPart => ({ ...one, aside: 'read' });

const passed = ({ typed, at, apart }: ParsedPart): ParsedPart => ({
  kind: 'word',
  word: 'noise',
  typed,
  at,
  apart,
  aside: 'passed',
});

/** Whether a part means nothing in such a clause: "it came up", "our phone line is closing". */
const isNothing = (one: ParsedPart, { passed }: ClauseWords): boolean =>
  isStrange(one) ||
  (one.kind === 'word' &&
    (MEANS_NOTHING.includes(one.word) || passed.includes(one.typed.toLowerCase())));

const isStrange = ({ kind }: ParsedPart): boolean => kind === 'unknown' || kind === 'not-covered';

const isCounted = (one: ParsedPart): boolean =>
  one.kind === 'measure' || (one.kind === 'word' && /^(subject|best|worst)$/.test(one.word));

/** Whether a part says whom a figure is of; "those people" are the ones of another clause. */
const namesPeople = (one: ParsedPart, before: ParsedPart | undefined): boolean =>
  /^(group|age|ages|place|within|other-place|level)$/.test(one.kind) ||
  (one.kind === 'word' &&
    /^(people|uk|who|where)$/.test(one.word) &&
    !/^(those|these|such)\b/.test(one.typed) &&
    !/^(those|these|such)$/.test(before?.typed ?? ''));

/** A part's words; "we're" is "we", and no "were". */
const wordsOf = ({ typed }: ParsedPart): readonly string[] =>
  typed
    .toLowerCase()
    .replace(/\b(i|we|you|it|that)['’]\w+/g, '$1')
    .replace(/['’]/g, '')
    .split(' ');

const startsWith = (words: readonly string[], phrases: readonly string[]): boolean =>
  phrases.some((phrase) => phrase.split(' ').every((word, at) => words[at] === word));

/** A question cut at marks, before "so we …" and the like, and where behind a clause the question proper begins. */
function piecesOf(
  found: readonly ParsedPart[],
  words: ClauseWords,
): readonly (readonly ParsedPart[])[] {
  const pieces: ParsedPart[][] = [];
  found.forEach((one, at) => {
    const piece = pieces.at(-1);
    const rest = found.slice(at, at + 4).flatMap(wordsOf);
    const weak = piece?.every(isWeak) === true;
    const joins = !weak && joinsPerson(rest, words);
    const begins = weak && beginsQuestion(one, found[at - 1], words);
    if (piece === undefined || one.apart || joins || begins) pieces.push([one]);
    else piece.push(one);
  });
  return pieces.flatMap((piece) => cutBehindAsking(piece, words));
}

/** "so we", "because I", "so that they". */
const joinsPerson = (all: readonly string[], { joins, persons }: ClauseWords): boolean =>
  startsWith(all, joins) && startsWith(all.slice(all[1] === 'that' ? 2 : 1), persons);

const isWeak = (one: ParsedPart): boolean =>
  isStrange(one) ||
  (one.kind === 'word' && (RELATES.includes(one.word) || MEANS_NOTHING.includes(one.word)));

/** "what", "how many", "which": or the share, measure or use that stands behind a word of grammar. */
function beginsQuestion(
  one: ParsedPart,
  before: ParsedPart | undefined,
  { questions }: ClauseWords,
): boolean {
  if (startsWith(wordsOf(one), questions)) return true;
  if (before?.kind !== 'word' || before.word !== 'noise') return false;
  const named = one.kind === 'word' && /^(share|count|subject)$/.test(one.word);
  return one.kind === 'measure' || named;
}

/** "my finance lead wants" before the group itself. */
function cutBehindAsking(
  piece: readonly ParsedPart[],
  words: ClauseWords,
): readonly (readonly ParsedPart[])[] {
  if (piece.every(isWeak)) return [piece];
  for (let at = 1; at < piece.length; at++) {
    if (!piece.slice(0, at).every(isWeak)) break;
    const took = askedIn(piece.slice(at), words);
    const next = piece[at + took];
    if (took > 0 && piece.slice(at, at + took).every(isWeak) && next && !isStrange(next))
      return [piece.slice(0, at + took), piece.slice(at + took)];
  }
  return [piece];
}

/** How many parts, from the first, say that somebody asks: none where they do not. */
function askedIn(parts: readonly ParsedPart[], { asks }: ClauseWords): number {
  const all = parts.flatMap(wordsOf);
  const longest = Math.max(
    0,
    ...asks.filter((one) => startsWith(all, [one])).map((one) => one.split(' ').length),
  );
  let took = 0;
  for (let words = 0; words < longest; took++) words += wordsOf(parts[took] as ParsedPart).length;
  return took;
}

/** What a clause about the asking is: one with a phrase that opens such, or a sentence about a person. */
function kindOf(piece: readonly ParsedPart[], words: ClauseWords): 'opened' | 'said' | undefined {
  if (!piece.every(isWeak) || !numbersFit(piece, words)) return undefined;
  const all = piece.flatMap(wordsOf);
  if (all.some((word) => words.restricts.includes(word))) return undefined;
  // "for a grant" and the like are known whole, and say nothing.
  const known = piece.findIndex((one) => wordsOf(one).length === 1 || isStrange(one));
  let from = piece.slice(0, Math.max(known, 0)).flatMap(wordsOf).length;
  while (from < all.length && words.leads.includes(all[from] ?? '')) from++;
  const own = all.slice(from);
  const asks = own.findIndex((_, at) => startsWith(own.slice(at), words.asks));
  const isOpened = startsWith(all, words.opens) || startsWith(own, words.opens);
  const speaks =
    startsWith(own, words.persons) || own.some((_, at) => isOfPerson(own.slice(at), words));
  const asker =
    asks >= 0 &&
    from + asks > 0 &&
    asks <= MOST_OF_ASKER &&
    !startsWith(own.slice(0, asks), words.scopes);
  if (!isOpened && !speaks && !asker) return undefined;
  if (wantsSomebody(piece, isOpened || speaks ? 0 : from + asks, words)) return undefined;
  return isOpened ? 'opened' : 'said';
}

/** Whether words go on as those of a clause with "me" or "us" that somebody does something to, or with "before I". */
const isOfPerson = (
  [word = '', object = '', ...rest]: readonly string[],
  words: ClauseWords,
): boolean =>
  (/^(me|us)$/.test(object) && !words.scopes.includes(word) && !words.near.includes(word)) ||
  joinsPerson([word, object, ...rest], words);

/** "one of the governors of our trust": longer names of who asks are something else. */
const MOST_OF_ASKER = 8;

/** "I want the wealthy", "looking at farmers": words nobody knows right behind such a verb may name a group. */
const wantsSomebody = (
  piece: readonly ParsedPart[],
  from: number,
  { wants, articles, joins }: ClauseWords,
): boolean =>
  piece.some((one, at) => {
    const before = piece.slice(0, at).flatMap(wordsOf).slice(from);
    if (!isStrange(one) || joins.includes(one.typed)) return false;
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
