import { isNoise, isWord } from './parsed-part';
import type { ParsedWords } from './parsed-words';
import type { YearSpan } from './years';

/** The years a question is about. */
export type ChosenYears =
  | {
      /** Oldest first; empty means every year there is. */
      readonly years: readonly number[];
      readonly trend: boolean;
      readonly assumed: boolean;
    }
  /** Years it didn't run; none where the reader counted back from today. */
  | { readonly outside: readonly number[] };

/** Chooses years from those the survey ran. No year means the last, and a trend without years means all of them. */
export function chooseYears(parts: ParsedWords, surveyed: readonly number[]): ChosenYears {
  const first = surveyed[0] ?? 0;
  const last = surveyed.at(-1) ?? 0;
  const trend = parts.says('trend');
  const asked = withYearBefore(parts.years).filter(isDated);
  if (asked.length < parts.years.length) return { outside: [] };
  const named = asked.flatMap((span) =>
    span.form === 'one' || span.form === 'since' || span.form === 'until'
      ? [span.year]
      : span.form === 'range'
        ? [span.from, span.to]
        : [],
  );
  const outside = named.filter((year) => !surveyed.includes(year));
  if (outside.length > 0) return { outside };
  const between = (from: number, to: number): readonly number[] =>
    surveyed.filter((year) => year >= from && year <= to);
  const spans = asked.filter((span) => span.form !== 'one');
  if (spans.length > 0) {
    const starts = asked.map((span) =>
      span.form === 'last'
        ? Math.max(first, last - span.many)
        : span.form === 'range'
          ? span.from
          : span.form === 'until'
            ? (asked.find((one) => one.form === 'one')?.year ?? first)
            : span.year,
    );
    const ends = asked.map((span) =>
      span.form === 'range'
        ? span.to
        : span.form === 'one' || span.form === 'until'
          ? span.year
          : last,
    );
    return { years: between(Math.min(...starts), Math.max(...ends)), trend: true, assumed: false };
  }
  const single = [...new Set(named)].sort((a, b) => a - b);
  const [only, second] = single;
  const open = trend || parts.says('earliest');
  if (only === undefined) return { years: open ? [] : [last], trend, assumed: !open };
  if (!trend && second === undefined && only < last && isComparedWith(parts))
    return { years: [only, last], trend: false, assumed: false };
  if (!trend) return { years: single, trend: false, assumed: false };
  if (second !== undefined)
    return { years: between(only, single.at(-1) ?? last), trend: true, assumed: false };
  return { years: only < last ? between(only, last) : [], trend: true, assumed: false };
}

/** "how does that compare to 2014": a year beside the last one. */
function isComparedWith({ found }: ParsedWords): boolean {
  const at = found.findIndex(({ kind }) => kind === 'years');
  const before = found
    .slice(0, at)
    .filter((one) => !isNoise(one))
    .at(-1);
  return isWord(before, 'compare') && BESIDE.test(before?.typed ?? '');
}

const BESIDE = /\b(compare[ds]?|comparing|comparison|to|with|than|against|versus|vs|v)$/;

/** "the year before" behind 2020 is 2019; behind no one year it is none that is known. */
function withYearBefore(years: readonly YearSpan[]): readonly YearSpan[] {
  const named = years.flatMap((span) => (span.form === 'one' ? [span.year] : []));
  return years.map((span) =>
    span.form === 'before' && named.length === 1
      ? { form: 'one', year: (named[0] ?? 0) - 1 }
      : span,
  );
}

type Dated = Exclude<YearSpan, { readonly form: 'ago' | 'before' }>;

const isDated = (span: YearSpan): span is Dated => span.form !== 'ago' && span.form !== 'before';
