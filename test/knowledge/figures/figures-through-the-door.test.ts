import { isCaught } from '../../../tools/figure-questions/grade';
import { madeQuestions } from '../../../tools/figure-questions/made-questions';
import { figureTraps } from '../../../tools/figure-questions/traps';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { PUBLISHED } from '../../../tools/figure-questions/published';

const knowledge = openTestKnowledge();
const now = new Date('2026-11-22T12:00:00Z');

/** As a reader's message goes: commands, the ear for danger, figures and search. */
async function replyTo(words: string) {
  const asked = knowledge.parse(words);
  if (asked.kind === 'change') throw new Error(`“${words}” was taken for a change`);
  return knowledge.answer(asked, now);
}

it('hears no danger in a question that is read whole as one about figures', async () => {
  const questions = madeQuestions(PUBLISHED, 400).map(({ question }) => question);
  const whole = questions.filter((question) => knowledge.figures.reads(question));
  const heard: string[] = [];
  for (const question of whole)
    if ((await replyTo(question)).kind === 'sensitive') heard.push(question);
  expect(whole.length / questions.length).toBeGreaterThan(0.9);
  expect(heard).toEqual([]);
});

it.each([
  'someone told me 92% of adults are online',
  'adults living in the south east non users 2015',
  'disabled women aged 16 to 24 who have never used the internet',
])('answers “%s” with a figure and hears nothing else in it', async (words) => {
  expect((await replyTo(words)).kind).toMatch(/^(statistic|no-figure)$/);
});

it('is given no figure of another group by search either', async () => {
  const caught: string[] = [];
  for (const trap of figureTraps())
    if (isCaught(trap, await replyTo(trap.question))) caught.push(trap.question);
  expect(caught).toEqual([]);
});
