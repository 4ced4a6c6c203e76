import { isSubject, type ParsedWords } from './parsed-words';
import { changeOf } from './choose-order';
import { isNoise, isWord, type ParsedPart } from './parsed-part';

/**
 * What a question asks that its words hide: the same words, read one by one, would name a figure that it does not
 * ask for. Completes "The survey has no figure for …"; undefined where the question has no such trap.
 */
export function unsupportedQuestion(parts: ParsedWords): string | undefined {
  if (asksTwoThings(parts)) return 'two questions in one. Please ask for one measure at a time';
  if (asksShareAmong(parts))
    return 'what share of one group belongs to another. It gives the share of each group that uses the internet';
  if (asksHeadcount(parts))
    return 'how many people there are in a group or a place. It counts who uses the internet';
  if (asksLimit(parts))
    return 'groups or places picked out by a percentage. It can put them in order';
  if (
    parts.says('trend') &&
    parts.tops.length > 0 &&
    parts.years.length === 0 &&
    changeOf(parts, 'recent') === undefined
  )
    return 'a trend of the top or bottom few. It can rank them in one year, and show the trend of any you name';
  return undefined;
}

/** "men online and women never used": one measure by each of two groups. */
function asksTwoThings(parts: ParsedWords): boolean {
  if (!parts.says('subject') || parts.measures.length === 0) return false;
  const pieces: ParsedPart[][] = [[]];
  for (const one of parts.found) {
    if (one.apart || one.typed === 'and' || isWord(one, 'compare')) pieces.push([]);
    pieces.at(-1)?.push(one);
  }
  const named = pieces.filter((piece) => piece.some(isSubject));
  const measured = named.filter((piece) => piece.some((one) => one.kind === 'measure'));
  const online = named.filter(
    (piece) => !measured.includes(piece) && piece.some((one) => isWord(one, 'subject')),
  );
  return online.length > 0 && measured.length > 0;
}

/** "what share of internet users are women", "the proportion of over 75s who are women". */
function asksShareAmong(parts: ParsedWords): boolean {
  if (!parts.says('share')) return false;
  const found = parts.found.filter((one) => !isNoise(one) || isBe(one));
  const be = found.findIndex((one, at) => isBe(one) && !isRelative(found, at));
  const behind = found.slice(be + 1);
  const before = found.slice(0, Math.max(be, 0));
  return (
    be > 0 &&
    behind.length > 0 &&
    behind.every(isSubject) &&
    before.some(
      (one) =>
        isSubject(one) ||
        one.kind === 'measure' ||
        (one.kind === 'word' && (one.word === 'subject' || one.word === 'people')),
    )
  );
}

/** "how many over 75s are there", "the population of Wales". */
function asksHeadcount(parts: ParsedWords): boolean {
  return (
    parts.says('headcount') &&
    !parts.says('subject', 'use', 'share', 'gap', 'compare') &&
    parts.measures.length === 0
  );
}

/** "which regions are above 95%". */
function asksLimit(parts: ParsedWords): boolean {
  return parts.quoted.length > 0 && (parts.levels.length > 0 || parts.says('where'));
}

/** "are" in "people who are students", which names a group. */
const isRelative = (found: readonly ParsedPart[], at: number): boolean => {
  const [people, before] = [found[at - 2], found[at - 1]];
  const isPeople = (one: ParsedPart | undefined): boolean => isWord(one, 'people');
  return (
    (isPeople(before) && /who$/.test(before?.typed ?? '')) ||
    (before?.kind === 'word' && /^(who|that)$/.test(before.typed) && isPeople(people))
  );
};

const isBe = (one: ParsedPart): boolean => /^(is|are|was|were|r)$/.test(one.typed);
