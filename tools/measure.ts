import type { Reply, ReplyKind } from '../src/ports';
import type { LabelledQuestion } from './labelled';

/** How one question went. */
export interface Outcome {
  readonly question: LabelledQuestion;
  readonly kind: ReplyKind;
  readonly found: readonly string[];
  /** No content was put forward as an answer. */
  readonly refused: boolean;
  /** Place of the first fair answer among the results, from 1; undefined when it isn't there. */
  readonly place: number | undefined;
  /** Right from end to end: a fair answer first, an honest no, or the command that was meant. */
  readonly right: boolean;
}

/** The measures of a set of outcomes; shares are from 0 to 1, undefined where there is nothing to count. */
export interface Measures {
  readonly count: number;
  readonly first: number | undefined;
  readonly withinThree: number | undefined;
  readonly reciprocal: number | undefined;
  readonly wronglyRefused: number | undefined;
  readonly refused: number | undefined;
  readonly commands: number | undefined;
  readonly endToEnd: number | undefined;
}

/** Kinds of reply that put no content forward. */
const REFUSALS: readonly ReplyKind[] = [
  'declined',
  'greeting',
  'thanks',
  'abuse',
  'help',
  'about',
  'sensitive',
];
/** The kinds of reply that carry out what a command-like message means. */
const COMMAND_KINDS: Readonly<Record<string, readonly ReplyKind[]>> = {
  tip: ['tip'],
  stats: ['statistic', 'list'],
  help: ['help'],
  list: ['list'],
  topics: ['list'],
  about: ['about'],
};

/** Judges one reply by its question's labels. */
export function judge(question: LabelledQuestion, { kind, results }: Reply): Outcome {
  const found = results.map(({ id }) => id);
  const at = found.findIndex((id) => (question.expected[id] ?? 0) > 0);
  const refused = REFUSALS.includes(kind);
  const place = at < 0 ? undefined : at + 1;
  const right =
    question.intent !== undefined
      ? (COMMAND_KINDS[question.intent] ?? []).includes(kind)
      : inScope(question)
        ? place === 1 && !refused
        : refused;
  return { question, kind, found, refused, place, right };
}

/** Adds outcomes up. */
export function measure(outcomes: readonly Outcome[]): Measures {
  const commands = outcomes.filter(({ question }) => question.intent !== undefined);
  const asked = outcomes.filter(({ question }) => question.intent === undefined);
  const within = asked.filter(({ question }) => inScope(question));
  const without = asked.filter(({ question }) => !inScope(question));
  return {
    count: outcomes.length,
    first: share(within, ({ place }) => place === 1),
    withinThree: share(within, ({ place }) => place !== undefined && place <= 3),
    reciprocal: mean(within.map(({ place }) => (place === undefined || place > 5 ? 0 : 1 / place))),
    wronglyRefused: share(within, ({ refused }) => refused),
    refused: share(without, ({ refused }) => refused),
    commands: share(commands, ({ right }) => right),
    endToEnd: share(outcomes, ({ right }) => right),
  };
}

const inScope = ({ expected }: LabelledQuestion): boolean => Object.keys(expected).length > 0;

const share = (all: readonly Outcome[], is: (one: Outcome) => boolean): number | undefined =>
  mean(all.map((one) => (is(one) ? 1 : 0)));

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
