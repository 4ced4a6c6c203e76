import { gradeOf, isCaught } from '../../../tools/figure-questions/grade';
import { madeQuestions } from '../../../tools/figure-questions/made-questions';
import { figureTraps } from '../../../tools/figure-questions/traps';
import { realFigures } from './ask-figures';
import { PUBLISHED } from '../../../tools/figure-questions/published';

const figures = realFigures();

it('answers questions made from the table, in many phrasings, and never with another figure', () => {
  const grades = madeQuestions(PUBLISHED, 400).map(
    (one) => [gradeOf(one, figures.ask(one.question)), one.question] as const,
  );
  const of = (grade: string) => grades.filter(([own]) => own === grade).map(([, words]) => words);
  expect(grades.length).toBeGreaterThan(600);
  expect(of('wrong')).toEqual([]);
  expect(of('partial').length / grades.length).toBeLessThanOrEqual(0.01);
  expect(of('right').length / grades.length).toBeGreaterThanOrEqual(0.95);
});

it('gives no figure for a group, a place, an age or a year that the survey has not', () => {
  const caught = figureTraps().filter((trap) => isCaught(trap, figures.ask(trap.question)));
  expect(caught).toEqual([]);
});
