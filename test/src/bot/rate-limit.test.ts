import { withRateLimit } from '../../../src/bot/rate-limit';
import type { Message, Reply } from '../../../src/ports';

const answered: Reply = {
  kind: 'answer',
  title: 'Here',
  summary: 's',
  blocks: [],
  actions: [],
  results: [],
  shareable: true,
};
const from = (ref: string, person: string): Message => ({
  text: 'tips',
  from: { adapter: 'a', org: 'o', ref },
  direct: false,
  person: { id: person, mayManage: () => Promise.resolve(false) },
});

test('a person who asks too fast is asked to wait, and others are not', async () => {
  const bot = withRateLimit(() => Promise.resolve(answered), { person: 2, conversation: 100 });
  expect((await bot(from('c', 'ann'))).title).toBe('Here');
  expect((await bot(from('d', 'ann'))).title).toBe('Here');
  expect((await bot(from('e', 'ann'))).title).toBe('One moment, please');
  expect((await bot(from('c', 'bob'))).title).toBe('Here');
});

test('a conversation that is flooded by many people is asked to wait, and others are not', async () => {
  const bot = withRateLimit(() => Promise.resolve(answered), { person: 100, conversation: 2 });
  await bot(from('c', 'ann'));
  await bot(from('c', 'bob'));
  expect((await bot(from('c', 'cat'))).title).toBe('One moment, please');
  expect((await bot(from('d', 'cat'))).title).toBe('Here');
});

test('programs are left to whoever sends their messages', async () => {
  const bot = withRateLimit(() => Promise.resolve(answered), { person: 1, conversation: 1 });
  const message = { ...from('c', 'ann'), program: true as const };
  await bot(message);
  expect((await bot(message)).title).toBe('Here');
});
