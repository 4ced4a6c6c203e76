import {
  chartSource,
  type Dimension,
  estimate,
  type FigureQuery,
  type Figures,
  type Measure,
  MEASURES,
  type Subject,
} from '../../knowledge';
import type { Chart, Reply } from '../ports';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

interface Chosen {
  readonly measure: string;
  readonly group: string;
  readonly place: string;
  readonly from: number;
  readonly to: number;
}

type Figure =
  | {
      readonly found: true;
      readonly chart?: Chart;
      readonly sentence: string;
      readonly cautions: readonly string[];
    }
  | { readonly found: false; readonly why: string };

/** The ways to divide people that a reader may choose, each with what it is called. */
const BREAKDOWNS: readonly (readonly [Dimension, string])[] = [
  ['age', 'By age'],
  ['sex', 'By sex'],
  ['disability', 'By disability'],
  ['ethnic-group', 'By ethnic group'],
  ['economic-activity', 'By economic activity'],
];
const AREAS: readonly (readonly [Dimension, string])[] = [
  ['region', 'Nations and regions'],
  ['nuts2', 'Larger areas'],
  ['nuts3', 'Smaller areas'],
];
const EVERYONE = 'everyone';
const UK = 'uk';
const ALL_REGIONS = 'regions';

/** The survey as four choices and an answer in the very words the bot would use. */
export function createFiguresExplorer(figures: Figures) {
  const { subjects, words, table } = figures.survey;
  const source = chartSource(figures.survey.survey).name;
  const groups = BREAKDOWNS.map(([dimension, label]) => ({
    dimension,
    label,
    members: subjects.groupsOf(dimension).flatMap((group) => {
      const subject = subjects.group(group);
      return subject
        ? [{ value: `${dimension}:${group.group}`, label: capital(group.people), subject }]
        : [];
    }),
  }));
  const areas = AREAS.map(([dimension, label]) => ({
    dimension,
    label,
    members: subjects
      .placesOf(dimension)
      .map((place) => ({ value: place.area, label: place.name, subject: subjects.place(place) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
  }));
  const choices = {
    measures: MEASURES.map((measure) => ({
      value: measure,
      label: capital(words.measures.find((one) => one.measure === measure)?.name ?? measure),
    })),
    groups: [
      ...groups.map(({ dimension, label }): Choice => ({
        value: dimension,
        label,
        group: 'Compare',
      })),
      { value: EVERYONE, label: 'All adults', group: 'One group' },
      ...groups.flatMap(({ label, members }) =>
        members.map(({ value, label: name }): Choice => ({ value, label: name, group: label })),
      ),
    ],
    places: [
      { value: UK, label: 'United Kingdom' },
      { value: ALL_REGIONS, label: 'Compare nations and regions' },
      ...areas.flatMap(({ label, members }) =>
        members.map(({ value, label: name }): Choice => ({ value, label: name, group: label })),
      ),
    ],
    years: [...table.years].reverse(),
  };

  function subjectsOf({ group, place }: Chosen): readonly Subject[] {
    if (place === ALL_REGIONS) return areas[0]?.members.map(({ subject }) => subject) ?? [];
    const area = areas.flatMap(({ members }) => members).find(({ value }) => value === place);
    if (area) return [area.subject];
    const all = groups.find(({ dimension }) => dimension === group);
    const one = groups.flatMap(({ members }) => members).find(({ value }) => value === group);
    if (all) return all.members.map(({ subject }) => subject);
    return [one?.subject ?? subjects.everyone];
  }

  function answer(chosen: Chosen): Figure {
    const measure = MEASURES.find((one) => one === chosen.measure) ?? 'recent';
    const found = subjectsOf(chosen);
    const years = table.years.filter(
      (year) =>
        year >= chosen.from &&
        year <= chosen.to &&
        found.some((subject) => estimate(table, subject, measure, year) !== undefined),
    );
    if (years.length === 0) return { found: false, why: NONE };
    const figure = figureOf(figures.exact(queryOf(measure, found, years)), source);
    const ignored = chosen.place !== UK && chosen.group !== EVERYONE;
    return figure.found && ignored
      ? { ...figure, cautions: [UNDIVIDED, ...figure.cautions] }
      : figure;
  }

  return {
    choices,
    find: (chosen: Chosen): Promise<Figure> => Promise.resolve(answer(chosen)),
  };
}

const NONE =
  'The survey has no figure for that. Try other years, or the measure “Not online in the last three months”.';
const UNDIVIDED =
  'These are all adults there: the survey gives groups for the whole United Kingdom only.';

function queryOf(
  measure: Measure,
  subjects: readonly Subject[],
  years: readonly number[],
): FigureQuery {
  const want = years.length > 1 ? 'trend' : subjects.length > 1 ? 'compare' : 'one';
  return {
    want,
    unit: 'percent',
    measures: [measure],
    subjects,
    years,
    gap: false,
    readings: [],
    yearAssumed: false,
    wantsCautions: true,
  };
}

function figureOf({ kind, summary, blocks }: Reply, source: string): Figure {
  if (kind === 'no-figure') return { found: false, why: summary };
  const chart = blocks.find((block) => block.kind === 'chart');
  const cautions = blocks.flatMap((block) =>
    block.kind === 'note' && block.text.every((run) => typeof run === 'string')
      ? [block.text.join('')].filter((text) => !text.startsWith(READ_AS))
      : [],
  );
  return {
    found: true,
    ...(chart && { chart }),
    sentence: `${summary} Source: ${source}.`,
    cautions,
  };
}

/** How a typed question was read: a form already says it. */
const READ_AS = 'I read this as ';

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
