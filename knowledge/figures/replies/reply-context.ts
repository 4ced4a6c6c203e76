import type { LaterFigure } from '../../loading/later-figure';
import type { Statistic } from '../../loading/statistic';
import type { Survey } from '../../loading/survey';
import { longDate } from '../../text/days';
import type { Action, Block, Chart, Inline, Note } from '../../reply/reply';
import { cautionsFor } from '../cautions';
import { estimate, type Estimate } from '../estimate';
import { pointAsked } from '../bulletin-points';
import type { FigureQuery } from '../figures-query';
import type { Measure } from '../record';
import type { Subject, Subjects } from '../subjects';
import type { SurveyTable } from '../survey-table';
import { joined } from '../wording';
import type { SurveyWords } from '../word-schemas';

/** What every answer is made from. */
export interface Knowledge {
  readonly table: SurveyTable;
  readonly words: SurveyWords;
  readonly subjects: Subjects;
  readonly points: readonly Statistic[];
  readonly later: readonly LaterFigure[];
  readonly survey: Survey | undefined;
}

/** What one kind of answer says; the frame adds readings, cautions and source. */
export interface Answer {
  readonly title: string;
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly shown: readonly Estimate[];
  readonly actions: readonly Action[];
}

/** The figures of a question that the survey has, by subject, then measure, then year. */
export function lookUp(query: FigureQuery, table: SurveyTable): readonly Estimate[] {
  return query.subjects.flatMap((subject) =>
    query.measures.flatMap((measure) =>
      query.years.flatMap((year) => estimate(table, subject, measure, year) ?? []),
    ),
  );
}

const wordsFor = (measure: Measure, { measures }: SurveyWords) =>
  measures.find((one) => one.measure === measure);

export const measureName = (measure: Measure, words: SurveyWords): string =>
  wordsFor(measure, words)?.name ?? measure;

export const were = (measure: Measure, words: SurveyWords): string =>
  wordsFor(measure, words)?.were ?? measure;

/** What a question counts, by name. */
export const countedIn = ({ measures }: FigureQuery, { words }: Knowledge): string =>
  joined(measures.map((one) => measureName(one, words)));

/** What tells one of several figures of the same people from the others. */
export const toldApartBy = (
  { measures, years }: FigureQuery,
  { measure, year }: Estimate,
  words: SurveyWords,
): readonly string[] => [
  ...(measures.length > 1 ? [measureName(measure, words)] : []),
  ...(years.length > 1 ? [String(year)] : []),
];

/** "2013 to 2020", or each of two. */
export const whenIn = ({ years }: FigureQuery): string =>
  years.length > 2 ? `${years[0] ?? ''} to ${years.at(-1) ?? ''}` : joined(years.map(String));

export const note = (text: string): Note => ({ kind: 'note', text: [text] });

export const paragraph = (...text: readonly Inline[]): Block => ({ kind: 'paragraph', text });

/** Where the figures come from, for a chart. */
export function chartSource(survey: Survey | undefined): Chart['source'] {
  return {
    name: survey === undefined ? 'Office for National Statistics' : `ONS, ${survey.title}`,
    url: survey?.canonicalUrl ?? 'https://www.ons.gov.uk/',
  };
}

/** The line under every answer: who asked whom and when, and the licence. */
export function sourceNote(survey: Survey | undefined): Note {
  const source = chartSource(survey);
  if (survey === undefined) return note(`Source: ${source.name}.`);
  return {
    kind: 'note',
    text: [
      'Source: ',
      { link: `Office for National Statistics, ${survey.title}`, url: survey.canonicalUrl },
      ` (${survey.fieldwork.survey.replace(/ \(.*$/, '')}, January to March each year), published ${longDate(survey.published)}. ${survey.licence.name}.`,
    ],
  };
}

/** Readings, cautions and source, in that order, for the end of an answer. */
export function closing(
  query: FigureQuery,
  answer: Pick<Answer, 'shown'>,
  knowledge: Knowledge,
): readonly Block[] {
  const last = knowledge.table.years.at(-1) ?? 0;
  const readings = [
    `I read this as ${readAs(query, knowledge)}.`,
    ...query.readings,
    ...(query.yearAssumed
      ? [`You gave no year, so this is ${last}, the last the survey has.`]
      : []),
  ];
  return [
    note(readings.join(' ')),
    ...cautionsFor(query, answer.shown, knowledge.table, knowledge.survey).map(note),
    sourceNote(knowledge.survey),
  ];
}

/** A question as it was understood: what is counted, who, and when. */
export function readAs(query: FigureQuery, knowledge: Knowledge): string {
  const { subjects, rank } = query;
  const people =
    rank === undefined
      ? subjects.length > 4
        ? `${subjects.length} groups from ${subjects[0]?.people ?? ''} to ${subjects.at(-1)?.people ?? ''}`
        : joined(subjects.map((one) => one.people))
      : `${rank.end} first, ${rank.of}`;
  return `${countedIn(query, knowledge)}: ${people}, ${whenIn(query)}`;
}

/** The words of the bulletin, where the question is about one of its six points. */
export function bulletinBlock(query: FigureQuery, knowledge: Knowledge): readonly Block[] {
  const point = pointAsked(query, knowledge.points);
  return point === undefined ? [] : [paragraph({ bold: 'In the ONS bulletin: ' }, point.seedText)];
}

/** Groups beside which a figure is easier to judge: the others of its kind, or the whole country. */
export function besides(subject: Subject, knowledge: Knowledge): readonly Subject[] {
  const { subjects } = knowledge;
  const groups = (dimension: Parameters<Subjects['groupsOf']>[0]): readonly Subject[] =>
    subjects.groupsOf(dimension).flatMap((group) => subjects.group(group) ?? []);
  const series = subject.series.at(-1);
  if (series === undefined) return [subject];
  switch (subject.dimension) {
    case 'all':
      return [subject];
    case 'region':
      return subjects.placesOf('region').map((place) => subjects.place(place));
    case 'nuts2':
    case 'nuts3':
      return [subject, subjects.everyone];
    case 'age-by-sex':
    case 'age-by-disability': {
      const age = knowledge.words.groups.find(
        (one) => one.dimension === 'age' && one.group === series.group,
      );
      const others = subjects.groupsOf(subject.dimension === 'age-by-sex' ? 'sex' : 'disability');
      return age === undefined
        ? [subject]
        : others.flatMap((one) => subjects.cross(age, one) ?? []);
    }
    case 'disability':
      return series.group.includes('Equality') ? groups('disability') : [subject];
    case 'age':
    case 'sex':
    case 'ethnic-group':
    case 'economic-activity':
      return groups(subject.dimension);
  }
}

/** The words that ask for a measure again; nothing for recent use, which is meant where none is named. */
export const askMeasure = (measure: Measure): string =>
  ({
    recent: '',
    lapsed: ' lapsed users',
    never: ' never used',
    'lapsed-or-never': ' not online',
  })[measure];

const WHOLE: Readonly<Partial<Record<string, string>>> = {
  age: 'by age',
  sex: 'by sex',
  disability: 'by disability',
  'ethnic-group': 'by ethnic group',
  'economic-activity': 'by economic activity',
  region: 'by region',
};

/** Words that ask for the same subjects again: named while they are few, and as a whole dimension when many. */
export function askSubjects(subjects: readonly Subject[]): string | undefined {
  if (subjects.length === 0) return undefined;
  if (subjects.length <= 4) return joined(subjects.map((one) => one.ask));
  const dimension = subjects[0]?.dimension ?? '';
  return subjects.every((one) => one.dimension === dimension) ? WHOLE[dimension] : undefined;
}
