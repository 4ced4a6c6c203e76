import { createAnalyzer } from '../../../knowledge/search/analyzer';
import { createStem } from '../../../knowledge/text/stem';
import { lexicon } from '../shipped-lexicon';

const reader = createAnalyzer({ ...lexicon, concepts: [], stopWords: [] }, createStem());

test.each([
  ['how 2 post', 'how to post'],
  ['tips 4 nurses pls', 'tips for nurses please'],
  ['wot shud ppl do b4 they post', 'what should people do before they post'],
  ['2 factor login', '2 factor login'],
  ['are 4 tweets enough', 'are 4 tweets enough'],
])('“%s” is read as “%s”', (typed, meant) => {
  expect(reader.read(typed).words.join(' ')).toBe(meant);
});
