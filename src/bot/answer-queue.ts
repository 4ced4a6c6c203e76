import { setImmediate } from 'node:timers/promises';
import { promise as createQueue } from 'fastq';
import type { Bot, Message, Reply } from '../ports';

/** Answers under way at once: a store that is slow to tell who asks holds up no more than these. */
const AT_ONCE = 8;
/**
 * Turns of the event loop between two answers while others wait. In one turn Node takes one new connection, so that
 * with a single turn a flood of callers would wait seconds at the door before they could be refused.
 */
const TURNS = 8;
/** Share of the newest interval in the average one. */
const NEWEST = 0.1;
/** A newer interval counts for so many average ones at most: one stall says nothing of the answers that come after it. */
const MOST_TIMES = 2;
/** What an interval is taken for before one was measured, in milliseconds. */
const FIRST_INTERVAL = 5;

/** Questions that wait for their answers. */
export interface AnswerQueue {
  /** Answers as the bot does, once what came before is answered. */
  readonly bot: Bot;
  /** How long a question that comes now would wait before anybody looks at it, in milliseconds. */
  readonly wait: () => number;
}

/**
 * Puts one queue before a bot, for questions of all platforms, oldest first. Between two answers the process has its
 * turn: it reads what has come, refuses where too much has, and posts what is due. `passed` gives milliseconds.
 */
export function createAnswerQueue(
  bot: Bot,
  passed: () => number = () => performance.now(),
): AnswerQueue {
  let interval = FIRST_INTERVAL;
  let lastAnswer = 0;
  let begun = Promise.resolve();
  const takeTurns = async (): Promise<void> => {
    for (let turn = 0; turn < (queue.length() > 0 ? TURNS : 1); turn += 1) await setImmediate();
  };
  const answer = async (message: Message): Promise<Reply> => {
    begun = begun.then(takeTurns);
    await begun;
    try {
      return await bot(message);
    } finally {
      const now = passed();
      // Where nobody waited, the time since the last answer says nothing of how long one takes.
      if (queue.length() > 0)
        interval += NEWEST * (Math.min(now - lastAnswer, MOST_TIMES * interval) - interval);
      lastAnswer = now;
    }
  };
  const queue = createQueue<unknown, Message, Reply>(answer, AT_ONCE);
  return {
    bot: (message) => {
      if (queue.idle()) lastAnswer = passed();
      return queue.push(message);
    },
    // Counted from the last answer, so that a bot that has stopped answering is seen as well.
    wait: () =>
      queue.length() === 0 ? 0 : Math.max(queue.length() * interval, passed() - lastAnswer),
  };
}
