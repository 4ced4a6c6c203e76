import { plainText } from '../../../knowledge';
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

it.each([
  'my mum says she will kill herself, what share of over 75s are online',
  'i want to end it all, what share of women are online',
])('hears danger beside a question about figures: “%s”', async (words) => {
  expect((await replyTo(words)).kind).toBe('sensitive');
});

it('is given no figure of another group by search either', async () => {
  const caught: string[] = [];
  for (const trap of figureTraps())
    if (isCaught(trap, await replyTo(trap.question))) caught.push(trap.question);
  expect(caught).toEqual([]);
});

it.each([
  ['how many people use the internet today', /47\.9 million people in 2023/],
  ['what percentage of adults are online now', /99% in 2022/],
  ['how many adults are offline these days', /1\.6 million people in 2024/],
  ['are most people online nowadays', /in 2023/],
])(
  'leads “%s” with the newest figure that fits, and tells the ended survey as before',
  async (words, newest) => {
    const reply = await replyTo(words);
    expect(reply.summary).toMatch(newest);
    expect(plainText(reply)).toContain('which ended in 2020:');
  },
);

it.each([
  ['women online now', '91.1% of women in the UK were recent internet users in 2020.'],
  ['latest figure for never used the internet', '6.3% of UK adults had never used the internet'],
])(
  'keeps to the survey where nothing newer is of the same people and measure: “%s”',
  async (words, lead) => {
    expect((await replyTo(words)).summary).toContain(lead);
  },
);
