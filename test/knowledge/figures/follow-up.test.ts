import { realFigures } from './ask-figures';

const figures = realFigures();

function goOn(first: string, next: string): { readonly summary: string; readonly took: string } {
  const previous = figures.query(first);
  if (previous === undefined) throw new Error(`“${first}” makes no question`);
  const followed = figures.followUp([previous], next);
  return {
    summary: followed === undefined ? '' : (figures.answer(followed.plan)?.summary ?? ''),
    took: followed?.took ?? '',
  };
}

describe('a question that goes on from another', () => {
  it.each([
    ['women online in 2015', 'and for men?', 'men in the UK were recent internet users in 2015'],
    ['women over 75 never used 2018', 'and men?', 'men aged 75 and over in the UK had never used'],
    [
      'women over 75 never used 2018',
      'and aged 65 to 74?',
      'women aged 65 to 74 in the UK had never',
    ],
    [
      'over 75s offline 2018',
      'in 2015?',
      'adults aged 75 and over in the UK had not used the internet in the last three months in 2015',
    ],
    [
      'adults in scotland in 2016',
      'and Wales?',
      'adults in Wales were recent internet users in 2016',
    ],
    [
      'men who had never used the internet',
      'what about lapsed?',
      'men in the UK were lapsed internet users in 2020',
    ],
    ['how many disabled people are online', 'and in 2017?', 'million disabled adults in the UK'],
    [
      'trend for women since 2014',
      'and men?',
      'men in the UK were recent internet users in 2020, and 87.1% in 2014',
    ],
    [
      'which region is lowest in 2019',
      'and in 2016?',
      'Lowest: 82.0% of adults in Northern Ireland',
    ],
  ])('“%s”, then “%s”', (first, next, expected) => {
    expect(goOn(first, next).summary).toContain(expected);
  });

  it('says what it took from before', () => {
    expect(goOn('women over 75 never used 2018', 'and men?').took).toBe(
      'I took from your last question: people who had never used the internet; adults aged 75 and over; in 2018.',
    );
  });

  it.each(['and nurses?', 'and the weather?', 'thanks', 'how do I write a tweet?', 'and old men?'])(
    'is not made of “%s”',
    (next) => {
      expect(goOn('women online in 2015', next).summary).toBe('');
    },
  );
});
