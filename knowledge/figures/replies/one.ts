import type { Action, Chart } from '../../reply/reply';
import { rangeText } from '../cautions';
import { estimate, type Estimate } from '../estimate';
import { inBulletin, pointAsked } from '../bulletin-points';
import { pointChart } from './point';
import type { FigureQuery } from '../figures-query';
import { capital, inUk, peopleText, percentText, SHORT_MEASURE } from '../wording';
import {
  besides,
  bulletinBlock,
  chartSource,
  measureName,
  were,
  type Answer,
  type Knowledge,
} from './reply-context';

/** One figure: the exact one first, how many people that is, and the groups beside it. */
export function answerOne(query: FigureQuery, one: Estimate, knowledge: Knowledge): Answer {
  const { words, table } = knowledge;
  const people = inUk(one.subject);
  const lead =
    query.unit === 'thousands'
      ? `${capital(peopleText(one.thousands, people))} ${were(one.measure, words)} in ${one.year}: ${percentText(one.percent)} of them.`
      : `${percentText(one.percent)} of ${people} ${were(one.measure, words)} in ${one.year}.`;
  const rounded = inBulletin(one, knowledge.points);
  const sum = one.rows.length > 1;
  const rest =
    one.measure === 'recent'
      ? estimate(table, one.subject, 'lapsed-or-never', one.year)
      : undefined;
  const range = rangeText(one, rest);
  const more = [
    ...(sum
      ? [
          `That is ${one.rows.map((row) => `${percentText(row.percent)} ${row.measure === 'lapsed' ? 'lapsed' : 'never used'}`).join(' and ')}.`,
        ]
      : []),
    ...(query.unit === 'percent' ? [`That is ${peopleText(one.thousands)}.`] : []),
    ...(rounded === undefined ? [] : [`The ONS bulletin rounds it to ${rounded}%.`]),
    ...(range === undefined ? [] : [range]),
  ];
  const chart = besideChart(one, knowledge);
  const point = pointAsked(query, knowledge.points);
  return {
    title: `Internet use: ${people}, ${one.year}`,
    summary: lead,
    blocks: [
      {
        kind: 'paragraph',
        text: [{ bold: lead }, ...(more.length > 0 ? [` ${more.join(' ')}`] : [])],
      },
      ...bulletinBlock(query, knowledge),
      ...(chart !== undefined
        ? [chart.block]
        : point === undefined
          ? []
          : [pointChart(point, knowledge)]),
    ],
    shown: [one, ...(chart?.shown ?? [])],
    actions: actionsFor(query, one, knowledge),
  };
}

function besideChart(
  one: Estimate,
  knowledge: Knowledge,
): { readonly block: Chart; readonly shown: readonly Estimate[] } | undefined {
  const shown = besides(one.subject, knowledge).flatMap(
    (subject) => estimate(knowledge.table, subject, one.measure, one.year) ?? [],
  );
  if (shown.length < 2) return undefined;
  const ordered =
    one.subject.dimension === 'region' ? [...shown].sort((a, b) => b.percent - a.percent) : shown;
  const title = `${one.subject.short}: ${percentText(one.percent)} ${SHORT_MEASURE[one.measure]} in ${one.year}`;
  const name = capital(measureName(one.measure, knowledge.words));
  return {
    shown,
    block: {
      kind: 'chart',
      form: 'bar',
      title,
      unit: '%',
      categories: ordered.map((each) => each.subject.short),
      series: [{ name, values: ordered.map((each) => each.percent) }],
      source: chartSource(knowledge.survey),
      alt: `Bar chart of ${measureName(one.measure, knowledge.words)} in ${one.year}. ${ordered.map((each) => `${each.subject.short}: ${percentText(each.percent)}`).join('. ')}.`,
    },
  };
}

function actionsFor(query: FigureQuery, one: Estimate, knowledge: Knowledge): readonly Action[] {
  const { ask, dimension, place } = one.subject;
  const measure = askMeasure(one);
  const about = `${ask}${measure}`;
  return [
    { label: 'Show the trend', ask: `trend for ${about}` },
    ...(place !== undefined && dimension !== 'region'
      ? [{ label: 'Compare with the UK', ask: `${about} compared with the uk in ${one.year}` }]
      : []),
    ...(dimension === 'region'
      ? [{ label: 'Rank the regions', ask: `which region is highest in ${one.year}` }]
      : []),
    ...(dimension === 'all'
      ? [
          { label: 'By age', ask: `internet use by age in ${one.year}` },
          ...(hasRegions(one.year, knowledge)
            ? [{ label: 'By region', ask: `internet use by region in ${one.year}` }]
            : []),
        ]
      : []),
    ...(query.unit === 'percent'
      ? []
      : [{ label: 'What share is that?', ask: `what percentage of ${about} in ${one.year}` }]),
    { label: 'What does this count?', ask: `define ${measureName(one.measure, knowledge.words)}` },
  ];
}

/** The words that ask for a measure again; nothing for recent use, which is meant where none is named. */
export function askMeasure(one: Pick<Estimate, 'measure'>): string {
  return {
    recent: '',
    lapsed: ' lapsed users',
    never: ' never used',
    'lapsed-or-never': ' not online',
  }[one.measure];
}

/** Regions start a year later than the country as a whole. */
function hasRegions(year: number, { table }: Knowledge): boolean {
  return table.of('region').some((series) => table.yearsOf(series).includes(year));
}
