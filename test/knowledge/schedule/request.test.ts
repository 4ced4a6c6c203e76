import { readRequest, type Request } from '../../../knowledge/schedule/request';

const TOPICS = new Map([
  ['confidentiality', 'confidentiality'],
  ['accessibility', 'accessibility'],
  ['a11y', 'accessibility'],
  ['getting started', 'getting-started'],
  ['platform basics', 'platform-basics'],
  ['benefits and risks', 'benefits-and-risks'],
]);
const context = {
  today: '2026-11-22',
  topics: { find: (words: string) => TOPICS.get(words) },
};
const read = (text: string) => readRequest(text, context);
const WORKING = [1, 2, 3, 4, 5];
const DAILY = [1, 2, 3, 4, 5, 6, 7];

describe('what people type about days and times', () => {
  it.each<[string, Request]>([
    ['weekdays at half nine', { days: WORKING, time: '09:30' }],
    ['every Monday 8am', { days: [1], time: '08:00' }],
    ['daily at 12:30 in Europe/Dublin', { days: DAILY, time: '12:30', zone: 'Europe/Dublin' }],
    ['mon wed fri 07:45', { days: [1, 3, 5], time: '07:45' }],
    ['Tue/Thu 14:30', { days: [2, 4], time: '14:30' }],
    ['Mondays/Wednesdays/Fridays at 9', { days: [1, 3, 5], time: '09:00' }],
    ['Mon & Wed 8am', { days: [1, 3], time: '08:00' }],
    ['Tues+Thurs 8am', { days: [2, 4], time: '08:00' }],
    ['Mon\u2011Fri 8\u202Fam', { days: WORKING, time: '08:00' }],
    ['Mon \u2014 Wed at nine forty-five', { days: [1, 2, 3], time: '09:45' }],
    ['week\u200Bdays at 9 o\u2019clock', { days: WORKING, time: '09:00' }],
    ['daily at twenty-five past ten', { days: DAILY, time: '10:25' }],
    ['working days 09:00', { days: WORKING, time: '09:00' }],
    ['Mon-Fri 9am', { days: WORKING, time: '09:00' }],
    ['Mon–Fri at 9.30', { days: WORKING, time: '09:30' }],
    ['monday to friday at 9:00', { days: WORKING, time: '09:00' }],
    ['from monday to thursday at 9:00', { days: [1, 2, 3, 4], time: '09:00' }],
    ['Monday through Wednesday, 10am', { days: [1, 2, 3], time: '10:00' }],
    ['friday to monday 10am', { days: [1, 5, 6, 7], time: '10:00' }],
    ['mondays and thursdays at 10', { days: [1, 4], time: '10:00' }],
    ['Tuesdays, Thursdays & Saturdays 11:15am', { days: [2, 4, 6], time: '11:15' }],
    ['every weekday at 8:30 am', { days: WORKING, time: '08:30' }],
    ['every weekday at 8.30 a.m.', { days: WORKING, time: '08:30' }],
    ['every day at noon', { days: DAILY, time: '12:00' }],
    ['everyday midday', { days: DAILY, time: '12:00' }],
    ['each working day at nine', { days: WORKING, time: '09:00' }],
    ['at nine thirty on weekdays', { days: WORKING, time: '09:30' }],
    ['quarter past eight on Tuesdays', { days: [2], time: '08:15' }],
    ['quarter to ten on weekdays', { days: WORKING, time: '09:45' }],
    ['a quarter to 8 weekdays', { days: WORKING, time: '07:45' }],
    ['twenty past 8', { time: '08:20' }],
    ['20 past eight', { time: '08:20' }],
    ['twenty five to nine', { time: '08:35' }],
    ['10 minutes to nine', { time: '08:50' }],
    ['half past nine', { time: '09:30' }],
    ['half 9', { time: '09:30' }],
    ['half twelve', { time: '12:30' }],
    ['half four in the afternoon', { time: '16:30' }],
    ['five in the evening', { time: '17:00' }],
    ['six in the morning', { time: '06:00' }],
    ['nine o’clock', { time: '09:00' }],
    ["9 o'clock", { time: '09:00' }],
    ['0900', { time: '09:00' }],
    ['0745 hrs', { time: '07:45' }],
    ['1730', { time: '17:30' }],
    ['17:30', { time: '17:30' }],
    ['5.30pm', { time: '17:30' }],
    ['5:30 PM', { time: '17:30' }],
    ['12am', { time: '00:00' }],
    ['12pm', { time: '12:00' }],
    ['12 noon', { time: '12:00' }],
    ['midnight', { time: '00:00' }],
    ['7', { time: '07:00' }],
    ['at 14', { time: '14:00' }],
    ['00:05', { time: '00:05' }],
    ['8 every evening', { days: DAILY, time: '20:00' }],
    ['8:30 every morning', { days: DAILY, time: '08:30' }],
    ['every morning at half nine', { days: DAILY, time: '09:30' }],
    ['weekends at 10am', { days: [6, 7], time: '10:00' }],
    ['weekly on wednesday at 11', { days: [3], time: '11:00' }],
    ['once a week at 11am', { days: [1], time: '11:00' }],
    ['weekdays except friday 9am', { days: [1, 2, 3, 4], time: '09:00' }],
    ['daily but not sunday 9am', { days: [1, 2, 3, 4, 5, 6], time: '09:00' }],
    ['except wednesdays', { days: [1, 2, 4, 5] }],
    ['not saturday or sunday', { days: WORKING }],
    ['', {}],
    ['please', {}],
  ])('understands “%s”', (text, request) => {
    expect(read(text)).toEqual(request);
  });

  it.each<[string, Request]>([
    ['thurdsay 9am', { days: [4], time: '09:00' }],
    ['wendesday 9am', { days: [3], time: '09:00' }],
    ['Wensday 9am', { days: [3], time: '09:00' }],
    ['tuseday and firday', { days: [2, 5] }],
    ['mondya', { days: [1] }],
    ['saterday', { days: [6] }],
    ['weds 9am', { days: [3], time: '09:00' }],
    ['thurs & tues', { days: [2, 4] }],
    ['weekdys 9am', { days: WORKING, time: '09:00' }],
    ['dialy 9am', { days: DAILY, time: '09:00' }],
  ])('forgives the slip in “%s”', (text, request) => {
    expect(read(text)).toEqual(request);
  });

  it.each<[string, Request]>([
    ['9am in London', { time: '09:00', zone: 'Europe/London' }],
    ['9am uk time', { time: '09:00', zone: 'Europe/London' }],
    ['9am in the UK', { time: '09:00', zone: 'Europe/London' }],
    ['9am GMT', { time: '09:00', zone: 'Europe/London' }],
    ['9am dublin', { time: '09:00', zone: 'Europe/Dublin' }],
    ['9am dublin time', { time: '09:00', zone: 'Europe/Dublin' }],
    ['9am europe/paris', { time: '09:00', zone: 'Europe/Paris' }],
    ['9am in New York', { time: '09:00', zone: 'America/New_York' }],
    ['9am America/Argentina/Ushuaia', { time: '09:00', zone: 'America/Argentina/Ushuaia' }],
    ['9am UTC', { time: '09:00', zone: 'UTC' }],
    ['zone Europe/London', { zone: 'Europe/London' }],
    ['in Lodnon', { zone: 'Europe/London' }],
    ['in Kolkata', { zone: 'Asia/Kolkata' }],
    ['in Ho Chi Minh City', { zone: 'Asia/Ho_Chi_Minh' }],
    ['in New York City time', { zone: 'America/New_York' }],
    ['Mexico City time', { zone: 'America/Mexico_City' }],
    ['in Calcutta', { zone: 'Asia/Kolkata' }],
    ['zone Asia/Calcutta', { zone: 'Asia/Kolkata' }],
    ['in Kyiv', { zone: 'Europe/Kyiv' }],
    ['in Kiev', { zone: 'Europe/Kyiv' }],
    ['in Ho Chi Minh', { zone: 'Asia/Ho_Chi_Minh' }],
    ['in Yangon', { zone: 'Asia/Yangon' }],
    ['in Kathmandu', { zone: 'Asia/Kathmandu' }],
    ['in Nuuk', { zone: 'America/Nuuk' }],
    [
      '9 in the morning in Edinburgh',
      { time: '09:00', zone: 'Europe/London', holidays: 'scotland' },
    ],
    ['in Belfast', { zone: 'Europe/London', holidays: 'northern-ireland' }],
  ])('knows the zone in “%s”', (text, request) => {
    expect(read(text)).toEqual(request);
  });

  it.each<[string, Request]>([
    ['holidays scotland', { holidays: 'scotland' }],
    ['holidays none', { holidays: 'none' }],
    ['holidays england-and-wales', { holidays: 'england-and-wales' }],
    ['Scottish bank holidays', { holidays: 'scotland' }],
    [
      '9am except bank holidays in Northern Ireland',
      { time: '09:00', holidays: 'northern-ireland' },
    ],
    ['weekdays except bank holidays', { days: WORKING }],
    ['daily including bank holidays', { days: DAILY, holidays: 'none' }],
    ['even on bank holidays', { holidays: 'none' }],
    ['ignore bank holidays', { holidays: 'none' }],
    ['not on 24 December', { extraDates: ['2026-12-24'] }],
    ['days off 24 December, 31 December', { extraDates: ['2026-12-24', '2026-12-31'] }],
    [
      '9am, not on 24/12/2026 or 2 Jan',
      { time: '09:00', extraDates: ['2026-12-24', '2027-01-02'] },
    ],
  ])('knows the days off in “%s”', (text, request) => {
    expect(read(text)).toEqual(request);
  });

  it.each<[string, Request]>([
    ['tips', { what: 'tips' }],
    ['a tip every weekday at 8am', { what: 'tips', days: WORKING, time: '08:00' }],
    ['to survey figures on Mondays', { what: 'figures', days: [1] }],
    [
      'resources on accessibility every friday 9am',
      { what: 'resources', topics: ['accessibility'], days: [5], time: '09:00' },
    ],
    [
      'tips about a11y and confidentiality',
      { what: 'tips', topics: ['accessibility', 'confidentiality'] },
    ],
    [
      'tips on benefits and risks, getting started',
      { what: 'tips', topics: ['benefits-and-risks', 'getting-started'] },
    ],
    ['a bit of everything daily', { what: 'rotation', days: DAILY }],
    ['tips and resources', { what: 'rotation' }],
    ['tips all topics', { what: 'tips', topics: [] }],
    ['weekly digest', { cadence: 'weekly-digest' }],
    [
      'weekly digest of tips on Monday at 9',
      { cadence: 'weekly-digest', what: 'tips', days: [1], time: '09:00' },
    ],
    [
      'tips all topics working days at 09:00 in Europe/London holidays england-and-wales',
      {
        what: 'tips',
        topics: [],
        days: WORKING,
        time: '09:00',
        zone: 'Europe/London',
        holidays: 'england-and-wales',
      },
    ],
  ])('knows what is wanted in “%s”', (text, request) => {
    expect(read(text)).toEqual(request);
  });
});

