import type { AwarenessDay } from '../../../knowledge/loading/awareness-day';
import { createAwarenessCalendar } from '../../../knowledge/schedule/awareness-calendar';

function day(
  id: string,
  when: AwarenessDay['when'],
  more: Partial<AwarenessDay> = {},
): AwarenessDay {
  return {
    id,
    title: id,
    aliases: [],
    when,
    nations: [],
    professions: [],
    publisher: 'Somebody',
    link: 'https://www.example.org/',
    summary: 'A day.',
    post: 'Something.',
    tips: [],
    documents: [],
    record: { owner: 'Editors', checked: '2026-11-01', reviewBy: '2027-11-01', evidence: [] },
    ...more,
  };
}

const spans = (when: AwarenessDay['when'], from: string, until: string) =>
  createAwarenessCalendar(
    [day('one', when)],
    [
      {
        season: 'pre-election',
        periods: [{ from: '2027-03-25', until: '2027-05-06', name: 'Local elections' }],
      },
    ],
  )
    .between(from, until)
    .map((one) => `${one.from} to ${one.until}`);

describe('when awareness days come round', () => {
  it('knows a day, and a span, of each year, over the new year too', () => {
    expect(spans({ each: '05-12' }, '2026-01-01', '2027-12-31')).toEqual([
      '2026-05-12 to 2026-05-12',
      '2027-05-12 to 2027-05-12',
    ]);
    expect(spans({ each: '10-01', until: '10-31' }, '2026-10-31', '2027-09-30')).toEqual([
      '2026-10-01 to 2026-10-31',
    ]);
    expect(spans({ each: '12-10', until: '01-05' }, '2027-01-01', '2027-01-02')).toEqual([
      '2026-12-10 to 2027-01-05',
    ]);
    expect(spans({ each: '02-29' }, '2027-01-01', '2028-12-31')).toEqual([
      '2028-02-29 to 2028-02-29',
    ]);
  });

  it.each([
    ['third Thursday of May', '2026', '2026-05-21'],
    ['third Thursday of May', '2027', '2027-05-20'],
    ['first Wednesday of November', '2026', '2026-11-04'],
    ['last Saturday of June', '2027', '2027-06-26'],
    ['second Sunday of November', '2027', '2027-11-14'],
    ['first Monday in February', '2027', '2027-02-01'],
  ])('knows the %s of %s', (weekday, year, date) => {
    expect(spans({ weekday }, `${year}-01-01`, `${year}-12-31`)).toEqual([`${date} to ${date}`]);
  });

  it('counts the days of a week that begins on such a day', () => {
    expect(spans({ weekday: 'first Monday of June', days: 7 }, '2027-06-13', '2027-06-30')).toEqual(
      ['2027-06-07 to 2027-06-13'],
    );
  });

  it('knows published dates for the years that were published, and no other', () => {
    const published = [
      { from: '2026-02-18', until: '2026-03-19' },
      { from: '2027-02-08', until: '2027-03-09' },
      { from: '2027-03-10' },
    ];
    expect(spans({ published }, '2026-03-01', '2029-01-01')).toEqual([
      '2026-02-18 to 2026-03-19',
      '2027-02-08 to 2027-03-09',
      '2027-03-10 to 2027-03-10',
    ]);
  });

  it('takes the periods of a season with their names', () => {
    const calendar = createAwarenessCalendar(
      [day('pre-election', { season: 'pre-election' })],
      [
        {
          season: 'winter',
          periods: [{ from: '2026-11-01', until: '2027-02-28', name: 'Winter' }],
        },
        {
          season: 'pre-election',
          periods: [{ from: '2027-03-25', until: '2027-05-06', name: 'Local elections' }],
        },
      ],
    );
    expect(calendar.between('2026-11-01', '2027-12-31')).toMatchObject([
      { id: 'pre-election', title: 'pre-election: Local elections', from: '2027-03-25' },
    ]);
  });

  it('does not say the name of a day twice where its period has it already', () => {
    const calendar = createAwarenessCalendar(
      [{ ...day('winter', { season: 'winter' }), title: 'Winter' }],
      [
        {
          season: 'winter',
          periods: [{ from: '2026-11-01', until: '2027-02-28', name: 'Winter 2026 to 2027' }],
        },
      ],
    );
    expect(calendar.between('2026-11-01', '2026-12-31')).toMatchObject([
      { title: 'Winter 2026 to 2027' },
    ]);
  });

  it('puts the sooner first, and the shorter first where two begin together', () => {
    const calendar = createAwarenessCalendar(
      [
        day('month', { each: '05-01', until: '05-31' }),
        day('later', { each: '05-12' }),
        day('day', { each: '05-01' }),
      ],
      [],
    );
    expect(calendar.between('2027-05-01', '2027-05-31').map(({ id }) => id)).toEqual([
      'day',
      'month',
      'later',
    ]);
  });
});

describe('what fits the week', () => {
  // 10 May 2027 is a Monday.
  const calendar = createAwarenessCalendar(
    [day('nurses', { each: '05-12' }), day('month', { each: '05-06', until: '06-05' })],
    [],
  );
  const fitting = (date: string) => calendar.fitting(date).map(({ id }) => id);

  it('is what is still to come in it, from Monday on', () => {
    expect(fitting('2027-05-09')).toEqual(['month']);
    expect(fitting('2027-05-10')).toEqual(['month', 'nurses']);
    expect(fitting('2027-05-12')).toEqual(['month', 'nurses']);
    expect(fitting('2027-05-13')).toEqual([]);
  });

  it('is of a month only its first seven days', () => {
    expect(fitting('2027-05-03')).toEqual(['month']);
    expect(fitting('2027-05-12')).toContain('month');
    expect(fitting('2027-05-13')).not.toContain('month');
  });
});
