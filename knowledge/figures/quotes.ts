import { estimate } from './estimate';
import type { ParsedWords } from './parsed-words';
import type { FigureQuery } from './figures-query';
import type { SurveyTable } from './survey-table';
import { joined } from './wording';

/**
 * What is said of figures that the reader gave: the year they are from, where they are an older or newer figure of
 * the same group, or that they were not used. One sentence each.
 */
export function saidOf(
  parts: ParsedWords,
  query: FigureQuery,
  table: SurveyTable,
): readonly string[] {
  const given = parts.quoted.flatMap(({ value, unit, typed }) => {
    const name = unit === '%' ? `${value}%` : typed;
    const years = unit === '%' ? yearsWith(value, query, table) : [];
    if (years.some((year) => query.years.includes(year))) return [];
    return years.length > 0
      ? `The ${name} you gave is the figure for ${joined(years.map(String))}.`
      : `I did not use the ${name} you gave.`;
  });
  return [...given, ...parts.fractions.map((typed) => `I did not use the “${typed}” you gave.`)];
}

/** The years in which the one group asked about had just this percent. */
function yearsWith(value: number, query: FigureQuery, table: SurveyTable): readonly number[] {
  const [subject, other] = query.subjects;
  const [measure, second] = query.measures;
  if (subject === undefined || measure === undefined || other !== undefined || second !== undefined)
    return [];
  return table.years.filter((year) => estimate(table, subject, measure, year)?.percent === value);
}