describe('what it says to words it cannot follow', () => {
  it.each([
    ['every other Monday', 'I can post on the same days each week, but not “every other”.'],
    ['fortnightly', 'I can post on the same days each week, but not “fortnightly”.'],
    ['monthly at 9', 'I can post on the same days each week, but not “monthly”.'],
    ['twice a day', 'I can post on the same days each week, but not “twice”.'],
    ['at 5', '“5” may be morning or afternoon. Write 5am or 5pm.'],
    ['half four', '“half four” may be morning or afternoon. Write 4:30am or 4:30pm.'],
    ['quarter to two', '“quarter to two” may be morning or afternoon. Write 1:45am or 1:45pm.'],
    ['25:00', '“25:00” is not a time.'],
    ['9:75', '“9:75” is not a time.'],
    ['13pm', '“13pm” is not a time.'],
    ['9am and 5pm', 'A subscription has one time of day, and I read 09:00 and 17:00.'],
    [
      '9am in Narnia',
      'I don’t know the time zone “narnia”. Write a city, like London or Dublin, or a zone, like Europe/London.',
    ],
    [
      '9am Europe/Narnia',
      'I don’t know the time zone “europe/narnia”. Write a city, like London or Dublin, or a zone, like Europe/London.',
    ],
    ['munday 9am', 'I don’t understand “munday”.'],
    ['tips on bicycles', 'I don’t understand “bicycles”.'],
    ['weekends except saturday and sunday', 'That leaves no day to post on.'],
    ['not on 31 February', '31 february is not a date. Write it like 2 January or 2027-01-02.'],
    [
      '9am starting 2 January',
      'Posts start with the next one due. To start later, subscribe first, then write “pause until” and the date.',
    ],
  ])('“%s”', (text, problem) => {
    expect(read(text)).toMatchObject({ problem });
  });
});
