import { isWord, type ParsedPart } from './parsed-part';
import { phrasesOf } from '../text/phrases';
import type { ClauseWords, WordKind } from './word-schemas';

/** What a part of a clause about the asking may mean, which its other words leave as it is. */
const RELATES: readonly WordKind[] = [
  ...(['noise', 'share', 'count', 'figure', 'source', 'publication'] as const),
  ...(['trend', 'compare', 'gap', 'sum', 'limits', 'use'] as const),
];
/** What there means nothing: "need it today", "for our guidance page". */
export const MEANS_NOTHING: readonly WordKind[] = [
  ...(['elsewhere', 'today', 'latest', 'caution', 'define'] as const),
];

/** A question cut at marks, before "so we …" and the like, and where behind a clause the question proper begins. */
export function piecesOf(
  found: readonly ParsedPart[],
  words: ClauseWords,
): readonly (readonly ParsedPart[])[] {
  const pieces: ParsedPart[][] = [];
  found.forEach((one, at) => {
    const piece = pieces.at(-1);
    const rest = found.slice(at, at + 4).flatMap(wordsOf);
    const weak = piece?.every(isWeak) === true;
    const goesOn = rest[0] === 'and' && ASKS.test(rest.slice(1).join(' '));
    const joins = goesOn || (joinsPerson(rest, words) && (!weak || rest[0] === 'if'));
    const begins = weak && beginsQuestion(found, at, words);
    if (piece === undefined || one.apart || joins || begins) pieces.push([one]);
    else piece.push(one);
  });
  return pieces.flatMap((piece) => cutBehindAsking(piece, words));
}

/** "… and need the share of" */
const ASKS = /^(need|want|wanted|wondered|was wondering|would like|am after|must have) /;

/** "so we", "because I", "so that they". */
export const joinsPerson = (all: readonly string[], { joins, persons }: ClauseWords): boolean =>
  startsWith(all, joins) && startsWith(all.slice(all[1] === 'that' ? 2 : 1), persons);

/** A part that may stand in a clause about the asking and leaves open what that is. */
export const isWeak = (one: ParsedPart): boolean =>
  isStrange(one) ||
  (one.kind === 'word' && (RELATES.includes(one.word) || MEANS_NOTHING.includes(one.word)));

/** "what", "how many", "which": or the share, measure or use that stands behind a word of grammar. */
function beginsQuestion(
  found: readonly ParsedPart[],
  at: number,
  { questions }: ClauseWords,
): boolean {
  const [before, one, ...next] = [found[at - 1], found[at], found[at + 1], found[at + 2]];
  if (one === undefined) return false;
  if (startsWith(wordsOf(one), questions)) return true;
  if (before?.kind !== 'word' || before.word !== 'noise') return false;
  if (one.kind === 'measure') return true;
  if (one.kind !== 'word' || !/^(share|count|subject)$/.test(one.word)) return false;
  // "our online booking form", "a web link"
  return one.word !== 'subject' || !next.some((each) => each !== undefined && isElse(each));
}

const isElse = (one: ParsedPart): boolean => isStrange(one) || isWord(one, 'elsewhere');

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
  const longest = longestStart(parts.flatMap(wordsOf), asks);
  let took = 0;
  for (let words = 0; words < longest; took++) words += wordsOf(parts[took] as ParsedPart).length;
  return took;
}

/** "ward clerk here", "library volunteer": who asks, by one role, before anything else. */
export function isOfSelf(piece: readonly ParsedPart[], { roles }: ClauseWords): boolean {
  const own = piece
    .flatMap(wordsOf)
    .filter((word) => !/^(lol|hi|hello|hiya|hey|morning|evening|afternoon)$/.test(word));
  return (own.length > 1 && own.at(-1) === 'here') || roles.includes(own.at(-1) ?? '');
}

/** What nobody knows here, or what no figure is of. */
export const isStrange = ({ kind }: ParsedPart): boolean =>
  kind === 'unknown' || kind === 'not-covered';

/** A part's words; "we're" is "we", and no "were". */
export const wordsOf = ({ typed }: ParsedPart): readonly string[] =>
  typed
    .toLowerCase()
    .replace(/\b(i|we|you|it|that)['’](?!s\b)\w+/g, '$1')
    .replace(/['’]/g, '')
    .split(' ');

/** Whether words begin with one of some phrases. */
export const startsWith = (words: readonly string[], phrases: readonly string[]): boolean =>
  longestStart(words, phrases) > 0;

/** Of how many words the longest phrase is that words begin with. */
const longestStart = (words: readonly string[], phrases: readonly string[]): number =>
  phrasesOf(phrases).at(words, 0);
