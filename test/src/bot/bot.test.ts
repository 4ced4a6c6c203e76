import { createBot } from '../../../src/bot/bot';
import type { Log, LogFields, Message, Reply } from '../../../src/ports';

const message: Message = {
  text: 'secret words',
  from: { adapter: 'a', org: 'o', ref: 'r' },
  direct: true,
};
const clock = { now: () => new Date('2026-11-23T09:00:00Z') };

function rememberingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (event: string, fields?: LogFields) =>
    void lines.push(JSON.stringify({ event, ...fields }));
  return { lines, debug: write, info: write, warn: write, error: write };
}

const answered: Reply = {
  kind: 'answer',
  title: 't',
  summary: 's',
  blocks: [],
  actions: [],
  results: [],
  shareable: true,
};

const describeChange = (): Reply => ({ ...answered, title: 'It needs a chat' });

test('a question is answered', async () => {
  const log = rememberingLog();
  const knowledge = {
    read: () => ({ asked: { kind: 'topics' } as const, patient: false, wentOn: false, asker: [] }),
    turn: () => undefined,
    answer: () => Promise.resolve(answered),
    describeChange,
  };
  const bot = createBot({ knowledge, clock, log, reference: () => 'ref1' });
  await expect(bot(message)).resolves.toMatchObject(answered);
});

test('a fault becomes an apology whose reference is in the log, and no words of the asker are', async () => {
  const log = rememberingLog();
  const knowledge = {
    read: () => ({ asked: { kind: 'topics' } as const, patient: false, wentOn: false, asker: [] }),
    turn: () => undefined,
    answer: () => Promise.reject(new TypeError('broken on: secret words')),
    describeChange,
  };
  const bot = createBot({ knowledge, clock, log, reference: () => 'ref1' });
  const reply = await bot(message);
  expect(reply).toMatchObject({ kind: 'problem', title: 'Sorry, something went wrong' });
  expect(reply.summary).toContain('ref1');
  expect(log.lines.join()).toContain('ref1');
  expect(log.lines.join()).not.toContain('secret');
});

test('a message that held patient details is answered with care, and can be neither shared nor rated', async () => {
  const knowledge = {
    read: () => ({ asked: { kind: 'topics' } as const, patient: true, wentOn: false, asker: [] }),
    turn: () => undefined,
    answer: () => Promise.resolve({ ...answered, feedbackOn: 'tip-001' }),
    describeChange,
  };
  const bot = createBot({ knowledge, clock, log: rememberingLog(), reference: () => 'ref1' });
  const reply = await bot(message);
  expect(reply.blocks[0]).toMatchObject({ kind: 'paragraph' });
  expect(JSON.stringify(reply.blocks[0])).toContain('details of a patient');
  expect(reply.shareable).toBe(false);
  expect(reply.feedbackOn).toBeUndefined();
});

test('where nothing can be stored, a change is refused in words', async () => {
  const knowledge = {
    read: () => ({
      asked: { kind: 'change', command: 'subscribe', words: '' } as const,
      patient: false,
      wentOn: false,
      asker: [],
    }),
    turn: () => undefined,
    answer: () => Promise.resolve(answered),
    describeChange,
  };
  const bot = createBot({ knowledge, clock, log: rememberingLog(), reference: () => 'ref1' });
  await expect(bot(message)).resolves.toMatchObject({
    title: 'Scheduled posts are not switched on here',
  });
});

test('a program changes nothing, is told what a change would need, and is not counted', async () => {
  const change = { kind: 'change', command: 'subscribe', words: '' } as const;
  const done: string[] = [];
  const bot = createBot({
    knowledge: {
      read: () => ({ asked: change, wentOn: false, patient: false, asker: [] }),
      turn: () => undefined,
      answer: () => Promise.resolve(answered),
      describeChange,
    },
    changes: () => Promise.resolve({ ...answered, title: `${done.push('changed')}` }),
    gaps: () => Promise.resolve(void done.push('counted')),
    clock,
    log: rememberingLog(),
    reference: () => 'ref1',
  });
  expect((await bot({ ...message, program: true })).title).toBe('It needs a chat');
  expect(done).toEqual([]);
  expect((await bot(message)).title).toBe('1');
  expect(done).toEqual(['changed', 'counted']);
});
