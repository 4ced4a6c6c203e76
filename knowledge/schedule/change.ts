import { readSuggestion, type Suggestion } from '../commands/suggestion-request';
import type { Context } from './schedule-context';
import { createDateReader } from './date-words';
import { phraseAt, wordsOf, type Words } from './reading';
import { readRequest, saysWhatAndWhen, stray, type Misread, type Request } from './request';
import type { LocalDate, Offering } from './schedule';
import { FILLERS, readOffering } from './wish-words';

/** Which of a conversation's subscriptions is meant: one by its id, one by what it posts, or whichever there is. */
export interface Target {
  readonly id?: string;
  readonly what?: Offering;
}

/** A request about scheduled posts, feedback or a person's own data, read whole. */
export type TypedChange =
  | { readonly change: 'subscribe'; readonly request: Request }
  | { readonly change: 'schedule'; readonly request: Request; readonly target: Target }
  | { readonly change: 'pause'; readonly target: Target; readonly until?: LocalDate }
  | {
      readonly change: 'resume' | 'skip' | 'swap' | 'preview' | 'history' | 'unsubscribe';
      readonly target: Target;
    }
  | { readonly change: 'feedback'; readonly helpful: boolean; readonly content: string }
  | {
      readonly change: 'settle';
      readonly delivery: string;
      readonly verdict: 'arrived' | 'send again';
    }
  | {
      readonly change: 'outcome';
      readonly id: string;
      readonly state: 'taken' | 'declined';
    }
  /** What somebody wants remembered of who they are, in their words. */
  | { readonly change: 'remember'; readonly words: string }
  /** Without a suggestion, how to make one. */
  | { readonly change: 'suggest'; readonly suggestion?: Suggestion }
  | { readonly change: 'missed' | 'forget' | 'held' };

export type ChangeWord = TypedChange['change'];

/** Reads what follows a change's command word. Says in one sentence what it can't follow. */
export function readChange(
  command: ChangeWord,
  words: string,
  context: Context,
): TypedChange | Misread {
  const { id, rest } = withoutId(words);
  switch (command) {
    case 'subscribe':
    case 'schedule': {
      const request = readRequest(rest, context);
      if ('problem' in request) return request;
      if (command === 'subscribe') return { change: command, request };
      return { change: command, request, target: targetOf(id, request.what) };
    }
    case 'pause':
      return readPause(rest, id, context);
    case 'resume':
    case 'skip':
    case 'swap':
    case 'preview':
    case 'unsubscribe': {
      const read = readTarget(wordsOf(rest));
      if ('problem' in read) return read;
      return { change: command, target: targetOf(id, read.what) };
    }
    case 'feedback':
      return readFeedback(words);
    case 'settle':
      return readVerdict(words);
    case 'outcome':
      return readOutcome(words);
    case 'remember':
      return WHO_I_AM.test(words)
        ? { change: command, words }
        : { problem: 'Say who you are, such as “remember that I’m a midwife”.', stray: true };
    case 'history': {
      const left = wordsOf(rest).filter((word) => !AFTER_HISTORY.has(word));
      return left.length > 0 ? stray(left) : { change: command, target: targetOf(id, undefined) };
    }
    case 'suggest': {
      const suggestion = readSuggestion(`suggest ${words}`);
      if (suggestion !== undefined) return { change: command, suggestion };
      const left = wordsOf(rest).filter((word) => !TO_SUGGEST.has(word));
      return left.length > 0 ? stray(left) : { change: command };
    }
    case 'missed':
    case 'forget':
    case 'held': {
      const left = wordsOf(rest).filter((word) => !ALONE[command].includes(word));
      return left.length > 0 ? stray(left) : { change: command };
    }
  }
}

/** What may follow a command that needs nothing more. */
const ALONE: Readonly<Record<'missed' | 'forget' | 'held', readonly string[]>> = {
  missed: ['this', 'the', 'week', 'posts', 'tips', 'last', 'my', 'any'],
  forget: ['me', 'about', 'please', 'everything', 'my', 'data', 'all'],
  held: [],
};

const TO_SUGGEST = new Set(['a', 'tip', 'resource', 'something', 'new', 'change', 'correction']);

