import { writtenTalks } from '../../../tools/figure-questions/by-another-hand';
import { gradeTalk } from '../../../tools/figure-questions/grade-talk';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { createTalk } from '../../fakes/talk';

const NOW = new Date('2026-11-23T09:00:00Z');
const knowledge = openTestKnowledge(NOW);
const TALKS = writtenTalks('another-hand', 'seen');

const say = createTalk(knowledge, NOW);

/** Says the messages of a conversation in turn, and gives each reply's grade. */
async function grades(talk: ReturnType<typeof writtenTalks>[number]) {
  const replies = await say(...talk.map(({ query }) => query));
  return talk.flatMap((one, at) => {
    const reply = replies[at];
    return reply === undefined ? [] : [{ query: one.query, grade: gradeTalk(one, reply) }];
  });
}

test('conversations about figures, written by another hand, keep and drop the right groups, years and measures', async () => {
  const all = (await Promise.all(TALKS.map(grades))).flat();
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ grade }) => grade === 'wrong').map(({ query }) => query)).toEqual([]);
  const right = all.filter(({ grade }) => grade === 'right').length;
  expect(right / all.length).toBeGreaterThanOrEqual(0.95);
});

test('conversations that an earlier version lost keep and drop the right ones too', async () => {
  const all = (await Promise.all(writtenTalks('later-hand').map(grades))).flat();
  expect(all.length).toBeGreaterThan(90);
  expect(all.filter(({ grade }) => grade === 'wrong').map(({ query }) => query)).toEqual([]);
  const right = all.filter(({ grade }) => grade === 'right').length;
  expect(right / all.length).toBeGreaterThanOrEqual(0.92);
});
