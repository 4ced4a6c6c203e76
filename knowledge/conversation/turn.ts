import type { Query } from '../commands/query';
import type { FigureQuery } from '../figures/figures-query';
import type { Reply, ReplyKind } from '../reply/reply';

/** One question of a conversation and what became of it: enough to go on from, and nothing about anybody. */
export interface Turn {
  readonly asked: Query;
  readonly kind: ReplyKind;
  /** The ids of what was found, best first. */
  readonly found: readonly string[];
  /** The question in words, where it was one, with the question that it went on from. */
  readonly words?: string;
  /** The first of the questions that went on from one another, where it is not the only one. */
  readonly subject?: string;
  readonly figures?: FigureQuery;
}

/** What a conversation said so far, oldest first, and the professions and nations that whoever asks said they are of. */
export interface Past {
  readonly turns: readonly Turn[];
  readonly asker: readonly string[];
}

export const NO_PAST: Past = { turns: [], asker: [] };

/** What was shown first in each answer. */
export const shownFirst = ({ turns }: Past): readonly string[] =>
  turns.flatMap(({ found }) => found[0] ?? []);

/** A turn to remember, or undefined where a reply leaves nothing to go on from. */
export function turnOf(
  asked: Query,
  reply: Reply,
  figuresOf: (words: string) => FigureQuery | undefined,
): Turn | undefined {
  // A shorter form of an answer is the answer still.
  const whole = asked.kind === 'shorter' ? asked.of : asked;
  // Nothing of a draft is kept.
  if (whole.kind === 'check' || whole.kind === 'pasted' || reply.confidential === true)
    return undefined;
  const found = reply.results.map(({ id }) => id);
  const words = wordsOf(whole, reply);
  const figures =
    whole.kind === 'figure'
      ? whole.on
      : words !== undefined && (reply.kind === 'statistic' || reply.kind === 'no-figure')
        ? figuresOf(words)
        : undefined;
  if (found.length === 0 && figures === undefined && words === undefined) return undefined;
  return {
    asked: whole,
    kind: reply.kind,
    found,
    ...(words !== undefined && { words }),
    ...(whole.kind === 'search' &&
      whole.after !== undefined &&
      (goesOn(whole, reply) || isLost(whole, reply)) && {
        subject: whole.subject ?? whole.after,
      }),
    ...(figures !== undefined && { figures }),
  };
}

type SearchQuery = Extract<Query, { kind: 'search' }>;

/** What surely goes on from a question does so even where it has no answer. */
const goesOn = ({ joins }: SearchQuery, { wentOn }: Reply): boolean =>
  wentOn === true || joins === 'surely' || joins === 'wholly';

/** A few words that nobody understood change nothing of what is talked about. */
const isLost = ({ after, joins }: SearchQuery, { kind }: Reply): boolean =>
  after !== undefined && joins !== 'sharper' && kind === 'declined';

function wordsOf(asked: Query, reply: Reply): string | undefined {
  if (asked.kind === 'statistics') return asked.words;
  if (asked.kind === 'noted') return asked.again;
  if (asked.kind !== 'search') return undefined;
  const { after, words, person } = asked;
  if (person?.about !== undefined && reply.wentOn === true) return person.about;
  if (after === undefined) return words;
  if (goesOn(asked, reply)) return joinedWords(after, words);
  return isLost(asked, reply) ? after : words;
}

const MOST_WORDS = 300;

/** Two questions as one: the later one is what matters, so of the earlier only the end is kept. */
export const joinedWords = (before: string, words: string): string =>
  `${before} ${words}`.slice(-MOST_WORDS);
