import { numberNamed } from '../text/number-words';
import { ORDINALS } from './tokens';
import { isSubject } from './parsed-words';
import { asNoise, isNoise, isWord, type ParsedPart, RANKS, type RankWord } from './parsed-part';

/**
 * Reads numbers and ordinals that stand apart from what they count: "Derby and Leicester, the two of them", "ethnic groups,
 * two with highest", "rank them, who's second". A number says how many of what was named, or how many of an order.
 */
export function withCounts(found: readonly ParsedPart[]): readonly ParsedPart[] {
  const named = found.filter(isSubject).length;
  const levelled = found.some(({ kind }) => kind === 'level');
  // "which region comes fifth"
  const isPlacing = (one: ParsedPart | undefined, next: ParsedPart | undefined): boolean =>
    levelled && PLACES.test(one?.typed ?? '') && ORDINALS.indexOf(next?.typed ?? '') > 0;
  const placed = found.some((one, at) => isPlacing(one, found[at + 1]));
  const end = found.map(rankOf).find((one) => one !== undefined) ?? (placed ? 'best' : undefined);
  const topped = found.some(({ kind }) => kind === 'top' || kind === 'many');
  const years = lengthOf(found);
  return found.map((one, index): ParsedPart => {
    // "local areas in Wales: the two with the highest share"
    if (one.typed === 'the two' && levelled && !topped && isWith(found, index))
      return {
        kind: 'top',
        many: 2,
        end: end ?? 'highest',
        typed: one.typed,
        at: one.at,
        apart: one.apart,
      };
    const [before, next, behind] = [found[index - 1], found[index + 1], found[index + 2]];
    if (isPlacing(one, next)) return asNoise(one);
    if (one.kind !== 'unknown') return one;
    const { typed, at, apart } = one;
    // "the largest one-year rise, 2019 to 2020"
    if (years !== undefined && moves(behind) && next?.typed === 'year' && counted(one) === years)
      return asNoise(one);
    if (years !== undefined && moves(next) && typed === 'year' && counted(before) === years)
      return asNoise(one);
    // "3 digital champions"
    if (next?.kind === 'unknown' && !next.apart) return one;
    if (before?.typed === 'all' && levelled && counted(one) !== undefined) return asNoise(one);
    const number = counted(one) ?? 0;
    const many = number >= 2 && number <= 10 ? number : undefined;
    const place = ORDINALS.indexOf(typed) + 1;
    const nth = place >= 2 ? place : undefined;
    if (many !== undefined && many === named) return asNoise(one);
    if (end === undefined || (topped && !placed)) return one;
    if (many !== undefined && levelled) return { kind: 'top', many, end, typed, at, apart };
    if (nth !== undefined && (levelled || nth <= named))
      return { kind: 'top', many: nth, nth, end, typed, at, apart };
    return one;
  });
}

const PLACES = /^(comes?|came|ranks?|ranked|is|was|placed|finish(es|ed)?)$/;

/** Whether a word of order stands right behind "with" or "that have". */
const isWith = (found: readonly ParsedPart[], at: number): boolean => {
  const rest = found.slice(at + 1, at + 5);
  const order = rest.findIndex((one) => rankOf(one) !== undefined);
  return order > 0 && rest.slice(0, order).every((one) => isNoise(one) && !one.apart);
};

/** How many years lie between the first and the last of a question, where it names just two. */
function lengthOf(found: readonly ParsedPart[]): number | undefined {
  const spans = found.flatMap((one) => (one.kind === 'years' ? [one.years] : []));
  const named = spans.flatMap((span) =>
    span.form === 'one' ? [span.year] : span.form === 'range' ? [span.from, span.to] : [NaN],
  );
  const [first = NaN, second = NaN] = named;
  const years = named.length === 2 ? Math.abs(second - first) : NaN;
  return Number.isNaN(years) ? undefined : years;
}

const moves = (one: ParsedPart | undefined): boolean => isWord(one, 'trend', 'gap');

const counted = (one: ParsedPart | undefined): number | undefined => {
  const many = numberNamed(one?.typed) ?? Number(one?.typed);
  return Number.isInteger(many) ? many : undefined;
};

const rankOf = (one: ParsedPart): RankWord | undefined => RANKS.find((rank) => isWord(one, rank));

/** Takes for noise what is only told of a year that is named: "the year of the floods, 2014", "2016, the year of the vote". */
export function withoutGlosses(found: readonly ParsedPart[]): readonly ParsedPart[] {
  const told = new Set<number>();
  found.forEach((one, at) => {
    if (!/^(in )?the year$/.test(one.typed)) return;
    const length = found.slice(at + 1).findIndex((each) => each.apart || !isTold(each));
    const end = length < 0 ? found.length : at + 1 + length;
    const next = found[end];
    const named = next?.apart === true && isOneYear(next);
    const before = one.apart && found[at - 1] !== undefined && isOneYear(found[at - 1]);
    if (!named && !(before && (next === undefined || next.apart))) return;
    for (let place = at; place < end; place++) told.add(place);
  });
  return found.map((one, at) => (told.has(at) ? asNoise(one) : one));
}

/** What may be told of a year: nothing that names people, a place or what is counted. */
const isTold = (one: ParsedPart): boolean =>
  /^(unknown|not-covered)$/.test(one.kind) || isWord(one, 'noise', 'elsewhere', 'trend');

const isOneYear = (one: ParsedPart | undefined): boolean =>
  one?.kind === 'years' && one.years.form === 'one';
