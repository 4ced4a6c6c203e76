import { createFiguresExplorer } from '../../../src/page-data/figures-explorer';
import { openTestKnowledge } from '../../fakes/shared-knowledge';

const { figures } = openTestKnowledge();
const explorer = createFiguresExplorer(figures);
const first = {
  measure: 'recent',
  group: 'everyone',
  place: 'uk',
  from: 2020,
  to: 2020,
};

test('gives the figure for all adults with its sentence and source', async () => {
  const figure = await explorer.find(first);
  if (!figure.found) throw new Error(figure.why);
  expect(figure.sentence).toMatch(/92\.1%.*Source: ONS, Internet users, UK: 2020\.$/);
});

test('compares ages in one year and follows them over many', async () => {
  const ages = await explorer.find({ ...first, group: 'age' });
  const trend = await explorer.find({ ...first, group: 'age:75+', from: 2013 });
  if (!ages.found || !trend.found) throw new Error('no figure');
  expect(ages.chart?.categories).toHaveLength(7);
  expect(ages.chart?.series[0]?.values).toContain(54);
  expect(trend.chart?.form).toBe('line');
  expect(trend.chart?.categories[0]).toBe('2013');
});

test('says so when the survey does not divide a place by group', async () => {
  const figure = await explorer.find({ ...first, group: 'age', place: 'UKL' });
  if (!figure.found) throw new Error(figure.why);
  expect(figure.sentence).toContain('Wales');
  expect(figure.cautions[0]).toContain('whole United Kingdom only');
});

test('says so when the survey has nothing for those years', async () => {
  const figure = await explorer.find({ ...first, group: 'sex:Men', from: 2011, to: 2012 });
  expect(figure.found ? '' : figure.why).toContain('no figure');
});

test('answers every choice it offers, with a chart or a reason', async () => {
  const { measures, groups, places } = explorer.choices;
  expect(places.length).toBeGreaterThan(150);
  for (const { value: measure } of measures) {
    for (const group of groups)
      await expect(explorer.find({ ...first, measure, group: group.value })).resolves.toBeDefined();
    for (const place of places) {
      const figure = await explorer.find({ ...first, measure, place: place.value });
      expect(figure.found ? figure.sentence : figure.why).not.toBe('');
    }
  }
});
