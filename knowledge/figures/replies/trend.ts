import type { Chart } from '../../reply/reply';
import { breakYear, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, inUk, joined, peopleText, percentText, pointsText } from '../wording';
import {
  askSubjects,
  bulletinBlock,
  chartSource,
  measureName,
  were,
  type Answer,
  type Knowledge,
} from './reply-context';
import { askMeasure } from './one';
import { endsTitle, lineTitle, type Line } from './trend-titles';

/** Platforms draw at most so many lines well. */
const MOST_LINES = 6;

/** Change over the years: a sentence for each line, and a line chart. */
export function answerTrend(
  asked: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Answer {
  const years = asked.years.filter((year) => found.some((one) => one.year === year));
  const query = { ...asked, years };
  const lines = linesOf(query, found, knowledge);
  const from = query.years[0] ?? 0;
  const to = query.years.at(-1) ?? 0;
  const sentences = lines
    .slice(0, 20)
    .map((line) => sentenceFor(line, query.unit === 'thousands', knowledge));
  const led = lines.length === 2 ? 2 : 1;
  const summary = sentences.slice(0, led).join(' ');
  const names =
    query.subjects.length <= 3
      ? joined(query.subjects.map((one) => one.short))
      : `${query.subjects.length} groups`;
  const late = query.subjects.flatMap((subject) =>
    startsLate(
      subject.people,
      found.filter((one) => one.subject === subject),
      asked,
    ),
  );
  const again = askSubjects(
    query.subjects.filter((subject) =>
      found.some((one) => one.subject === subject && one.year === to),
    ),
  );
  return {
    title: `Internet use: ${names}, ${from} to ${to}`,
    summary,
    blocks: [
      { kind: 'paragraph', text: [{ bold: summary }] },
      ...(sentences.length > led
        ? [{ kind: 'bullets' as const, items: sentences.slice(led).map((one) => [one]) }]
        : []),
      ...bulletinBlock(query, knowledge),
      ...(lines.length > MOST_LINES
        ? [endsChart(lines, query, knowledge)]
        : [lineChart(lines, query, knowledge)]),
      ...(late.length > 0 ? [{ kind: 'note' as const, text: [late.join(' ')] }] : []),
    ],
    shown: found,
    actions: [
      ...(again === undefined
        ? []
        : [
            {
              label: `Figures for ${to}`,
              ask: `${again}${askMeasure({ measure: query.measures[0] ?? 'recent' })} in ${to}`,
            },
          ]),
      {
        label: 'What does this count?',
        ask: `define ${measureName(query.measures[0] ?? 'recent', knowledge.words)}`,
      },
    ],
  };
}

function linesOf(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): readonly Line[] {
  return query.subjects.flatMap((subject) =>
    query.measures.flatMap((measure) => {
      const own = found.filter((one) => one.subject === subject && one.measure === measure);
      const name =
        query.measures.length > 1
          ? query.subjects.length > 1
            ? `${subject.short}, ${measureName(measure, knowledge.words)}`
            : capital(measureName(measure, knowledge.words))
          : subject.short;
      const edge = breakYear(knowledge.table, subject);
      const before = own.filter((one) => edge !== undefined && one.year < edge);
      const after = own.filter((one) => edge === undefined || one.year >= edge);
      return before.length > 0 && after.length > 0
        ? [
            { name: `${name} from ${edge ?? 0}`, figures: after },
            { name: `${name} to ${(edge ?? 0) - 1}`, figures: before },
          ]
        : own.length > 0
          ? [{ name, figures: own }]
          : [];
    }),
  );
}

function sentenceFor({ figures }: Line, counted: boolean, knowledge: Knowledge): string {
  const first = figures[0];
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return '';
  const verb = were(last.measure, knowledge.words);
  if (first === last)
    return `${percentText(last.percent)} of ${inUk(last.subject)} ${verb} in ${last.year}.`;
  if (counted)
    return `${capital(peopleText(last.thousands, inUk(last.subject)))} ${verb} in ${last.year}, ${percentText(last.percent)} of them; in ${first.year} it was ${peopleText(first.thousands)}, ${percentText(first.percent)}.`;
  const difference = Math.round((last.percent - first.percent) * 10) / 10;
  const moved =
    difference === 0
      ? ', the same'
      : `, ${difference > 0 ? 'up' : 'down'} ${pointsText(difference)}`;
  return `${percentText(last.percent)} of ${inUk(last.subject)} ${verb} in ${last.year}, and ${percentText(first.percent)} in ${first.year}${moved.replace(/^, (up|down)/, ': $1')}.`;
}

function startsLate(
  people: string,
  found: readonly Estimate[],
  query: FigureQuery,
): readonly string[] {
  const first = found[0]?.year;
  const last = found.at(-1)?.year;
  return first !== undefined &&
    last !== undefined &&
    (first > (query.years[0] ?? 0) || last < (query.years.at(-1) ?? 0))
    ? [`Figures for ${people} run from ${first} to ${last}.`]
    : [];
}

const spoken = (line: Line): string =>
  `${line.name}: ${line.figures.map((one) => `${percentText(one.percent)} in ${one.year}`).join(', ')}`;

function lineChart(lines: readonly Line[], query: FigureQuery, knowledge: Knowledge): Chart {
  const years = query.years;
  const among =
    query.subjects.length === 1
      ? ` among ${lines[0]?.figures[0] === undefined ? '' : inUk(lines[0].figures[0].subject)}`
      : '';
  return {
    kind: 'chart',
    form: 'line',
    title: lineTitle(lines, query),
    unit: '%',
    categories: years.map(String),
    series: lines.map((line) => ({
      name: line.name,
      values: years.map((year) => line.figures.find((one) => one.year === year)?.percent ?? null),
    })),
    source: chartSource(knowledge.survey),
    alt: `Line chart of ${joined(query.measures.map((each) => measureName(each, knowledge.words)))}${among}, ${years[0] ?? ''} to ${years.at(-1) ?? ''}. ${lines.map(spoken).join('. ')}.`,
  };
}

/** Too many lines for one chart: the first and the last year of each, side by side. */
function endsChart(lines: readonly Line[], query: FigureQuery, knowledge: Knowledge): Chart {
  const from = query.years[0] ?? 0;
  const to = query.years.at(-1) ?? 0;
  const at = (line: Line, year: number): number | null =>
    line.figures.find((one) => one.year === year)?.percent ?? null;
  const shown = lines.slice(0, 20);
  return {
    kind: 'chart',
    form: 'grouped-bar',
    title: endsTitle(lines, query),
    unit: '%',
    categories: shown.map((line) => line.name),
    series: [from, to].map((year) => ({
      name: String(year),
      values: shown.map((line) => at(line, year)),
    })),
    source: chartSource(knowledge.survey),
    alt: `Bar chart of ${measureName(query.measures[0] ?? 'recent', knowledge.words)} in ${from} and ${to}. ${shown
      .map(
        (line) =>
          `${line.name}: ${[from, to]
            .map((year) => {
              const value = at(line, year);
              return value === null ? `none in ${year}` : `${percentText(value)} in ${year}`;
            })
            .join(', ')}`,
      )
      .join('. ')}.`,
  };
}
