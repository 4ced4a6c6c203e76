import { RateLimiterMemory } from 'rate-limiter-flexible';
import { slowDown } from './replies';
import type { Metrics } from './metrics';
import type { Bot, Message } from '../ports';

/** How often one person, and one conversation, may ask in a minute. Far above what people do; a script would reach it. */
export interface RateLimit {
  readonly person: number;
  readonly conversation: number;
}

/** A bot that answers a flood with a kind word instead of work. Counts are kept in memory for a minute and are never written down. */
export function withRateLimit(
  bot: Bot,
  pace: RateLimit,
  metrics?: Pick<Metrics, 'slowedDown'>,
): Bot {
  const people = new RateLimiterMemory({ points: pace.person, duration: 60 });
  const conversations = new RateLimiterMemory({ points: pace.conversation, duration: 60 });
  return async (message) => {
    const within =
      message.program === true ||
      ((message.person === undefined || (await allows(people, personKey(message)))) &&
        (await allows(conversations, conversationKey(message))));
    if (within) return bot(message);
    metrics?.slowedDown(message.from.adapter);
    return slowDown();
  };
}

async function allows(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return false;
  }
}

function personKey({ from, person }: Message): string {
  return JSON.stringify([from.adapter, from.org, person?.id]);
}

function conversationKey({ from }: Message): string {
  return JSON.stringify([from.adapter, from.org, from.ref]);
}
