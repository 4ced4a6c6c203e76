import { openTestKnowledge } from '../fakes/shared-knowledge';
import { HOSTILE_TEXT } from '../fixtures/hostile-text';

const now = new Date('2026-11-23T09:00:00Z');
const knowledge = openTestKnowledge(now);

test.each([...HOSTILE_TEXT, 'constructor', 'stats constructor', 'all constructor', '__proto__'])(
  'a question of %j has an answer and no fault',
  async (text) => {
    const { asked } = knowledge.read(text);
    if (asked.kind === 'change') return;
    const reply = await knowledge.answer(asked, now);
    expect(reply.title).not.toBe('');
    expect(reply.kind).not.toBe('problem');
  },
);
