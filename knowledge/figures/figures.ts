import type { Reply } from '../reply/reply';
import type { Statistic } from '../loading/statistic';
import { isOwn } from './is-figures-question';
import { explainMissing } from './missing';
import { sortParts } from './parsed-words';
import { asResults, pointsOn, pointWith, subjectsNear } from './bulletin-points';
import { plan } from './plan';
import type { FigureQuery, Gap, Plan } from './figures-query';
import { answerCompare } from './replies/compare';
import { closing, lookUp, sourceNote, type Answer, type Knowledge } from './replies/reply-context';
import { replyNoFigure } from './replies/no-figure';
import { answerOne } from './replies/one';
import { replyOverview, replyPoint } from './replies/point';
import { answerRank } from './replies/rank';
import { answerTrend } from './replies/trend';
import type { Measure } from './record';
import { parseQuestion } from './parse-question';
import type { Vocabulary } from './vocabulary';
import { capital } from './wording';

/** Answers questions about who uses the internet, from the survey's own figures. */
export interface Figures {
  /**
   * The answer to a question in anybody's words, or undefined where it is not about these figures. Takes any text
   * of any length; never throws. `certain`: the question is known to be about figures, so that a word nobody
   * knows is named in the answer and not passed over.
   */
  ask(words: string, certain?: boolean): Reply | undefined;
  /** Whether every word of a question is the survey's own, so that it can't be about anything else. */
  owns(words: string): boolean;
  /** All six points of the bulletin, with buttons. */
  overview(): Reply;
  /** One of the six points by its id, or undefined where there is none. */
  point(id: string): Reply | undefined;
  /** The answer to a question that is already understood, as a form makes it. */
  exact(query: FigureQuery): Reply;
  /** The survey itself, for forms that offer what it holds. */
  readonly survey: Knowledge;
  /** How a question was read, line by line, for editors. */
  explain(words: string): readonly string[];
}

/** Makes the answerer. Costs nothing until it is asked: everything is looked up in tables already made. */
export function createFigures({
  vocabulary,
  ...knowledge
}: Knowledge & { readonly vocabulary: Vocabulary }): Figures {
  const planFor = (question: string, certain = false, deep = 0): Plan | undefined =>
    plan(parseQuestion(question, vocabulary), {
      ...knowledge,
      isInBulletin: (quoted) => pointWith(quoted, knowledge.points) !== undefined,
      certain,
      replan: (other) => (deep > 1 ? undefined : planFor(other, false, deep + 1)),
    });
  const point = (id: string): Reply | undefined => {
    const found = knowledge.points.find((one) => one.id === id);
    return found === undefined ? undefined : replyPoint(found, knowledge);
  };
  const carryOut = (planned: Plan, words: string): Reply | undefined => {
    switch (planned.kind) {
      case 'query':
        return answer(planned.query, words, knowledge);
      case 'gap':
        return noFigure(planned.gap, words, knowledge);
      case 'point': {
        const found = pointWith(planned.quoted, knowledge.points);
        return found === undefined ? undefined : replyPoint(found, knowledge);
      }
      case 'point-about': {
        const found = knowledge.points.find((one) =>
          one.data.some((datum) => datum.population.endsWith(planned.population)),
        );
        return found === undefined ? undefined : replyPoint(found, knowledge);
      }
      case 'definition':
        return define(planned.measure, knowledge);
    }
  };
  return {
    ask: (words, certain) => {
      const named = pointNamed(words, knowledge.points);
      if (named !== undefined) return replyPoint(named, knowledge);
      const planned = planFor(words, certain);
      return planned === undefined ? undefined : carryOut(planned, words);
    },
    owns: (words) => isOwn(sortParts(parseQuestion(words, vocabulary).found)),
    overview: () => replyOverview(knowledge),
    exact: (query) => answer(query, '', knowledge),
    survey: knowledge,
    point,
    explain: (words) => {
      const { found } = parseQuestion(words, vocabulary);
      const planned = planFor(words);
      return [
        ...found.map(
          (one) =>
            `${one.typed}: ${one.kind === 'word' ? one.word : one.kind}${one.repaired === undefined ? '' : ` (read as ${one.repaired})`}`,
        ),
        `so: ${planned === undefined ? 'not about figures' : describe(planned)}`,
      ];
    },
  };
}

