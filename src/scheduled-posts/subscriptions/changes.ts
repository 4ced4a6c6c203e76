import {
  type Change,
  CHANGE_COMMANDS,
  changeWord,
  readChange,
  type TypedChange,
} from '../../../knowledge';
import type { Log, Message, Reply } from '../../ports';
import { pause, resume, skip, swap, unsubscribe } from './adjust';
import { contextOf, type RequestContext, type ChangeRequest } from './request-context';
import { lastChanges } from './last-changes';
import { missed } from './missed';
import { settleSuggestion } from '../../editing/settle-suggestion';
import { notPassedOn, suggest } from '../../editing/suggest';
import { feedback, forget, held, settle } from './personal';
import { remember } from './asker-preference';
import { preview } from './views';
import { reschedule, subscribe } from './subscribe';
import { notUnderstood } from './subscription-wording';

/** Carries out what people ask of scheduled posts, feedback and their own data, and says what came of it. */
export function createChanges(
  desk: RequestContext,
  log: Log,
): (change: Change, message: Message) => Promise<Reply> {
  return async ({ command, words, patient }, message) => {
    const word = changeWord(command);
    if (word === undefined) throw new Error(`no change is called ${command}`);
    if (patient === true) return notPassedOn();
    const visit = { message, now: await desk.store.now(), by: desk.personHash(message) };
    const change = readChange(word, words, contextOf(desk, visit));
    if ('problem' in change) return notUnderstood(change.problem, examplesOf(word));
    const reply = await carryOut(desk, visit, change);
    log.info('change', { change: word, adapter: message.from.adapter, reply: reply.kind });
    return reply;
  };
}

function carryOut(desk: RequestContext, visit: ChangeRequest, change: TypedChange): Promise<Reply> {
  switch (change.change) {
    case 'subscribe':
      return subscribe(desk, visit, change.request);
    case 'schedule':
      return reschedule(desk, visit, change.request, change.target);
    case 'pause':
      return pause(desk, visit, change);
    case 'resume':
      return resume(desk, visit, change.target);
    case 'skip':
      return skip(desk, visit, change.target);
    case 'swap':
      return swap(desk, visit, change.target);
    case 'preview':
      return preview(desk, visit, change.target);
    case 'history':
      return lastChanges(desk, visit, change.target);
    case 'unsubscribe':
      return unsubscribe(desk, visit, change.target);
    case 'missed':
      return missed(desk, visit);
    case 'feedback':
      return feedback(desk, visit, change);
    case 'settle':
      return settle(desk, visit, change);
    case 'held':
      return held(desk, visit);
    case 'forget':
      return forget(desk, visit);
    case 'remember':
      return remember(desk, visit, change.words);
    case 'outcome':
      return settleSuggestion(desk, visit, change);
    case 'suggest':
      return suggest(desk, visit, change.suggestion);
  }
}

function examplesOf(word: TypedChange['change']): readonly string[] {
  const examples = CHANGE_COMMANDS.find((command) => command.word === word)?.examples ?? [];
  return examples.filter((example) => example !== word);
}
