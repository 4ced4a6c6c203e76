import {
  NO_PAST,
  type Asked,
  type Change,
  type Knowledge,
  readRest,
  restFrom,
  withCare,
} from '../../knowledge';
import { apology, changesAreOff } from './replies';
import type { ConversationMemory } from './conversation-memory';
import type { Metrics } from './metrics';
import type { Bot, Clock, Log, Message, Reply } from '../ports';

/** Carries out a change somebody asked for and says what came of it. */
export type Changes = (change: Change, message: Message) => Promise<Reply>;

export interface BotParts {
  readonly knowledge: Pick<Knowledge, 'read' | 'answer' | 'turn' | 'describeChange'>;
  /** What was said a moment ago; absent where every question stands by itself. */
  readonly memory?: ConversationMemory | undefined;
  /** The professions and nations that whoever asks wants remembered, where any are. */
  readonly askerOf?: ((message: Message) => Promise<readonly string[]>) | undefined;
  /** Absent where nothing can be stored: changes are then refused in words. */
  readonly changes?: Changes;
  /** Told of every reply but those to messages with patient details, where unanswered questions are counted. */
  readonly gaps?: ((asked: Asked, reply: Reply, message: Message) => Promise<void>) | undefined;
  /** Counts what people ask, without who or what. */
  readonly count?: (asked: Asked, reply: Reply) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** Told what became of each message. */
  readonly metrics?: Pick<Metrics, 'answered' | 'fault'>;
  /** A short new reference for a fault, such as `7f3a9c`. */
  readonly reference: () => string;
}

/** Answers a message, or carries out the change it asks for. Never rejects: a fault becomes an apology whose reference is in the log. */
export function createBot(parts: BotParts): Bot {
  const { knowledge, memory, askerOf, changes, gaps, count, clock, log, metrics, reference } =
    parts;
  const change = (asked: Change, message: Message): Reply | Promise<Reply> =>
    message.program === true
      ? knowledge.describeChange(asked)
      : (changes?.(asked, withoutWords(message)) ?? changesAreOff());
  return async (message) => {
    const began = performance.now();
    const { adapter } = message.from;
    try {
      const { ask, from } = readRest(message.text);
      // A program asks for many people, so nothing is carried from one of its questions to the next.
      const own = message.program === true ? undefined : memory;
      const past = own?.recall(message) ?? NO_PAST;
      const known =
        past.asker.length > 0 || message.program === true
          ? past
          : { ...past, asker: (await askerOf?.(message)) ?? [] };
      const { asked, wentOn, patient, asker } = knowledge.read(ask, known);
      const answered =
        asked.kind === 'change'
          ? await change(asked, message)
          : withAgain(await knowledge.answer(asked, clock.now()), ask, patient || wentOn);
      if (asked.kind === 'change') {
        if (asked.command === 'forget') own?.forget(message);
      } else if (!patient) own?.keep(message, knowledge.turn(asked, answered), asker);
      const whole = patient ? withCare(answered) : answered;
      const reply = restFrom(whole, from);
      if (message.program !== true) count?.(asked, answered);
      const ms = performance.now() - began;
      metrics?.answered({ adapter, asked: asked.kind, reply: reply.kind, seconds: ms / 1000 });
      log.info('answered', { adapter, asked: asked.kind, reply: reply.kind, ms: Math.round(ms) });
      if (gaps && !patient && message.program !== true) {
        await gaps(asked, answered, withoutWords(message)).catch((error: unknown) => {
          log.warn('unanswered.not.counted', faultFields(error));
        });
      }
      return reply;
    } catch (error) {
      const ref = reference();
      metrics?.fault(adapter);
      log.error('fault', { adapter, ref, ...faultFields(error) });
      return apology(ref);
    }
  };
}

/** Asking a question again changes nothing; one that names a patient, or means nothing by itself, is carried no further. */
function withAgain(reply: Reply, ask: string, notAgain: boolean): Reply {
  if (notAgain || reply.confidential === true || ask.length > MOST_AGAIN) return reply;
  return { ...reply, again: { ask: ask.trim() === '' ? 'help' : ask, from: 0 } };
}

/** A button carries it. */
const MOST_AGAIN = 1_000;

/** A change carries its own words, cleared of patient details; what was typed goes no further. */
function withoutWords(message: Message): Message {
  return { ...message, text: '' };
}

/** What a log may say of a fault: where it was, never the words that led to it. */
export function faultFields(error: unknown): { error: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  // The message stands above the frames, and a line of it may look like one.
  const at = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .find((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    ?.trim();
  return { error: error.name, ...(at === undefined ? {} : { at }) };
}
