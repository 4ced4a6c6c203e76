import type { Action } from '../../reply/reply';
import type { Estimate } from '../estimate';
import { inBulletin, pointAsked } from '../bulletin-points';
import type { FigureQuery } from '../figures-query';
import { namesakes } from '../namesakes';
import { capital, inUk, joined } from '../wording';
import { chartOf } from './chart-of-answer';
import { findingOf, type Finding } from './figure-finding';
import { pointChart } from './point';
import {
  askMeasure,
  askSubjects,
  bulletinBlock,
  measureName,
  note,
  paragraph,
  type Answer,
  type Knowledge,
} from './reply-context';
import { say, sayYears } from './sentences';

/** Writes the answer to a question from the figures found for it; undefined where nothing is left to say. */
export function write(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Answer | undefined {
  const finding = findingOf(query, found, knowledge);
  if (finding === undefined) return undefined;
  const { kind, first, figures, beside } = finding;
  const { lead, more, list } = say(finding, knowledge);
  const rounded = kind === 'one' ? inBulletin(first, knowledge.points) : undefined;
  const point = kind === 'one' ? pointAsked(query, knowledge.points) : undefined;
  const chart = chartOf(finding, knowledge) ?? (point && pointChart(point, knowledge));
  const late = kind === 'trend' ? sayYears(query, knowledge) : [];
  const rest = [
    ...more,
    ...(rounded === undefined ? [] : [`The ONS bulletin rounds it to ${rounded}%.`]),
  ];
  return {
    title: `Internet use: ${headingOf(finding)}`,
    summary: lead,
    blocks: [
      paragraph({ bold: lead }, ...(rest.length > 0 ? [` ${rest.join(' ')}`] : [])),
      ...(list.length > 0 ? [{ kind: 'bullets' as const, items: list }] : []),
      ...bulletinBlock(query, knowledge),
      ...(chart === undefined ? [] : [chart]),
      ...(late.length > 0 ? [note(late.join(' '))] : []),
    ],
    shown: kind === 'one' ? [first, ...beside] : figures,
    actions: [...actionsOf(finding, knowledge), define(query, knowledge)],
  };
}

/** What an answer is about: whom, and when. */
function headingOf({ kind, query, first }: Finding): string {
  const { subjects, years, rank } = query;
  const when = joined(years.map(String));
  const names =
    subjects.length <= 3 ? joined(subjects.map((one) => one.short)) : `${subjects.length} groups`;
  switch (kind) {
    case 'one':
      return `${inUk(first.subject)}, ${first.year}`;
    case 'order':
      return `${rank?.end ?? 'highest'} ${rank?.of ?? 'groups'}, ${when}`;
    case 'change':
      return `change in ${rank?.of ?? 'groups'}, ${when}`;
    case 'trend':
      return `${names}, ${years[0] ?? ''} to ${years.at(-1) ?? ''}`;
    case 'sum':
    case 'pair':
    case 'several':
      return `${names}, ${when}`;
  }
}

/** What to ask next. */
function actionsOf(finding: Finding, knowledge: Knowledge): readonly Action[] {
  const { kind, query, figures, first } = finding;
  const measure = askMeasure(query.measures[0] ?? 'recent');
  const to = query.years.at(-1) ?? 0;
  switch (kind) {
    case 'one':
      return actionsForOne(query, first, knowledge);
    case 'order':
    case 'change': {
      const { short, ask } = (figures[0] ?? first).subject;
      return [{ label: `Trend for ${short}`.slice(0, 60), ask: `trend for ${ask}${measure}` }];
    }
    case 'trend': {
      const last = figures.filter(({ year }) => year === to).map(({ subject }) => subject);
      const again = askSubjects(query.subjects.filter((one) => last.includes(one)));
      return again === undefined
        ? []
        : [{ label: `Figures for ${to}`, ask: `${again}${measure} in ${to}` }];
    }
    case 'sum':
    case 'pair':
    case 'several': {
      const again = askSubjects(query.subjects);
      if (again === undefined) return [];
      const whom = again.startsWith('by ') ? again : `for ${again}`;
      return [{ label: 'Show the trend', ask: `trend ${whom}${measure}` }];
    }
  }
}

const define = ({ measures }: FigureQuery, { words }: Knowledge): Action => ({
  label: 'What does this count?',
  ask: `define ${measureName(measures[0] ?? 'recent', words)}`,
});

const hasRow = (code: string, { measure, year }: Estimate, { table }: Knowledge): boolean =>
  table.series.some((one) => one.code === code && table.row(one, measure, year) !== undefined);

function actionsForOne(query: FigureQuery, one: Estimate, knowledge: Knowledge): readonly Action[] {
  const { ask, dimension, place } = one.subject;
  const about = `${ask}${askMeasure(one.measure)}`;
  const others = place === undefined ? [] : namesakes(place, knowledge.words.places);
  // Regions start a year later than the country as a whole.
  const regions = knowledge.table
    .of('region')
    .some((series) => knowledge.table.yearsOf(series).includes(one.year));
  return [
    // An area of the same name may have ended, or begun, in another year.
    ...others
      .filter(({ area }) => hasRow(area, one, knowledge))
      .map((other): Action => ({
        label: capital(other.name).slice(0, 60),
        ask: `${other.name}${askMeasure(one.measure)} in ${one.year}`,
      })),
    { label: 'Show the trend', ask: `trend for ${about}` },
    ...(place !== undefined && dimension !== 'region'
      ? [{ label: 'Compare with the UK', ask: `${about} compared with the uk in ${one.year}` }]
      : []),
    ...(dimension === 'region'
      ? [{ label: 'Rank the regions', ask: `which region is highest in ${one.year}` }]
      : []),
    ...(dimension === 'all'
      ? [
          ...(one.year >= 2013
            ? [{ label: 'By age', ask: `internet use by age in ${one.year}` }]
            : []),
          ...(regions
            ? [{ label: 'By region', ask: `internet use by region in ${one.year}` }]
            : []),
        ]
      : []),
    ...(query.unit === 'percent'
      ? []
      : [{ label: 'What share is that?', ask: `what percentage of ${about} in ${one.year}` }]),
  ];
}
