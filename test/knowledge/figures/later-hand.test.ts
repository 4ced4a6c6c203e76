import { writtenQuestions, writtenTraps } from '../../../tools/figure-questions/by-another-hand';
import { gradeOf, isCaught } from '../../../tools/figure-questions/grade';
import { PUBLISHED } from '../../../tools/figure-questions/published';
import { realFigures } from './ask-figures';

const figures = realFigures();

it('answers nearly all ways of asking that an earlier version missed, and none with another figure', () => {
  const grades = writtenQuestions('later-hand', PUBLISHED, 2).map((one) =>
    gradeOf(one, figures.ask(one.question)),
  );
  expect(grades.length).toBeGreaterThan(70);
  expect(grades.filter((one) => one === 'wrong')).toEqual([]);
  expect(grades.filter((one) => one === 'right').length / grades.length).toBeGreaterThan(0.95);
});

it('gives no figure to their traps', () => {
  const caught = writtenTraps('later-hand').filter((trap) =>
    isCaught(trap, figures.ask(trap.question)),
  );
  expect(caught.map(({ question }) => question)).toEqual([]);
});

it.each([
  // Another word for a measure, and a measure said not to be meant.
  ['used it once but not in the last three months, men, 2018', '1.5%'],
  ['non users rate women 2019 - never used i mean, not the lapsed ones', '8.7%'],
  ['how many women in thousands have fallen out of using the net by 2018', '451 thousand'],
  ['percent of 75 plus with zero internet history 2014', '62.8%'],
  ['men online 2018, leaving out the lapsed ones', '91.1%'],
  // Slips in the words for what is counted.
  ['what share had never used the intarnet by 2016, women', '11.6%'],
  ['lapsd users men pls', '1.5%'],
  // Clauses about the asking that hold words of the survey's.
  ['we cannot print leaflets, so may I have women, never used the internet, 2020', '7.3%'],
  ['if we move our online form, what share of women were online in 2019', '89.6%'],
  // Years and ages that stand close to other words.
  ['women never used the internet, 2015 up to 2020', '12.9%'],
  ['internet use among 65-74s year on year from 2015', '70.6%'],
  ['women online through to 2016', '86.4%'],
  // Sums said in other words, and of all that a name takes in.
  ['combine 16-24 and 25-34 internet users', '15,752 thousand'],
  ['total internet users in the three devolved nations, in thousands', '7,662 thousand'],
  ['Midlands both regions together - not online in thousands', '751 thousand'],
  ['what does never used and lapsed come to for women', '8.8%'],
  // How far to trust a figure.
  ['can I trust the Bangladeshi internet use number? what is the interval', '83.1% to 92.6%'],
  ['lower 95% bound for men never online?', '5.0% to 5.7%'],
  // Orders of what only some areas have, of some ages, and by place.
  ['which area of the uk has the lowest proportion who have never been on the net', 'London'],
  ['of the four age bands over 45 which has the smallest share online', '54.0%'],
  ['out of the nine ethnic groups, which comes fifth for being online', '96.3%'],
  // A county that the survey has only as a region, and words run together.
  ['yorkshire online 2020', 'Yorkshire and the Humber'],
  ['ukonline adults 2015', '86.2%'],
  ['parish council newsletter: percent of Somerset adults online please', '95.2%'],
  ['never-users 2019 people aged 45 - 54 %', '1.7%'],
])('answers “%s” with %s', (question, figure) => {
  expect(figures.ask(question)?.summary).toContain(figure);
});

it('names each of the first few in an order', () => {
  expect(figures.ask('name the 3 regions with the highest never used rate in 2020')?.summary).toBe(
    'Highest: 10.4% of adults in Northern Ireland had never used the internet in 2020. Then adults in the North East, 8.2%; adults in Wales, 8.0%.',
  );
});
