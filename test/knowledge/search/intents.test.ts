import { learnIntents } from '../../../knowledge/search/intents';
import { openTestPrepared } from '../../fakes/shared-knowledge';

/** Questions times entries: where there are more, words alone must do. */
const MOST = 60_000_000;
const aQuestion = { text: 'tips', entries: [0], subject: '' };

it('learns from all of the shipped examples, with room for as many again', () => {
  const { content, lexicon, index } = openTestPrepared();
  expect(index.learned?.labels.length).toBeGreaterThan(content.resources.length);
  const examples = lexicon.asks.reduce((sum, { asks }) => sum + asks.length, 0);
  expect(2 * examples * (content.resources.length + content.tips.length)).toBeLessThan(MOST);
});

it('leaves all to the words where learning would take minutes', () => {
  expect(learnIntents(MOST, [aQuestion], [['tips']])).toBeDefined();
  expect(learnIntents(MOST, [aQuestion, aQuestion], [['tips'], ['tips']])).toBeUndefined();
});
