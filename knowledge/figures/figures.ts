import type { Reply } from '../reply/reply';
import type { Statistic } from '../loading/statistic';
import type { FollowedUp } from './follow-up';
import { followUpInTurns } from './follow-up-turns';
import { hasData, isFiguresQuestion, isOwn, namesPlacesAlone } from './is-figures-question';
import { explainMissing } from './missing';
import { sortParts } from './parsed-words';
import { asResults, pointsOn, subjectsNear } from './bulletin-points';
import { plan } from './plan';
import type { FigureQuery, Gap, Plan } from './figures-query';
import {
  closing,
  lookUp,
  paragraph,
  sourceNote,
  type Answer,
  type Knowledge,
} from './replies/reply-context';
import { replyNoFigure } from './replies/no-figure';
import { replyOverview, replyPoint } from './replies/point';
import { write } from './replies/write';
import type { Measure } from './record';
import { parseQuestion, type ParsedQuestion } from './parse-question';
import type { Vocabulary } from './vocabulary';
import { capital, inUk, joined } from './wording';
import type { Subject } from './subjects';

/** Answers questions about who uses the internet, from the survey's own figures. */
export interface Figures {
  /**
   * The answer to a question in anybody's words, or undefined where it is not about these figures. Takes any text
   * of any length; never throws. `certain`: the question is known to be about figures, so that a word nobody
   * knows is named in the answer and not passed over.
   */
  ask(words: string, certain?: boolean): Reply | undefined;
  /**
   * Whether a question is read whole: it names what is counted, and every word of it either says what is asked or is
   * one that can't say anything. Then it is about nothing else, whatever some of its words may mean elsewhere. What
   * stands beside it in a clause of its own ("my director wants") may mean anything, and counts only where `beside`.
   */
  reads(words: string, beside?: boolean): boolean;
  /** The words of clauses about the asking, which may say something that matters more; empty where there are none. */
  aside(words: string): string;
  /** Whether every word of a question is the survey's own, so that it can't be about anything else. */
  owns(words: string): boolean;
  /** The question that words read whole make, for a conversation to go on from; undefined where they make none. */
  query(words: string): FigureQuery | undefined;
  /** A question that goes on from others, oldest first ("and for men?"), completed, and what was taken from them. */
  followUp(asked: readonly FigureQuery[], words: string, refused?: Plan): FollowedUp | undefined;
  /** All six points of the bulletin, with buttons. */
  overview(): Reply;
  /** One of the six points by its id, or undefined where there is none. */
  point(id: string): Reply | undefined;
  /** The answer to a question that is already understood, as a form makes it. */
  exact(query: FigureQuery): Reply;
  /** The answer to a question that was completed from another. */
  answer(plan: Plan): Reply | undefined;
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
    planRead(parseQuestion(question, vocabulary), certain, deep);
  const planRead = (read: ParsedQuestion, certain: boolean, deep: number): Plan | undefined =>
    plan(read, {
      ...knowledge,
      certain,
      replan: (other) => (deep > 1 ? undefined : planFor(other, false, deep + 1)),
    });
  const point = (id: string): Reply | undefined => {
    const found = knowledge.points.find((one) => one.id === id);
    return found === undefined ? undefined : replyPoint(found, knowledge);
  };
  const carryOut = (planned: Plan): Reply | undefined => {
    switch (planned.kind) {
      case 'query':
        return answer(planned.query, knowledge);
      case 'gap':
        return noFigure(planned.gap, knowledge);
      case 'point':
        return replyPoint(planned.point, knowledge);
      case 'definition':
        return define(planned.measure, knowledge, planned.of);
    }
  };
  return {
    ask: (words, certain) => {
      const named = pointNamed(words, knowledge.points);
      if (named !== undefined) return replyPoint(named, knowledge);
      const planned = planFor(words, certain);
      return planned === undefined ? undefined : carryOut(planned);
    },
    reads: (words, beside = false) => {
      const { found, cut } = parseQuestion(words, vocabulary);
      const parts = sortParts(found);
      const counted = parts.says('subject') || parts.measures.length + parts.topics.length > 0;
      const whole = !cut && parts.unknown.length === 0 && !parts.says('not', 'except');
      if (parts.asides.length > 0 && !beside) return false;
      const goesOn = parts.says('trend') && hasData(parts);
      return whole && (counted || goesOn || namesPlacesAlone(parts)) && isFiguresQuestion(parts);
    },
    aside: (words) =>
      parseQuestion(words, vocabulary)
        .found.flatMap((one) => (one.aside === undefined ? [] : [one.typed]))
        .join(' '),
    owns: (words) => isOwn(sortParts(parseQuestion(words, vocabulary).found)),
    query: (words) => {
      const planned = planFor(words);
      if (planned?.kind === 'gap') return planned.gap.show;
      return planned?.kind === 'query' ? planned.query : undefined;
    },
    followUp: (asked, words, refused) =>
      followUpInTurns(
        asked,
        words,
        {
          read: (other) => parseQuestion(other, vocabulary).found,
          planParts: (found) => planRead({ found, cut: false }, true, 0),
          table: knowledge.table,
          words: knowledge.words,
        },
        refused,
      ),
    answer: carryOut,
    overview: () => replyOverview(knowledge),
    exact: (query) => answer(query, knowledge),
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

function answer(query: FigureQuery, knowledge: Knowledge): Reply {
  const made = answerTo(query, knowledge);
  if (made === undefined) return noFigure(explainMissing(query, knowledge), knowledge);
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
  if (found.length === 0) return undefined;
  if (query.want === 'trend' || query.want === 'rank') return write(query, found, knowledge);
  const whole = query.subjects.length * query.measures.length * query.years.length;
  if (found.length < whole && query.subjects.length <= 2) return undefined;
  if (found.length < whole) {
    const left = query.subjects.filter((one) => !found.some((each) => each.subject === one));
    const note = `The survey has nothing for that of ${left.map((one) => one.people).join(', ')}.`;
    return write(
      { ...query, readings: [...query.readings, ...(left.length > 0 ? [note] : [])] },
      found,
      knowledge,
    );
  }
  return write(query, found, knowledge);
}

function noFigure(gap: Gap, knowledge: Knowledge): Reply {
  const shown = gap.show === undefined ? undefined : answerTo(gap.show, knowledge);
  return replyNoFigure(
    gap,
    gap.show === undefined || shown === undefined ? undefined : { query: gap.show, answer: shown },
    knowledge,
  );
}

function define(measure: Measure, knowledge: Knowledge, of: readonly Subject[] = []): Reply {
  const words = knowledge.words.measures.find((one) => one.measure === measure);
  const survey = knowledge.survey;
  const whom = of.length === 0 ? '' : `The figure is of ${joined(of.map(inUk))}. `;
  const definition = `${whom}${words?.definition ?? ''}`;
  const population =
    survey === undefined
      ? ''
      : ` The survey covers: ${survey.population.toLowerCase()}. Each year means January to March.`;
  const near = ['all-adults', 'never-used'] as const;
  return {
    kind: 'statistic',
    title: capital(words?.name ?? measure),
    summary: definition,
    blocks: [paragraph(`${definition}${population}`), sourceNote(survey)],
    actions: [
      {
        label: 'Show the figure',
        ask: measure === 'recent' ? 'internet use overall' : (words?.name ?? measure),
      },
    ],
    results: asResults(
      pointsOn(measure === 'recent' ? near : [...near].reverse(), knowledge.points),
      knowledge.survey,
    ),
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
      return `the survey point ${planned.point.id}`;
    case 'definition':
      return `what ${planned.measure} means`;
  }
}