/** A point by its id, or by one of its names behind "stats": "stats age gap". */
function pointNamed(words: string, points: readonly Statistic[]): Statistic | undefined {
  if (words.length > 100) return undefined;
  const plain = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const byId = points.find(({ id }) => id === plain.replace(/^(stats?|statistics?) /, ''));
  if (byId !== undefined) return byId;
  const name = /^(?:stats?|statistics?) (.+)$/.exec(plain)?.[1];
  return points.find(({ label, aliases }) =>
    [label, ...aliases].some((one) => one.toLowerCase() === name),
  );
}

function answer(query: FigureQuery, words: string, knowledge: Knowledge): Reply {
  const made = answerTo(query, knowledge);
  if (made === undefined) return noFigure(explainMissing(query, knowledge), words, knowledge);
  return {
    kind: 'statistic',
    title: made.title,
    summary: made.summary,
    blocks: [...made.blocks, ...closing(query, made, knowledge)],
    actions: made.actions,
    results: asResults(pointsOn(subjectsNear(query), knowledge.points), knowledge.survey),
    shareable: true,
  };
}

/** The answer, or undefined where the survey lacks a figure that was plainly asked for. */
function answerTo(query: FigureQuery, knowledge: Knowledge): Answer | undefined {
  const found = lookUp(query, knowledge.table);
  const [first] = found;
  if (first === undefined) return undefined;
  if (query.want === 'trend') return answerTrend(query, found, knowledge);
  if (query.want === 'rank') return answerRank(query, found, knowledge);
  const whole = query.subjects.length * query.measures.length * query.years.length;
  if (found.length < whole && query.subjects.length <= 2) return undefined;
  if (found.length < whole) {
    const left = query.subjects.filter((one) => !found.some((each) => each.subject === one));
    const note = `The survey has nothing for that of ${left.map((one) => one.people).join(', ')}.`;
    return answerCompare(
      { ...query, readings: [...query.readings, ...(left.length > 0 ? [note] : [])] },
      found,
      knowledge,
    );
  }
  return found.length === 1
    ? answerOne(query, first, knowledge)
    : answerCompare(query, found, knowledge);
}

function noFigure(gap: Gap, words: string, knowledge: Knowledge): Reply {
  const shown = gap.show === undefined ? undefined : answerTo(gap.show, knowledge);
  const ages = [...words.slice(0, 200).matchAll(/\d\d/g)].map((match) => Number(match[0]));
  return replyNoFigure(
    gap,
    gap.show === undefined || shown === undefined ? undefined : { query: gap.show, answer: shown },
    ages,
    knowledge,
  );
}

function define(measure: Measure, knowledge: Knowledge): Reply {
  const words = knowledge.words.measures.find((one) => one.measure === measure);
  const survey = knowledge.survey;
  const definition = words?.definition ?? '';
  const population =
    survey === undefined
      ? ''
      : ` The survey covers: ${survey.population.toLowerCase()}. Each year means January to March.`;
  const about: FigureQuery = {
    want: 'one',
    unit: 'percent',
    measures: [measure],
    subjects: [knowledge.subjects.everyone],
    years: [],
    gap: false,
    readings: [],
    yearAssumed: false,
    wantsCautions: false,
  };
  return {
    kind: 'statistic',
    title: capital(words?.name ?? measure),
    summary: definition,
    blocks: [{ kind: 'paragraph', text: [`${definition}${population}`] }, sourceNote(survey)],
    actions: [
      {
        label: 'Show the figure',
        ask: measure === 'recent' ? 'internet use overall' : (words?.name ?? measure),
      },
    ],
    results: asResults(pointsOn(subjectsNear(about), knowledge.points), knowledge.survey),
    shareable: true,
  };
}

function describe(planned: Plan): string {
  switch (planned.kind) {
    case 'query': {
      const { want, measures, subjects, years } = planned.query;
      return `${want}; ${measures.join(', ')}; ${subjects.map((one) => one.people).join('; ')}; ${years.join(', ')}`;
    }
    case 'gap':
      return `no figure for ${planned.gap.missing}`;
    case 'point':
      return `the survey point with ${planned.quoted.value}`;
    case 'point-about':
      return `the survey point about those ${planned.population}`;
    case 'definition':
      return `what ${planned.measure} means`;
  }
}
