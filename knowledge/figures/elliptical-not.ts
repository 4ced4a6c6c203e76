import { asNoise, asUnknown, isNoise, isWord, type ParsedPart } from './parsed-part';
import type { Meaning, Vocabulary } from './vocabulary';

/**
 * Completes a "not" that leaves out what is denied: in "disabled v not" the group before it, and in "Luton folk online: what
 * percent are not", at the end, being online. Any other "not" is left as it is.
 */
export function withElliptical(
  found: readonly ParsedPart[],
  vocabulary: Vocabulary,
): readonly ParsedPart[] {
  return found.map((one, at): ParsedPart => {
    if (isHalfDenied(found, at)) return asUnknown(one);
    if (one.kind !== 'word' || one.word !== 'not') return one;
    const meaning = groupDenied(found, at, vocabulary) ?? useDenied(found, at, vocabulary);
    const { typed, at: token, apart } = one;
    return meaning === undefined ? one : { ...meaning, typed, at: token, apart };
  });
}

/** Takes for noise what asks only for a yes: "it began in 2013, didn't it?" */
export const withoutTags = (found: readonly ParsedPart[]): readonly ParsedPart[] =>
  found.map((one, at) => (isTag(found, at) || isTag(found, at - 1) ? asNoise(one) : one));

const isTag = (found: readonly ParsedPart[], at: number): boolean => {
  const [one, whom, next] = [found[at], found[at + 1], found[at + 2]];
  return (
    isWord(one, 'not') &&
    /^(is|are|was|were|do|does|did|has|have|had)n['’]?t$/.test(one?.typed ?? '') &&
    whom?.apart === false &&
    /^(it|they|there|he|she|we|you)$/.test(whom.typed) &&
    (next === undefined || next.apart)
  );
};

/** "disabled v not online": whether being disabled or being online is denied is open. */
const isHalfDenied = (found: readonly ParsedPart[], at: number): boolean => {
  const [group, join, one] = [found[at - 2], found[at - 1], found[at]];
  const joins = isWord(join, 'compare');
  return group?.kind === 'group' && joins && one?.kind === 'measure' && /^not /.test(one.typed);
};

/** What "not disabled" means behind "disabled v", where nothing else is denied. */
function groupDenied(
  found: readonly ParsedPart[],
  at: number,
  vocabulary: Vocabulary,
): Meaning | undefined {
  const [group, join, next] = [found[at - 2], found[at - 1], found[at + 1]];
  const joins = join?.kind === 'word' && (join.word === 'compare' || join.typed === 'and');
  if (group?.kind !== 'group' || !joins) return undefined;
  const ends = next === undefined || next.apart || isWord(next, 'subject');
  return ends ? meaningOf(['not', ...group.typed.split(' ')], vocabulary) : undefined;
}

/** What "offline" means behind "online: what percent are", where nothing else is counted. */
function useDenied(
  found: readonly ParsedPart[],
  at: number,
  vocabulary: Vocabulary,
): Meaning | undefined {
  const before = found.slice(0, at + 1);
  const said = before.map(({ typed }) => typed).join(' ');
  const ends = found.slice(at + 1).every(isNoise);
  const used = before.some((one) => isWord(one, 'subject'));
  if (!ends || !used || found.some(({ kind }) => kind === 'measure')) return undefined;
  return ASKED_NOT.test(said) ? meaningOf(['offline'], vocabulary) : undefined;
}

/** Not "would like to be online but aren't", which narrows. */
const ASKED_NOT =
  /\b(what|whats|how many|percent|percentage|share|proportion|number|many|who|%)( of (them|those|people|adults))?( who)? (are|is|were|was|do|did|have) ?(not|nt|n't)$/;

/** What a whole phrase stands for. */
const meaningOf = (phrase: readonly string[], vocabulary: Vocabulary): Meaning | undefined =>
  [...vocabulary.startOf(phrase)].find(({ length }) => length === phrase.length)?.meaning;
