import type { Chart } from '../../reply/reply';
import type { Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, joined, leadTitle, percentText, SHORT_MEASURE } from '../wording';
import { chartSource, measureName, type Knowledge } from './reply-context';

/** States the finding: which is highest, or what moved. */
function compareTitle(
  { subjects, years, measures, unit }: FigureQuery,
  found: readonly Estimate[],
): string {
  const measure = measures[0] ?? 'recent';
  const short = SHORT_MEASURE[measure];
  const last = years.at(-1) ?? 0;
  const when = years.length > 2 ? `${years[0] ?? ''} to ${last}` : joined(years.map(String));
  const name = subjects[0]?.short ?? '';
  const [a, b] = found;
  const ends = [a, found.at(-1)].filter((one) => one !== undefined);
  if (measures.length > 1)
    return subjects.length > 1
      ? `Internet use by group, ${when}`
      : years.length > 1
        ? `${name}: internet use, ${when}`
        : `${name}: ${ends.map((one) => `${percentText(one.percent)} ${SHORT_MEASURE[one.measure]}`).join(', ')}, ${when}`;
  if (unit === 'thousands') return `${capital(short)}, in thousands of people, ${when}`;
  if (subjects.length === 1 && found.length === 2 && a !== undefined && b !== undefined)
    return `${name}: ${percentText(a.percent)} in ${a.year}, ${percentText(b.percent)} in ${b.year}`;
  if (subjects.length === 1) return `${name}: ${short}, ${when}`;
  return leadTitle(
    found.filter((one) => one.year === last),
    'highest',
    `${short}, ${last}`,
  );
}

/** Bars for one thing that differs, groups of bars for two; none for three, which no chart shows well. */
export function compareChart(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Chart | undefined {
  const { subjects, years, measures, unit } = query;
  const value = (one: Estimate | undefined): number | null =>
    one === undefined ? null : unit === 'thousands' ? one.thousands : one.percent;
  const at = (test: (one: Estimate) => boolean): number | null => value(found.find(test));
  const differ = [subjects.length > 1, years.length > 1, measures.length > 1].filter(
    Boolean,
  ).length;
  if (differ > 2 || found.length < 2 || subjects.length > 20) return undefined;
  const byMeasure = measures.map((each) => capital(measureName(each, knowledge.words)));
  const shorts = subjects.map((one) => one.short);
  const [categories, series] =
    differ === 1
      ? subjects.length > 1
        ? [
            shorts,
            [
              {
                name: byMeasure[0] ?? '',
                values: subjects.map((one) => at((each) => each.subject === one)),
              },
            ],
          ]
        : years.length > 1
          ? [
              years.map(String),
              [
                {
                  name: byMeasure[0] ?? '',
                  values: years.map((year) => at((each) => each.year === year)),
                },
              ],
            ]
          : [
              measures.map(
                (each) =>
                  knowledge.words.measures.find((one) => one.measure === each)?.short ?? each,
              ),
              [
                {
                  name: shorts[0] ?? '',
                  values: measures.map((each) => at((one) => one.measure === each)),
                },
              ],
            ]
      : subjects.length > 1
        ? years.length > 1
          ? [
              shorts,
              years.map((year) => ({
                name: String(year),
                values: subjects.map((one) =>
                  at((each) => each.subject === one && each.year === year),
                ),
              })),
            ]
          : [
              shorts,
              measures.map((each, index) => ({
                name: byMeasure[index] ?? '',
                values: subjects.map((one) =>
                  at((found_) => found_.subject === one && found_.measure === each),
                ),
              })),
            ]
        : [
            years.map(String),
            measures.map((each, index) => ({
              name: byMeasure[index] ?? '',
              values: years.map((year) => at((one) => one.year === year && one.measure === each)),
            })),
          ];
  if (series.length > 6) return undefined;
  return {
    kind: 'chart',
    form: series.length > 1 ? 'grouped-bar' : 'bar',
    title: compareTitle(query, found),
    unit: unit === 'thousands' ? ' thousand' : '%',
    categories,
    series,
    source: chartSource(knowledge.survey),
    alt: `Bar chart of ${joined(measures.map((each) => measureName(each, knowledge.words)))}. ${found.map((one) => `${capital(nameIn(query, one, knowledge.words))}: ${unit === 'thousands' ? `${one.thousands.toLocaleString('en-GB')} thousand` : percentText(one.percent)}`).join('. ')}.`,
  };
}

/** Names one of several figures by whatever tells them apart. */
export function nameIn(query: FigureQuery, one: Estimate, words: Knowledge['words']): string {
  const parts = [
    ...(query.subjects.length > 1 || (query.years.length === 1 && query.measures.length === 1)
      ? [one.subject.people]
      : []),
    ...(query.measures.length > 1 ? [measureName(one.measure, words)] : []),
    ...(query.years.length > 1 ? [String(one.year)] : []),
  ];
  return parts.join(', ');
}
