import { decadeNamed } from '../text/number-words';
import { isBeside, type Part, type Token } from './tokens';

/** Ages from one to another, both included; no `to` means and over. */
export interface AgeSpan {
  readonly from: number;
  readonly to: number | undefined;
}

const OVER = new Set(['over', 'overs', 'above', 'older', 'plus']);
const YEARS = new Set(['year', 'years', 'yr', 'yrs', 'yo', 'y', 's', 'olds', 'old']);

/**
 * Reads ages where a question gives them: "16-24", "16 to 24", "75+", "over 75", "75 and over", "under 25",
 * "aged 40", "in their 60s". Over 75 is read as 75 and over, as the survey groups it.
 */
export function readAges(
  tokens: readonly Token[],
  at: number,
): Part<{ kind: 'age'; ages: AgeSpan }> | undefined {
  const start = skip(tokens, at, ['aged', 'age', 'ages', 'between', 'from']);
  const led = start > at;
  const found =
    range(tokens, start) ??
    open(tokens, start) ??
    under(tokens, start) ??
    decade(tokens, at) ??
    single(tokens, start, led && tokens[at]?.text !== 'between' && tokens[at]?.text !== 'from');
  if (found === undefined) return undefined;
  const end = skip(tokens, found.end, YEARS);
  // "65-74s year on year"
  const change = /^(on|by|after|to)$/.test(tokens[end]?.text ?? '') && end > found.end;
  const before = change && tokens[end + 1]?.text === tokens[end - 1]?.text ? end - 1 : end;
  return { found: { kind: 'age', ages: found.ages }, length: before - at };
}

const BANDS = ['16-24', '25-34', '35-44', '45-54', '55-64', '65-74'];

type Read = { readonly ages: AgeSpan; readonly end: number } | undefined;

function range(tokens: readonly Token[], at: number): Read {
  const from = age(tokens, at);
  if (from === undefined || tokens[at]?.suffix !== undefined) return undefined;
  const after = skip(tokens, at + 1, YEARS);
  const join = tokens[after]?.text === 'up' ? after + 1 : after;
  const joined = /^(to|and|through|thru)$/.test(tokens[join]?.text ?? '');
  const end = joined ? join + 1 : after;
  // "45-54 %" is an age group of the survey and the share of it.
  const bare = tokens[end]?.number;
  const to = age(tokens, end) ?? (BANDS.includes(`${from}-${bare ?? ''}`) ? bare : undefined);
  if (to === undefined || to <= from) return undefined;
  if (!joined && tokens[end]?.dashed !== true) return undefined;
  return { ages: { from, to }, end: end + 1 };
}

function open(tokens: readonly Token[], at: number): Read {
  const first = tokens[at];
  const own = age(tokens, at);
  if (own !== undefined) {
    if (first?.suffix === '+') return { ages: { from: own, to: undefined }, end: at + 1 };
    if (first?.suffix !== undefined) return undefined;
    const after = skip(tokens, at + 1, YEARS);
    const and = /^(and|or|n)$/.test(tokens[after]?.text ?? '') ? after + 1 : after;
    if (
      OVER.has(tokens[and]?.text ?? '') ||
      (and > after && /^(more|up|upwards|beyond)$/.test(tokens[and]?.text ?? ''))
    )
      return { ages: { from: own, to: undefined }, end: and + 1 };
    return undefined;
  }
  if (!OVER.has(first?.text ?? '') || first?.text === 'plus') return undefined;
  const than = skip(tokens, at + 1, ['than', 'the', 'age', 'of', 'aged']);
  const from = age(tokens, than) ?? decadeNamed(tokens[than]?.text);
  if (from === undefined) return undefined;
  return { ages: { from, to: undefined }, end: than + 1 };
}

function under(tokens: readonly Token[], at: number): Read {
  if (!['under', 'below', 'younger'].includes(tokens[at]?.text ?? '')) {
    const to = age(tokens, at);
    const after = skip(tokens, at + 1, YEARS);
    const and = tokens[after]?.text;
    const word = tokens[after + 1]?.text;
    if (to === undefined || (and !== 'and' && and !== 'or')) return undefined;
    if (word !== 'under' && word !== 'younger' && word !== 'below') return undefined;
    return { ages: { from: 0, to }, end: after + 2 };
  }
  const than = skip(tokens, at + 1, ['than', 'the', 'age', 'of', 'aged']);
  const below = age(tokens, than);
  if (below === undefined || tokens[than]?.suffix !== undefined) return undefined;
  return { ages: { from: 0, to: below - 1 }, end: than + 1 };
}

/** Which part of ten years of age "early", "mid" and "late" mean. */
const PARTS_OF_TEN: Readonly<Record<string, readonly [number, number]>> = {
  early: [0, 3],
  mid: [4, 6],
  late: [7, 9],
};

/** "in their 60s", "people in their sixties", "late twenties"; "thirtysomethings" is not read. */
function decade(tokens: readonly Token[], at: number): Read {
  const lead = skip(tokens, at, ['in', 'their', 'the', 'early', 'mid', 'late']);
  const led = tokens.slice(at, lead).map((token) => token.text);
  const part = led.map((word) => PARTS_OF_TEN[word]).find((one) => one !== undefined);
  const worded = decadeNamed(tokens[lead]?.text);
  if (lead === at ? worded === undefined : !led.includes('their') && part === undefined)
    return undefined;
  const from = worded ?? age(tokens, lead);
  if (from === undefined || from % 10 !== 0) return undefined;
  if (part !== undefined && worded === undefined && !led.includes('their')) return undefined;
  return {
    ages: { from: from + (part?.[0] ?? 0), to: from + (part?.[1] ?? 9) },
    end: lead + 1,
  };
}

/** "aged 40", "40 year olds": one year of age. */
function single(tokens: readonly Token[], at: number, led: boolean): Read {
  const own = age(tokens, at);
  if (own === undefined || tokens[at]?.suffix !== undefined) return undefined;
  const after = skip(tokens, at + 1, YEARS);
  if (
    !led &&
    !(
      after > at + 1 &&
      tokens.slice(at + 1, after).some((token) => /^(old|olds|yo|s)$/.test(token.text))
    )
  )
    return undefined;
  return { ages: { from: own, to: own }, end: at + 1 };
}

/** What a number counts that is no age: "75 percent", "25 thousand". */
const NO_AGE = /^(percent|pc|pct|thousand|thousands|million|millions|m|k|bn|billion)$/;

function age(tokens: readonly Token[], at: number): number | undefined {
  const { number: value, suffix } = tokens[at] ?? {};
  const next = tokens[at + 1];
  if (suffix === '%' || (next !== undefined && isBeside(next) && NO_AGE.test(next.text)))
    return undefined;
  return value !== undefined && Number.isInteger(value) && value >= 5 && value <= 110
    ? value
    : undefined;
}

function skip(tokens: readonly Token[], at: number, words: Iterable<string>): number {
  const set = words instanceof Set ? (words as ReadonlySet<string>) : new Set(words);
  let next = at;
  while (next < tokens.length && set.has(tokens[next]?.text ?? '')) next++;
  return next;
}
