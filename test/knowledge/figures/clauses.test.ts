import { gradeOf, isCaught } from '../../../tools/figure-questions/grade';
import { writtenQuestions, writtenTraps } from '../../../tools/figure-questions/by-another-hand';
import { PUBLISHED } from '../../../tools/figure-questions/published';
import { realFigures } from './ask-figures';

const figures = realFigures();

it('answers most questions with a clause about the asking, and none with another figure', () => {
  const grades = writtenQuestions('clauses', PUBLISHED, 2).map((one) =>
    gradeOf(one, figures.ask(one.question)),
  );
  expect(grades.length).toBeGreaterThan(140);
  expect(grades.filter((one) => one === 'wrong' || one === 'partial')).toEqual([]);
  expect(grades.filter((one) => one === 'right').length / grades.length).toBeGreaterThan(0.88);
});

it('gives no figure where such a clause narrows the group', () => {
  const caught = writtenTraps('clauses').filter((trap) =>
    isCaught(trap, figures.ask(trap.question)),
  );
  expect(caught.map(({ question }) => question)).toEqual([]);
});

it.each([
  ['my director wants the share of women online in 2019, need it by 12', '89.6%'],
  ['what share of women were online in 2019? we are switching off our fax machine', '89.6%'],
])('answers “%s” and says what it passed over', (question, figure) => {
  const reply = figures.ask(question);
  expect(reply?.summary).toContain(figure);
});

it.each([
  ['women online 2019 so that we can retire the old fax machine', '“retire”'],
  ['we are closing our fax line, so what share of women were online in 2019?', '“fax”'],
])('names in its reading what it passed over in “%s”', (question, word) => {
  const notes = figures.ask(question)?.blocks.filter(({ kind }) => kind === 'note') ?? [];
  expect(JSON.stringify(notes)).toContain(word);
});

it.each([
  'my boss wants the share of vegan men online in 2019',
  'we work with prisoners. what share use the internet',
  'i want the wealthy, women online in 2019',
])('refuses “%s”', (question) => {
  expect(figures.ask(question)?.kind).not.toBe('statistic');
});

it('leaves a clause that may mean something else to other readers', () => {
  expect(figures.reads('my mum wants to end it, what share of women are online')).toBe(false);
  expect(figures.reads('what share of women are online')).toBe(true);
});
