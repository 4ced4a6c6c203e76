import { isWord } from './parsed-part';
import type { FigureQuery } from './figures-query';
import type { ParsedWords } from './parsed-words';
import { estimate } from './estimate';
import type { Measure } from './record';
import type { Subject } from './subjects';
import type { SurveyTable } from './survey-table';

/** More would not fit a chart. */
const MOST_RANKED = 20;
const USUALLY_RANKED = 10;

/**
 * Puts several groups or places in order where that was asked for: by size in one year, or by how far they moved
 * between two. `of` is what they are called, where a whole level was asked for; `every` is every year they have.
 */
export function ranked(
  query: FigureQuery,
  parts: ParsedWords,
  of: string | undefined,
  every: readonly number[],
): FigureQuery {
  const [top] = parts.tops;
  const asked = parts.says('highest', 'lowest', 'best', 'worst') || top !== undefined;
  const levelled = of !== undefined || parts.levels.length > 0 || (parts.says('who') && asked);
  if (query.subjects.length < 2) return query;
  const measure = query.measures.slice(0, 1);
  const many = Math.min(top?.many ?? parts.many ?? USUALLY_RANKED, MOST_RANKED);
  const shown =
    top === undefined && parts.many === undefined && query.subjects.length <= MOST_RANKED
      ? query.subjects.length
      : many;
  const rank = {
    end: endNamed(parts, query.measures[0]) ?? ('highest' as const),
    many: top?.nth === undefined ? shown : Math.max(shown, USUALLY_RANKED),
    of: of ?? 'groups',
    ...(top?.nth === undefined ? {} : { nth: top.nth }),
  };
  const change = asked ? changeOf(parts, query.measures[0] ?? 'recent') : undefined;
  if (change !== undefined) {
    const years = query.years.length > 1 ? query.years : every;
    return { ...query, want: 'rank', measures: measure, years, rank: { ...rank, ...change } };
  }
  const wide =
    query.subjects.length > MOST_RANKED || (of !== undefined && query.years.length === 1);
  if (query.want === 'trend' || !((asked && levelled) || wide)) return query;
  return { ...query, want: 'rank', years: query.years.slice(-1), measures: measure, rank };
}

/** Which end of an order words name. "Best" and "worst" follow what is counted: most who never went online is worst. */
export function endNamed(
  parts: ParsedWords,
  measure: Measure | undefined,
): 'highest' | 'lowest' | undefined {
  const word =
    parts.tops[0]?.end ??
    // "from best to worst" begins with the best.
    parts.found
      .flatMap((one) => (one.kind === 'word' ? [one.word] : []))
      .find((one) => one === 'worst' || one === 'best' || one === 'lowest') ??
    (parts.says('highest') ? 'highest' : undefined);
  if (word !== 'best' && word !== 'worst') return word;
  return (word === 'best') === (measure === 'recent') ? 'highest' : 'lowest';
}

const RISES =
  /^(ris|rose|gr[eo]w|increas|gone up|going up|went up|goes? up|climb|jump|gain|leap|stride|headway)/;
const FALLS = /^(fall|fell|drop|declin|decreas|gone down|going down|went down|reduc|shr[iu]n?k)/;
const MOVES = /^(chang|mov|swing|shift|progress|improv)/;

/** The kind of change that is ranked, and whether most or least comes first; undefined where none is asked for. */
export function changeOf(
  parts: ParsedWords,
  measure: Measure,
): Required<Pick<NonNullable<FigureQuery['rank']>, 'change' | 'end'>> | undefined {
  const said = parts.found.flatMap((one) =>
    isWord(one, 'trend') ? [one.repaired ?? one.typed] : [],
  );
  const better = measure === 'recent' ? ('rise' as const) : ('fall' as const);
  const kind = said.some((typed) => RISES.test(typed))
    ? ('rise' as const)
    : said.some((typed) => FALLS.test(typed))
      ? ('fall' as const)
      : said.some((typed) => /^improv/.test(typed))
        ? better
        : said.some((typed) => MOVES.test(typed))
          ? ('move' as const)
          : undefined;
  if (kind === undefined) return undefined;
  const least = parts.says('lowest') || parts.tops[0]?.end === 'lowest';
  return { change: kind, end: least ? 'lowest' : 'highest' };
}

/** The groups that an order by size shows, first first. */
export function leadersOf(
  { subjects, measures, years, unit, rank }: FigureQuery,
  table: SurveyTable,
): readonly Subject[] {
  const size = (one: Subject): number | undefined =>
    estimate(table, one, measures[0] ?? 'recent', years.at(-1) ?? 0)?.[unit];
  const held = subjects.flatMap((subject) => {
    const own = size(subject);
    return own === undefined ? [] : [{ subject, own }];
  });
  const up = rank?.end === 'lowest' ? 1 : -1;
  return held
    .sort((a, b) => up * (a.own - b.own))
    .slice(0, rank?.many)
    .map(({ subject }) => subject);
}
