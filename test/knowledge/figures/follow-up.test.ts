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
      'men in the UK were recent internet users in 2020, up 6.0 percentage points from 87.1% in 2014',
    ],
    [
      'which region is lowest in 2019',
      'and in 2016?',
      'Lowest: 82.0% of adults in Northern Ireland',
    ],
    ['over 75s online 2020', 'only men', '59.4% of men aged 75 and over in the UK'],
    [
      'over 75s never used',
      'just the women',
      '43.3% of women aged 75 and over in the UK had never',
    ],
    ['men aged 65 to 74 online 2020', 'drop the age', '93.1% of men in the UK'],
    ['men aged 65 to 74 online 2020', 'both', '86.6% of men aged 65 to 74 in the UK and 84.4% of'],
    ['women online 2015', 'no, I meant men', '87.9% of men in the UK'],
    ['women online 2015', 'not women, men', '87.9% of men in the UK'],
    ['adults in wales online 2019', 'since then?', '90.2% of adults in Wales were recent'],
    ['retired people offline 2020', 'the other way round', '71.1% of retired adults'],
    ['which region is lowest in 2019', 'the other way round', 'Highest: '],
    ['women aged 75+ never used', 'in thousands', '(1,315 thousand)'],
    ['women never used 2020', 'and the margin?', '6.9% to 7.6%'],
    ['women aged 35 to 44 online 2014', '2013 as well', 'percentage points from 96.0% in 2013'],
    ['men aged 45-54 online 2017', 'next year', '96.4% of men aged 45 to 54 in the UK'],
  ])('“%s”, then “%s”', (first, next, expected) => {
    expect(goOn(first, next).summary).toContain(expected);
  });

  it('refuses what the survey does not cross, and never gives one half of it as the whole', () => {
    const previous = figures.query('over 75s online 2015');
    const followed = previous && figures.followUp([previous], 'just in Wales');
    const reply = followed && figures.answer(followed.plan);
    expect(reply).toMatchObject({ kind: 'no-figure' });
    expect(reply?.summary).toContain('no figure for age and area together');
  });

  it.each([
    ['which region is lowest in 2019', 'in 2021?'],
    ['women online 2019', 'in 2021?'],
    ['women online 2019', 'the year after next'],
  ])('gives no figure of another year for one it has not: “%s”, then “%s”', (first, next) => {
    expect(goOn(first, next).summary).not.toMatch(/^(Lowest|\d)/);
  });

  it('asks about those that an order showed, and about no others', () => {
    const { summary } = goOn('bottom 3 regions in 2020', '2014 for those');
    expect(summary).toContain('Northern Ireland');
    expect(summary).toContain('North East');
    expect(summary).not.toContain('London');
  });

  it.each([
    ['over 75s and 65 to 74s never used 2020', 'added together?', '2,844 thousand'],
    ['wales and scotland never used 2019', 'combined', '622 thousand'],
  ])('adds up the people of groups that are apart: “%s”, then “%s”', (first, next, expected) => {
    const { summary } = goOn(first, next);
    expect(summary).toContain(expected);
    expect(summary).toContain('(sum)');
    expect(summary).not.toContain('%');
  });

  it('gives the published figure for lapsed and never used together', () => {
    const asked = ['lapsed users 2020 uk', 'never used 2020 uk'].flatMap(
      (words) => figures.query(words) ?? [],
    );
    const followed = figures.followUp(asked, 'added together?');
    expect(followed && figures.answer(followed.plan)?.summary).toMatch(/^7\.8% of UK adults/);
  });

  it.each([
    ['men or over 75s online 2019', 'added together?', 'more than one'],
    ['wales and the uk online 2019', 'in total', 'more than one'],
    ['wales online 2014 and 2020', 'add them up', 'several years'],
    ['women online 2019', 'total', 'nothing to add'],
  ])('says why it adds nothing: “%s”, then “%s”', (first, next, expected) => {
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
