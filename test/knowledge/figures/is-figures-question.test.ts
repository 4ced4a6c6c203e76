import { openTestPrepared } from '../../fakes/shared-knowledge';
import { realFigures } from './ask-figures';

const figures = realFigures();

describe('which questions are about figures', () => {
  it.each([
    'how many people over 75 use the internet',
    'percentage of people who never went online',
    'Wirral',
    'ireland',
    'disabled',
    'trend for 35-44',
    '92%',
    'top 5 areas',
    'do more women than men use facebook',
    'who uses linkedin more, men or women',
    'do older people use youtube more than younger people',
  ])('takes “%s”', (question) => {
    expect(figures.ask(question)).toBeDefined();
  });

  it.each([
    '10 tips on using social media',
    'lists of rules',
    'twitter for business',
    'how to use twitter for marketing',
    'studnet youtub vid',
    'what clinicians gain from going online',
    'courtesy online when you post on X',
    'how many characters in a tweet',
    'a 12-word social media policy',
    '7 twitter mistakes we all have to make',
    'why does a twittering doctor tweet',
    'should nurses be on facebook',
    'keeping kids safe online',
    'reading age',
    'should men and women use different facebook posts',
    'best way to use facebook to reach older women',
    'do nurses use twitter more than doctors',
    'students',
    'leads',
    'stroke',
    'hello',
    'help',
    '',
    '   ',
    '!!!',
  ])('leaves “%s” to the search', (question) => {
    expect(figures.ask(question)).toBeUndefined();
  });
});

describe('questions that are read whole, and so go to no other reader', () => {
  it.each([
    'someone told me 92% of adults are online',
    'adults living in the south east non users 2015',
    'how many disabled adults have never used the internet',
    'trend for 35-44',
    'trend for the over 75s in scotland',
  ])('takes “%s”', (question) => {
    expect(figures.reads(question)).toBe(true);
  });

  it('takes none of the questions that need a person', () => {
    const { content } = openTestPrepared();
    const asks = content.sensitiveAsks.filter((one) => one.for !== 'ordinary');
    expect(asks.length).toBeGreaterThan(5);
    expect(asks.flatMap((one) => one.asks).filter((ask) => figures.reads(ask))).toEqual([]);
  });
});
