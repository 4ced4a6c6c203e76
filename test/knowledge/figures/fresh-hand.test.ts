import { freshQuestions, freshTraps } from '../../../tools/figure-questions/by-another-hand';
import { gradeOf, isCaught } from '../../../tools/figure-questions/grade';
import { realFigures } from './ask-figures';

const figures = realFigures();

it('answers nearly all whole questions of a hand that had seen nothing of this', () => {
  const grades = freshQuestions().map((one) => gradeOf(one, figures.ask(one.question)));
  expect(grades.length).toBeGreaterThan(250);
  expect(grades.filter((one) => one === 'wrong')).toEqual([]);
  expect(grades.filter((one) => one === 'right').length / grades.length).toBeGreaterThan(0.9);
});

it('gives no figure of the survey to their traps', () => {
  const caught = freshTraps().filter((trap) => isCaught(trap, figures.ask(trap.question)));
  expect(caught.map(({ question }) => question)).toEqual([]);
});

it.each([
  // Parts as one number.
  ['women 65-74, lapsed plus never, percentage, 2019', '17.5%'],
  ['Scotland and Wales never online, added together, thousands', 'together'],
  // A "not" that leaves out what it denies.
  ['disabled v not, internet use 2019', '94.8%'],
  ['either never used it or not used it in the last 3 months, UK adults, 2018', '10.0%'],
  // Who asks stands before the question, in a sentence of its own.
  ['Stroke unit, new leaflet. What share of men were online in 2019?', '92.0%'],
  ['ward clerk here, men online in 2019', '92.0%'],
  // The year before another.
  ['men online in 2019 and the year before', '91.1%'],
])('answers “%s” with %s', (question, figure) => {
  expect(figures.ask(question)?.summary).toContain(figure);
});

it.each([
  'Housebound patients. What share of over 75s are online?',
  'Only those living alone. What share of over 75s are online?',
  'in sheltered housing, what percent of over 75s are online',
  'disabled v not online',
  'people in bigger families online, percent',
  "percent of people who'd love to be online but aren't",
])('gives no figure for “%s”', (question) => {
  expect(figures.ask(question)?.kind).not.toBe('statistic');
});
