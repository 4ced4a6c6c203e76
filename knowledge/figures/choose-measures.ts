import { estimate } from './estimate';
import type { ParsedWords } from './parsed-words';
import type { Measure } from './record';
import type { Subject } from './subjects';
import type { SurveyTable } from './survey-table';

/** "how many", or "most people", which is a matter of number and not of share. */
export function countsPeople(parts: ParsedWords): boolean {
  if (parts.says('share')) return false;
  const most = parts.found.some((one, index) => {
    const next = parts.found[index + 1];
    return (
      /^(most|fewest)$/.test(one.typed) &&
      ((next?.kind === 'word' && next.word === 'people') ||
        /^(internet |non |lapsed )*users?$/.test(next?.typed ?? ''))
    );
  });
  return (
    most || parts.says('count') || parts.quoted.some((quoted) => quoted.unit === 'million people')
  );
}

/** The measures named; recent use where none is. */
export function chooseMeasures(parts: ParsedWords): readonly Measure[] {
  if (parts.levels.includes('measure')) return ['recent', 'lapsed', 'never'];
  const named = parts.measures.map((one) => one.measure);
  return named.length > 0 ? named : ['recent'];
}

/** The years in which any of the subjects has any of the measures. */
export function everyYear(
  table: SurveyTable,
  list: readonly Subject[],
  measures: readonly Measure[],
): readonly number[] {
  return table.years.filter((year) =>
    list.some((subject) =>
      measures.some((measure) => estimate(table, subject, measure, year) !== undefined),
    ),
  );
}
