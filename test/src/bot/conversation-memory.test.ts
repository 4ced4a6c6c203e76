import type { Turn } from '../../../knowledge';
import { createConversationMemory } from '../../../src/bot/conversation-memory';
import type { Message } from '../../../src/ports';

const turn = (id: string): Turn => ({ asked: { kind: 'show', id }, kind: 'tip', found: [id] });
const from = (ref: string, thread?: string, person = 'p'): Message => ({
  text: '',
  from: { adapter: 'a', org: 'o', ref },
  direct: false,
  person: { id: person, mayManage: () => Promise.resolve(false) },
  ...(thread !== undefined && { thread }),
});

function open() {
  const at = { now: Date.parse('2026-11-23T09:00:00Z') };
  const memory = createConversationMemory(
    { now: () => new Date(at.now) },
    { minutes: 10, turns: 5, conversations: 3 },
  );
  const ids = (message: Message): readonly string[] =>
    memory.recall(message).turns.flatMap(({ found }) => found);
  return { at, memory, ids };
}

test('each conversation, thread and person has a memory of its own', () => {
  const { memory, ids } = open();
  memory.keep(from('one'), turn('a'), []);
  expect(ids(from('one'))).toEqual(['a']);
  for (const other of [from('two'), from('one', 'thread'), from('one', undefined, 'q')])
    expect(ids(other)).toEqual([]);
});

test('five turns are held, for ten minutes after the last', () => {
  const { at, memory, ids } = open();
  for (const id of 'abcdef') memory.keep(from('one'), turn(id), []);
  expect(ids(from('one'))).toEqual(['b', 'c', 'd', 'e', 'f']);
  at.now += 10 * 60_000 - 1;
  expect(ids(from('one'))).toHaveLength(5);
  at.now += 1;
  expect(ids(from('one'))).toEqual([]);
});

test('who asks is held as long as the conversation is, and both are forgotten on request', () => {
  const { memory } = open();
  memory.keep(from('one'), undefined, ['midwives']);
  memory.keep(from('one'), turn('a'), []);
  expect(memory.recall(from('one')).asker).toEqual(['midwives']);
  memory.forget(from('one'));
  expect(memory.recall(from('one'))).toEqual({ turns: [], asker: [] });
});

test('of more conversations than fit, the longest untouched is forgotten', () => {
  const { memory, ids } = open();
  for (const ref of ['one', 'two', 'three', 'four']) memory.keep(from(ref), turn(ref), []);
  expect(ids(from('one'))).toEqual([]);
  expect(ids(from('four'))).toEqual(['four']);
});

test('forgetting one conversation forgets all that the same person said, and nobody else', () => {
  const { memory, ids } = open();
  memory.keep(from('one'), turn('a'), []);
  memory.keep(from('two', 'thread'), turn('b'), ['midwives']);
  memory.keep(from('one', undefined, 'q'), turn('c'), []);
  memory.forget(from('one'));
  expect([ids(from('one')), ids(from('two', 'thread'))]).toEqual([[], []]);
  expect(ids(from('one', undefined, 'q'))).toEqual(['c']);
});
