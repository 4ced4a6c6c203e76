import { readSurvey } from '../../../knowledge/figures/load-figures';
import { gatherPhrases, spelledOut } from '../../../knowledge/figures/vocabulary';
import { CONTENT } from '../../fakes/shared-knowledge';

const { survey } = readSurvey(CONTENT);
if (survey === undefined) throw new Error('The survey has problems: npm run check-content');
const { words } = survey;
const place = { file: 'words.yaml', line: 4, field: 'noise' };

test('a phrase with choices is each of its phrases', () => {
  expect(spelledOut('(more|longer) than (3|three) months')).toEqual([
    'more than 3 months',
    'more than three months',
    'longer than 3 months',
    'longer than three months',
  ]);
});

test('a phrase that stands for very many is refused, and says how many', () => {
  const digits = '(0|1|2|3|4|5|6|7|8|9)';
  const noise = [...words.plain.noise, `${digits} ${digits} ${digits} ${digits}`];
  const { problems } = gatherPhrases({ ...words, plain: { ...words.plain, noise } }, () => place);
  expect(problems).toEqual([
    {
      severity: 'fault',
      ...place,
      message:
        '"(0|1|2|3|4|5|6|7|8|9) (0|1|2|3|4|5|6|7|8|9) (0|1|2|3|4|5|6|7…" stands for 10,000 phrases, and the most is 6,000; write it as two',
    },
  ]);
});
