import { NO_PAST, type Past, type Turn } from '../../knowledge';
import type { Clock, Message } from '../ports';

/** What was said in each conversation in the last minutes: in memory only, and gone at a restart. */
export interface ConversationMemory {
  recall(message: Message): Past;
  /** Remembers a turn, and who asks where they said so. Either may be left out. */
  keep(message: Message, turn: Turn | undefined, asker: readonly string[]): void;
  /** Forgets what that person said there and in every other conversation of the organisation, at once. */
  forget(message: Message): void;
}

export interface MemoryLimits {
  readonly minutes: number;
  readonly turns: number;
  /** More conversations than this at a time, and the oldest are forgotten. */
  readonly conversations: number;
}

const LIMITS: MemoryLimits = { minutes: 10, turns: 5, conversations: 5_000 };

interface Held {
  readonly whose: string;
  readonly past: Past;
  readonly until: number;
}

/** Makes a memory for each conversation, thread and person. */
export function createConversationMemory(
  clock: Clock,
  { minutes, turns, conversations }: MemoryLimits = LIMITS,
): ConversationMemory {
  /** The longest untouched comes first. */
  const held = new Map<string, Held>();
  const tidy = (): void => {
    const now = clock.now().getTime();
    for (const [key, { until }] of held) {
      if (until > now && held.size <= conversations) return;
      held.delete(key);
    }
  };
  const recall = (message: Message): Past => {
    tidy();
    return held.get(keyOf(message))?.past ?? NO_PAST;
  };
  return {
    recall,
    keep(message, turn, asker) {
      const past = recall(message);
      if (turn === undefined && asker.length === 0) return;
      const key = keyOf(message);
      held.delete(key);
      held.set(key, {
        whose: personOf(message),
        past: {
          turns: turn === undefined ? past.turns : [...past.turns, turn].slice(-turns),
          asker: asker.length > 0 ? asker : past.asker,
        },
        until: clock.now().getTime() + minutes * 60_000,
      });
      tidy();
    },
    forget(message) {
      held.delete(keyOf(message));
      for (const [key, { whose }] of held)
        if (message.person !== undefined && whose === personOf(message)) held.delete(key);
    },
  };
}

const keyOf = ({ from, thread, person }: Message): string =>
  JSON.stringify([from.adapter, from.org, from.ref, thread ?? '', person?.id ?? '']);

const personOf = ({ from, person }: Message): string =>
  JSON.stringify([from.adapter, from.org, person?.id ?? '']);
