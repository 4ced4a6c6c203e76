import { plainText } from '../../../knowledge';
import { realFigures } from './ask-figures';

const figures = realFigures();
const text = (question: string): string => {
  const reply = figures.ask(question);
  if (reply === undefined) throw new Error(`no figure for ${question}`);
  return plainText(reply);
};

describe('how a question was read', () => {
  it('is told of a slip', () => {
    expect(text('internet use in scotlnd')).toContain('I read “scotlnd” as “scotland”.');
  });

  it.each([
    'how many over 75s use the internet',
    'how many ppl over 75 use the internet',
    'internet use by women in 2019',
  ])('says nothing of words that held none: %s', (question) =>
    expect(text(question)).not.toContain('I read “'),
  );
});
