import { setImmediate } from 'node:timers/promises';
import type { Message, Reply } from '../../../src/ports';
import { createAnswerQueue } from '../../../src/bot/answer-queue';

const asks = (text: string): Message => ({
  text,
  from: { adapter: 'slack', org: 'T1', ref: 'D1' },
  direct: true,
});
const says = (title: string): Reply => ({
  kind: 'tip',
  title,
  summary: title,
  blocks: [],
  actions: [],
  results: [],
  shareable: true,
});

/** A bot that answers each question when it is told to, and says when it was asked. */
function createSlowBot() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    asked,
    answerNext: () => waiting.shift()?.(),
    bot: (message: Message) =>
      new Promise<Reply>((resolve) => {
        asked.push(message.text);
        waiting.push(() => resolve(says(message.text)));
      }),
  };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await setImmediate();
};

it('answers what came first first, and gives each its own answer', async () => {
  const order: string[] = [];
  const queue = createAnswerQueue((message) => {
    order.push(message.text);
    return Promise.resolve(says(message.text));
  });
  const questions = Array.from({ length: 30 }, (_, at) => `question ${at}`);
  const replies = await Promise.all(questions.map((text) => queue.bot(asks(text))));
  expect(order).toEqual(questions);
  expect(replies.map(({ title }) => title)).toEqual(questions);
  expect(queue.wait()).toBe(0);
});

it('lets the process have its turn between two answers', async () => {
  let others = 0;
  let going = true;
  const other = async (): Promise<void> => {
    for (; going; others += 1) await setImmediate();
  };
  void other();
  const seen: number[] = [];
  const queue = createAnswerQueue(() => {
    seen.push(others);
    return Promise.resolve(says('a tip'));
  });
  await Promise.all(Array.from({ length: 20 }, () => queue.bot(asks('tips'))));
  going = false;
  const between = seen.slice(1, 11).map((at, place) => at - (seen[place] ?? 0));
  expect(Math.min(...between)).toBeGreaterThan(1);
});

it('tells how long the next question would wait: longer with each that waits, and while no answer comes', async () => {
  let passed = 0;
  const slow = createSlowBot();
  const queue = createAnswerQueue(slow.bot, () => passed);
  expect(queue.wait()).toBe(0);
  const replies = Array.from({ length: 108 }, (_, at) => queue.bot(asks(`${at}`)));
  await turns();
  expect(slow.asked).toHaveLength(8);
  const many = queue.wait();
  expect(many).toBeGreaterThan(400);
  passed = 30_000;
  expect(queue.wait()).toBe(30_000);
  for (let done = 0; done < 108; done += 1) {
    passed += 1;
    slow.answerNext();
    await turns();
  }
  await Promise.all(replies);
  expect(queue.wait()).toBe(0);
});

it('takes one stall for no sign of how slow the answers after it are', async () => {
  let passed = 0;
  const slow = createSlowBot();
  const queue = createAnswerQueue(slow.bot, () => passed);
  const replies = Array.from({ length: 48 }, (_, at) => queue.bot(asks(`${at}`)));
  await turns();
  passed = 900;
  for (let done = 0; done < 8; done += 1) slow.answerNext();
  await turns();
  // Forty wait, eight of them under way: at about 5 ms each.
  expect(queue.wait()).toBeLessThan(300);
  for (let done = 0; done < 48; done += 1) {
    slow.answerNext();
    await turns();
  }
  await Promise.all(replies);
});

it('goes on after an answer that failed', async () => {
  const queue = createAnswerQueue((message) =>
    message.text === 'bad' ? Promise.reject(new Error('a fault')) : Promise.resolve(says('good')),
  );
  await expect(queue.bot(asks('bad'))).rejects.toThrow('a fault');
  expect((await queue.bot(asks('good'))).title).toBe('good');
});
