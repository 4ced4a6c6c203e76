import { startsWith, wordsOf } from './clause-pieces';
import { kindOf, kindOfLevel } from './parsed-words';
import { asNoise, isNoise, type ParsedPart } from './parsed-part';
import type { ClauseWords } from './word-schemas';

/**
 * Takes for noise the groups that only stand for a whole that is named beside them: "which work status, students, retired
 * etc". A list that goes on without such a whole is left, and what it goes on with is not known.
 */
export function withoutExamples(
  found: readonly ParsedPart[],
  { goesOn }: ClauseWords,
): readonly ParsedPart[] {
  const end = found.findIndex((_, at) =>
    startsWith(found.slice(at, at + 4).flatMap(wordsOf), goesOn),
  );
  if (end < 0) return found;
  const level = found.find((one) => one.kind === 'level');
  const whole = level?.kind === 'level' ? kindOfLevel(level.level) : '';
  const listed = found.flatMap((one, at) => (at < end && kindOf(one) !== undefined ? [at] : []));
  if (listed.length === 0 || !listed.every((at) => kindOf(found[at] as ParsedPart) === whole))
    return found;
  const from = listed[0] ?? end;
  return found.map((one, at) =>
    (at >= from && at < end && one.kind !== 'level' && isListed(one)) || isEnd(one, at - end)
      ? asNoise(one)
      : one,
  );
}

const isListed = (one: ParsedPart): boolean => kindOf(one) !== undefined || isNoise(one);

/** "etc", and no other word that nobody knows. */
const isEnd = (one: ParsedPart, behind: number): boolean =>
  behind >= 0 &&
  behind < 4 &&
  one.kind === 'unknown' &&
  /^(etc|etcetera|forth|rest)$/.test(one.typed);
