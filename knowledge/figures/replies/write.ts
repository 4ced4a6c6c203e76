import type { Action, Block, Inline } from '../../reply/reply';
import { estimate, type Estimate } from '../estimate';
import { inBulletin, pointAsked } from '../bulletin-points';
import type { FigureQuery } from '../figures-query';
import { namesakes } from '../namesakes';
import { capital, inUk, joined, peopleText, percentText, rangeOf, SHORT_MEASURE } from '../wording';
import { chartOf } from './chart-of-answer';
import { named } from './chart-finding';
import { linesOf, type Line } from './trend-lines';
import { bySize, byChange } from './order';
import { pointChart } from './point';
import {
  askMeasure,
  askSubjects,
  besides,
  bulletinBlock,
  measureName,
  type Answer,
  type Knowledge,
} from './reply-context';
import { nameIn, sayLine, sayOne, saySeveral, sayYears, shareText, type Said } from './sentences';

/** More would be a table, which the chart has. */
const MOST_BULLETS = 8;

/** Writes the answer to a question from the figures found for it; undefined where nothing is left to say. */
export function write(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Answer | undefined {
  if (query.want === 'trend') return writeTrend(query, found, knowledge);
  if (query.want === 'rank') return writeOrder(query, found, knowledge);
  const [one] = found;
  if (one === undefined) return undefined;
  return found.length === 1
    ? writeOne(query, one, knowledge)
    : writeSeveral(query, found, knowledge);
}

const text = ({ lead, more }: Said): Block => ({
  kind: 'paragraph',
  text: [{ bold: lead }, ...(more.length > 0 ? [` ${more.join(' ')}`] : [])],
});

function writeOne(query: FigureQuery, one: Estimate, knowledge: Knowledge): Answer {
  const said = sayOne(query, one, knowledge);
  const rounded = inBulletin(one, knowledge.points);
  const near = besides(one.subject, knowledge).flatMap(
    (subject) => estimate(knowledge.table, subject, one.measure, one.year) ?? [],
  );
  const beside: FigureQuery = {
    ...query,
    unit: 'percent',
    subjects: near.map(({ subject }) => subject),
    years: [one.year],
  };
  const title = `${named(one.subject)}: ${percentText(one.percent)} ${SHORT_MEASURE[one.measure]}`;
  const chart = near.length < 2 ? undefined : chartOf(beside, near, knowledge, title);
  const point = pointAsked(query, knowledge.points);
  return {
    title: `Internet use: ${inUk(one.subject)}, ${one.year}`,
    summary: said.lead,
    blocks: [
      text(
        rounded === undefined
          ? said
          : { ...said, more: [...said.more, `The ONS bulletin rounds it to ${rounded}%.`] },
      ),
      ...bulletinBlock(query, knowledge),
      ...(chart !== undefined
        ? [chart]
        : point === undefined
          ? []
          : [pointChart(point, knowledge)]),
    ],
    shown: [one, ...near],
    actions: actionsForOne(query, one, knowledge),
  };
}

function writeSeveral(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Answer {
  const said = saySeveral(query, found, knowledge);
  const chart = chartOf(query, found, knowledge);
  const again = askSubjects(query.subjects);
  const measure = query.measures[0] ?? 'recent';
  return {
    title: `Internet use: ${namesOf(query)}, ${joined(query.years.map(String))}`,
    summary: said.lead,
    blocks: [
      text(said),
      ...bulletinBlock(query, knowledge),
      ...(found.length <= MOST_BULLETS ? [bullets(query, found, knowledge)] : []),
      ...(chart === undefined ? [] : [chart]),
    ],
    shown: found,
    actions: [
      ...(again === undefined
        ? []
        : [
            {
              label: 'Show the trend',
              ask: `trend ${again.startsWith('by ') ? again : `for ${again}`}${askMeasure(measure)}`,
            },
          ]),
      define(query, knowledge),
    ],
  };
}

function bullets(query: FigureQuery, found: readonly Estimate[], knowledge: Knowledge): Block {
  return {
    kind: 'bullets',
    items: found.map((one): readonly Inline[] => {
      const range = rangeOf(one);
      const percent = shareText(one);
      const people = peopleText(one.thousands);
      const counted = query.unit === 'thousands';
      return [
        { bold: `${capital(nameIn(query, one, knowledge))}: ${counted ? people : percent}` },
        `, ${counted ? percent : people}${query.limits === true && range !== undefined ? `; 95% confidence interval ${range}` : ''}`,
      ];
    }),
  };
}

function writeOrder(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Answer | undefined {
  const { of = 'groups', end = 'highest', change } = query.rank ?? {};
  const ordered =
    change === undefined ? bySize(query, found, knowledge) : byChange(query, found, knowledge);
  const [first] = ordered?.shown ?? [];
  if (ordered === undefined || first === undefined) return undefined;
  const subjects = [...new Set(ordered.shown.map((one) => one.subject))];
  const years = change === undefined ? query.years : [query.years[0] ?? 0, query.years.at(-1) ?? 0];
  const chart = chartOf(
    { ...query, subjects, years, ...(change === undefined ? {} : { unit: 'percent' as const }) },
    ordered.shown,
    knowledge,
    ordered.title,
  );
  const about = `${first.subject.ask}${askMeasure(query.measures[0] ?? 'recent')}`;
  return {
    title:
      change === undefined
        ? `Internet use: ${end} ${of}, ${joined(years.map(String))}`
        : `Internet use: change in ${of}, ${joined(years.map(String))}`,
    summary: ordered.lead,
    blocks: [
      text(ordered),
      ...bulletinBlock(query, knowledge),
      ...(chart === undefined ? [] : [chart]),
    ],
    shown: ordered.shown,
    actions: [
      { label: `Trend for ${first.subject.short}`.slice(0, 60), ask: `trend for ${about}` },
      define(query, knowledge),
    ],
  };
}

function writeTrend(asked: FigureQuery, found: readonly Estimate[], knowledge: Knowledge): Answer {
  const years = asked.years.filter((year) => found.some((one) => one.year === year));
  const query = { ...asked, years };
  const lines = linesOf(query, found, knowledge);
  const sentences = mostMovedFirst(lines)
    .slice(0, 20)
    .map((line) => sayLine(line, query.unit === 'thousands', knowledge));
  const led = lines.length === 2 ? 2 : 1;
  const lead = sentences.slice(0, led).join(' ');
  const [from, to] = [years[0] ?? 0, years.at(-1) ?? 0];
  const late = sayYears(asked, knowledge);
  const chart = chartOf(query, found, knowledge);
  const again = askSubjects(
    query.subjects.filter((subject) =>
      found.some((one) => one.subject === subject && one.year === to),
    ),
  );
  return {
    title: `Internet use: ${namesOf(query)}, ${from} to ${to}`,
    summary: lead,
    blocks: [
      text({ lead, more: [] }),
      ...(sentences.length > led
        ? [{ kind: 'bullets' as const, items: sentences.slice(led).map((one) => [one]) }]
        : []),
      ...bulletinBlock(query, knowledge),
      ...(chart === undefined ? [] : [chart]),
      ...(late.length > 0 ? [{ kind: 'note' as const, text: [late.join(' ')] }] : []),
    ],
    shown: found,
    actions: [
      ...(again === undefined
        ? []
        : [
            {
              label: `Figures for ${to}`,
              ask: `${again}${askMeasure(query.measures[0] ?? 'recent')} in ${to}`,
            },
          ]),
      define(query, knowledge),
    ],
  };
}

/** Of several lines, the one that the chart's finding is about leads; two are told together. */
function mostMovedFirst(lines: readonly Line[]): readonly Line[] {
  if (lines.length < 3) return lines;
  const by = ({ figures }: Line): number =>
    Math.abs((figures.at(-1)?.percent ?? 0) - (figures[0]?.percent ?? 0));
  const most = lines.reduce((best, line) => (by(line) > by(best) ? line : best));
  return [most, ...lines.filter((line) => line !== most)];
}

const namesOf = ({ subjects }: FigureQuery): string =>
  subjects.length <= 3 ? joined(subjects.map((one) => one.short)) : `${subjects.length} groups`;

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
    define(query, knowledge),
  ];
}
