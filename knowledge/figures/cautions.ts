import type { Survey } from '../loading/survey';
import { breakYear, type Estimate } from './estimate';
import type { FigureQuery } from './figures-query';
import type { SurveyTable } from './survey-table';
import { SUM_MARK } from './wording';

/** The warnings that matter for what is shown, each a sentence or two; none where none does. */
export function cautionsFor(
  query: FigureQuery,
  shown: readonly Estimate[],
  table: SurveyTable,
  survey: Survey | undefined,
): readonly string[] {
  const last = table.years.at(-1);
  const old = shown.some((one) => one.year === last && one.rows.some((row) => row.group === '75+'));
  const small = shown.some((one) => one.subject.dimension === 'nuts3');
  const added = shown.some((one) => one.rows.length > 1);
  const broken =
    query.years.length > 1 ? query.subjects.filter((one) => crossesBreak(one, query, table)) : [];
  const disability = shown.some((one) => one.subject.dimension.includes('disab'));
  const warned = cautionOn75(survey);
  return [
    ...(old && warned !== undefined ? [warned] : []),
    ...(small
      ? [
          'Small areas have small samples, so their figures move up and down by chance from year to year.',
        ]
      : []),
    ...(small && query.want === 'rank'
      ? ['Areas that are close in this order may not really differ.']
      : []),
    ...broken.map((one) => {
      const from = breakYear(table, one) ?? 0;
      return `Figures for ${one.place?.name ?? one.people} from ${from} follow other boundaries than those to ${from - 1}, so the two parts should not be compared.`;
    }),
    ...(added
      ? [
          `${SUM_MARK.trim()} ONS published no figure for “not online in the last three months” here. This is the lapsed and never-used figures added up; each is rounded, so the sum can be 0.1 out.`,
        ]
      : []),
    ...(disability && query.want === 'trend'
      ? [
          'Disability follows the Equality Act definition from 2014. The 2013 figures used an older one, so they are left out.',
        ]
      : []),
    ...(query.wantsCautions ? ageOfData(survey) : []),
  ];
}

/** What ONS said of the last figure for people aged 75 and over. */
export const cautionOn75 = (survey: Survey | undefined): string | undefined =>
  survey?.cautions.find(({ text }) => text.includes('75'))?.text;

function ageOfData(survey: Survey | undefined): readonly string[] {
  if (survey?.status.discontinued !== true) return [];
  return [
    `These are the last figures of this series: ONS stopped it and points to the ${survey.status.replacement.replace(/ \(.*$/, '')}.`,
  ];
}

function crossesBreak(
  one: FigureQuery['subjects'][number],
  query: FigureQuery,
  table: SurveyTable,
): boolean {
  const from = breakYear(table, one);
  return (
    from !== undefined &&
    query.years.some((year) => year < from) &&
    query.years.some((year) => year >= from)
  );
}
