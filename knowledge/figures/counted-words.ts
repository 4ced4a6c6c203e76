import { isSubject } from './parsed-words';
import type { ParsedPart, RankWord } from './parsed-part';

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDINALS = ['second', 'third', 'fourth', 'fifth'];

/**
 * Reads numbers and ordinals that stand apart from what they count: "Derby and Leicester, the two of them", "ethnic groups,
 * two with highest", "rank them, who's second". A number says how many of what was named, or how many of an order.
 */
export function withCounts(found: readonly ParsedPart[]): readonly ParsedPart[] {
  const named = found.filter(isSubject).length;
  const end = found.map(rankOf).find((one) => one !== undefined);
  const levelled = found.some(({ kind }) => kind === 'level');
  const topped = found.some(({ kind }) => kind === 'top' || kind === 'many');
  return found.map((one): ParsedPart => {
    if (one.kind !== 'unknown') return one;
    const { typed, at, apart } = one;
    const many = numbered(typed, NUMBERS, 2) ?? numbered(typed, DIGITS, 2);
    const nth = numbered(typed, ORDINALS, 2) ?? numbered(typed, SHORT, 2);
    if (many !== undefined && many === named)
      return { kind: 'word', word: 'noise', typed, at, apart };
    if (end === undefined || topped) return one;
    if (many !== undefined && levelled) return { kind: 'top', many, end, typed, at, apart };
    if (nth !== undefined && (levelled || nth <= named))
      return { kind: 'top', many: nth, nth, end, typed, at, apart };
    return one;
  });
}

const DIGITS = ['2', '3', '4', '5', '6', '7', '8', '9', '10'];
const SHORT = ['2nd', '3rd', '4th', '5th'];

const numbered = (typed: string, names: readonly string[], first: number): number | undefined => {
  const at = names.indexOf(typed);
  return at < 0 ? undefined : at + first;
};

const rankOf = (one: ParsedPart): RankWord | undefined =>
  one.kind === 'word' && /^(highest|lowest|best|worst)$/.test(one.word)
    ? (one.word as RankWord)
    : undefined;