const WHO_I_AM = /^(?:that\s+)?(?:i\s+am|i['’]?m|we\s+are|i\s+work)\b/i;

const AFTER_HISTORY = new Set(['of', 'the', 'changes', 'here', 'posts', 'these', 'please']);

const UNTIL = [
  'until',
  'till',
  'til',
  'to',
  'for',
  'until after',
  'up to',
  'over',
  'untill',
  'from now until',
];
const NO_END = [
  'until further notice',
  'indefinitely',
  'for now',
  'forever',
  'for the time being',
  'until i say so',
  'for good',
];
const AROUND = new Set([
  ...FILLERS,
  'these',
  'those',
  'them',
  'next',
  'todays',
  'tomorrows',
  'now',
  'please',
  'again',
  'everything',
  'subscription',
  'subscriptions',
  'another',
  'different',
  'with',
  'sending',
  'posting',
  'daily',
  'schedule',
  'updates',
  'messages',
  'any',
  'more',
  'posts',
  'up',
  'what',
  'will',
  'next,',
  'tips,',
]);

/** A length or number below nothing: the words alone would read it without its sign. */
const BELOW_NOTHING = /(?<![\p{L}\p{N}])[-\u2212\u2013]\s?\d+(?:\s+\p{L}+)?/u;

function readPause(text: string, id: string | undefined, context: Context): TypedChange | Misread {
  const [below] = BELOW_NOTHING.exec(text) ?? [];
  if (below !== undefined)
    return { problem: `“${below}” is not a time to come. Choose a later date.` };
  const words = wordsOf(text);
  const readDate = createDateReader(context.today, context.bankHolidays);
  let until: LocalDate | undefined;
  const left: string[] = [];
  for (let at = 0; at < words.length;) {
    const endless = phraseAt(words, at, NO_END);
    const lead = endless > 0 ? 0 : phraseAt(words, at, UNTIL);
    const date = endless > 0 ? undefined : (readDate(words, at + lead) ?? readDate(words, at));
    if (date && 'problem' in date) return date;
    if (date) until = date.value;
    else if (endless === 0) left.push(words[at] ?? '');
    at += date ? date.took + lead : Math.max(1, endless);
  }
  if (until !== undefined && until <= context.today) {
    return { problem: 'That is today. Choose a later date.' };
  }
  const read = readTarget(left);
  if ('problem' in read) return read;
  const target = targetOf(id, read.what);
  return until === undefined ? { change: 'pause', target } : { change: 'pause', target, until };
}

function readTarget(words: Words): { readonly what?: Offering } | Misread {
  let what: Offering | undefined;
  const unread: string[] = [];
  for (let at = 0; at < words.length;) {
    const read = words[at] === 'everything' ? undefined : readOffering(words, at);
    if (read && 'value' in read) what = read.value;
    else if (!AROUND.has(words[at] ?? '')) unread.push(words[at] ?? '');
    at += read?.took ?? 1;
  }
  if (unread.length > 0) return stray(unread);
  return what === undefined ? {} : { what };
}

function targetOf(id: string | undefined, what: Offering | undefined): Target {
  return { ...(id === undefined ? {} : { id }), ...(what === undefined ? {} : { what }) };
}

/** Buttons name a subscription by its id: `pause #1f0c… until Monday`. */
function withoutId(words: string): { readonly id?: string; readonly rest: string } {
  const found = /(?:^|\s)#([0-9a-f-]{8,36})(?=\s|$)/.exec(words);
  const id = found?.[1];
  return id === undefined ? { rest: words } : { id, rest: words.replace(`#${id}`, ' ') };
}

function readFeedback(words: string): TypedChange | Misread {
  const [, verdict = '', content = ''] =
    /^(helpful|unhelpful)\s+([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(words.trim().toLowerCase()) ?? [];
  if (content === '') {
    return { problem: 'To say whether something helped, use the buttons below it.', stray: true };
  }
  return { change: 'feedback', helpful: verdict === 'helpful', content };
}

function readVerdict(words: string): TypedChange | Misread {
  const [, said = '', delivery = ''] =
    /^(arrived|again)\s+([0-9a-z-]{8,64})$/.exec(words.trim().toLowerCase()) ?? [];
  if (delivery === '')
    return { problem: 'Use the buttons on the notice to say what happened.', stray: true };
  return { change: 'settle', delivery, verdict: said === 'arrived' ? 'arrived' : 'send again' };
}

function readOutcome(words: string): TypedChange | Misread {
  const [, state = '', id = ''] =
    /^(taken|declined)\s+([0-9a-z-]{8,64})$/.exec(words.trim().toLowerCase()) ?? [];
  if (id === '')
    return {
      problem: 'Use the buttons below the suggestion to say what became of it.',
      stray: true,
    };
  return { change: 'outcome', id, state: state === 'taken' ? 'taken' : 'declined' };
}

const ANY_DAY = '2026-01-05';

/** “For” begins a length of time, or words about something else: “pause for thought”. */
const LENGTH = /\b(?:days?|weeks?|fortnights?|months?|weekends?|years?)\b/i;

/**
 * Whether words after a change's command word belong to it, or make a question of the whole ("schedule tweets in
 * advance"). A request with something wrong in it still belongs.
 */
export function fitsChange(command: ChangeWord, words: string, topics: Context['topics']): boolean {
  if (command === 'subscribe') return true;
  const [first = ''] = wordsOf(words);
  if (command === 'pause' && UNTIL.includes(first)) return first !== 'for' || LENGTH.test(words);
  const read = readChange(command, words, { today: ANY_DAY, topics });
  return !('problem' in read && read.stray);
}

/**
 * Whether a whole message asks for regular posts without saying “subscribe”: it names what to post and on which
 * days, says that it should come again and again or at what time, and says nothing else.
 */
export function asksToSubscribe(text: string, topics: Context['topics']): boolean {
  if (!saysWhatAndWhen(text, { today: ANY_DAY })) return false;
  const read = readRequest(text, { today: ANY_DAY, topics });
  if ('problem' in read) return false;
  const { what, days, cadence, time } = read;
  const again = time !== undefined || /\b(every|each|daily|weekly)\b/i.test(text);
  return again && what !== undefined && (days !== undefined || cadence !== undefined);
}
