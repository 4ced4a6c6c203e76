import { numberNamed } from '../text/number-words';
import type { Part, Token } from './tokens';

/** The years a question names. `since`: from that year on. `range`: every year from one to another. */
export type YearSpan =
  | { readonly form: 'one'; readonly year: number }
  | { readonly form: 'since'; readonly year: number }
  | { readonly form: 'range'; readonly from: number; readonly to: number }
  /** Every year up to one, that year included. */
  | { readonly form: 'until'; readonly year: number }
  /** So many years before now. */
  | { readonly form: 'ago'; readonly many: number }
  /** "the last five years" of the survey. */
  | { readonly form: 'last'; readonly many: number }
  /** "the year before" another that is named. */
  | { readonly form: 'before' };

/** Reads years where a question gives them: "2019", "since 2013", "2015 to 2018", "between 2014 and 2017", "last 5 years". */
export function readYears(
  tokens: readonly Token[],
  at: number,
): Part<{ kind: 'years'; years: YearSpan }> | undefined {
  const first = tokens[at]?.text;
  const give = (years: YearSpan, length: number) => ({
    found: { kind: 'years' as const, years },
    length,
  });
  if (/^(years?|yr)$/.test(first ?? '') && year(tokens[at + 1]) !== undefined)
    return give({ form: 'one', year: year(tokens[at + 1]) ?? 0 }, 2);
  if (first === 'early' && year(tokens[at + 1]) !== undefined)
    // Each year's figures are of January to March.
    return give({ form: 'one', year: year(tokens[at + 1]) ?? 0 }, 2);
  if (first === 'after') {
    const before = year(tokens[at + 1]);
    return before === undefined ? undefined : give({ form: 'since', year: before + 1 }, 2);
  }
  if (first === 'since' || first === 'from' || first === 'between') {
    const from = year(tokens[at + 1]);
    if (from === undefined) return undefined;
    const to = rangeEnd(tokens, at + 2, first === 'between');
    if (to !== undefined && to.year > from)
      return give({ form: 'range', from, to: to.year }, 1 + to.end - at - 1);
    const onwards = /^onwards?$/.test(tokens[at + 2]?.text ?? '');
    return first === 'between' ? undefined : give({ form: 'since', year: from }, onwards ? 3 : 2);
  }
  if (first === 'last' || first === 'past') {
    const many = count(tokens[at + 1]);
    if (many !== undefined && /^(years?|yrs?)$/.test(tokens[at + 2]?.text ?? ''))
      return give({ form: 'last', many }, 3);
    return undefined;
  }
  const until = startOf(tokens, at, UNTIL);
  if (until !== undefined) {
    const end = year(tokens[at + until.length]);
    if (end === undefined) return undefined;
    const shut = /^(before|pre|prior)$/.test(until[0] ?? '');
    return give({ form: 'until', year: shut ? end - 1 : end }, until.length + 1);
  }
  const before = startOf(tokens, at, BEFORE);
  if (before !== undefined) return give({ form: 'before' }, before.length);
  const back = count(tokens[at]);
  if (
    back !== undefined &&
    /^(years?|yrs?)$/.test(tokens[at + 1]?.text ?? '') &&
    tokens[at + 2]?.text === 'ago'
  )
    return give({ form: 'ago', many: back }, 3);
  const own = year(tokens[at]);
  if (own === undefined) return undefined;
  const to = rangeEnd(tokens, at + 1, false);
  if (to !== undefined && to.year > own)
    return give({ form: 'range', from: own, to: to.year }, to.end - at);
  const behind = tokens[at + 1]?.text ?? '';
  const ends = tokens[at + 2] === undefined || tokens[at + 2]?.apart === true;
  const onwards = /^onwards?$/.test(behind) || (behind === 'on' && ends);
  return onwards ? give({ form: 'since', year: own }, 2) : give({ form: 'one', year: own }, 1);
}

function rangeEnd(
  tokens: readonly Token[],
  at: number,
  allowAnd: boolean,
): { readonly year: number; readonly end: number } | undefined {
  const joins = startOf(tokens, at, JOINS);
  const length = joins?.length ?? (allowAnd && tokens[at]?.text === 'and' ? 1 : 0);
  const token = tokens[at + length];
  const value = year(token) ?? (length > 0 ? undefined : shortYear(token));
  if (value === undefined || (length === 0 && token?.dashed !== true)) return undefined;
  return { year: value, end: at + length + 1 };
}

/** How the end of a range of years is joined to its start. */
const JOINS = [
  ...['right up to', 'all the way to', 'and up to', 'through to', 'up to', 'up until', 'up till'],
  ...['on to', 'to', 'until', 'untill', 'till', 'til', 'through', 'thru'],
].map((words) => words.split(' '));

/** What stands before the last of some years, with nothing before it. */
const UNTIL = [
  ...JOINS.filter(([word]) => word !== 'to' && word !== 'on'),
  ...[['before'], ['pre'], ['prior', 'to']],
];

const BEFORE = [
  ...['the year before', 'the previous year', 'the year earlier', 'a year earlier'],
  ...['a year before', 'the preceding year', 'the prior year'],
].map((words) => words.split(' '));

/** "16" behind "2013-". */
const shortYear = (token: Token | undefined): number | undefined =>
  token?.dashed === true && /^[12]\d$/.test(token.text) ? 2000 + Number(token.text) : undefined;

/** The phrase of some that stands at a place. */
const startOf = (
  tokens: readonly Token[],
  at: number,
  phrases: readonly (readonly string[])[],
): readonly string[] | undefined =>
  phrases.find((words) => words.every((word, i) => tokens[at + i]?.text === word));

function year(token: Token | undefined): number | undefined {
  const value = token?.number;
  return token?.suffix === undefined &&
    value !== undefined &&
    Number.isInteger(value) &&
    value >= 1950 &&
    value <= 2100
    ? value
    : undefined;
}

function count(token: Token | undefined): number | undefined {
  const value = token?.number ?? numberNamed(token?.text) ?? 0;
  return value >= 1 && value <= 20 ? value : undefined;
}
