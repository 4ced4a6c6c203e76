import { realFigures } from './ask-figures';
import { figureQuestions, figureTraps, isCaught, isRight } from '../../../tools/figure-questions';
import { PUBLISHED } from './published';

const figures = realFigures();

it('answers questions made from the table, in many phrasings, and never with another figure', () => {
  const made = figureQuestions(PUBLISHED, 300);
  const missed = made.filter((one) => !isRight(one, figures.ask(one.question)));
  expect(made.length).toBeGreaterThan(500);
  expect(missed.filter((one) => figures.ask(one.question)?.kind === 'statistic')).toEqual([]);
  expect(missed.length / made.length).toBeLessThanOrEqual(0.01);
});

it('gives no figure for a group, a place, an age or a year that the survey has not', () => {
  const caught = figureTraps().filter((trap) => isCaught(trap, figures.ask(trap.question)));
  expect(caught).toEqual([]);
});
