import { topicsOf } from '../../../knowledge/commands/topics';
import { openTestPrepared } from '../../fakes/shared-knowledge';
import { parse } from '../shipped-lexicon';

const { content } = openTestPrepared();
const topics = topicsOf(content);
const asked = (text: string) => parse(text, topics);

describe('asking for the calendar', () => {
  it.each([
    'calendar',
    'Calendar!',
    'calender',
    "what's coming up",
    'awareness days',
    'show me the calendar please',
  ])('“%s” asks for what is next', (text) => expect(asked(text)).toEqual({ kind: 'calendar' }));

  it.each([
    ['calendar may', { month: 5 }],
    ['awareness days in May', { month: 5 }],
    ['which awareness days are there in oct?', { month: 10 }],
    ["what's on this month", { span: 'this month' }],
    ['what is on next week', { span: 'next week' }],
    ["what's coming up in december", { month: 12 }],
    ['calendar from 2027-01-01', { from: '2027-01-01' }],
  ])('“%s” asks for a part of the year', (text, part) =>
    expect(asked(text)).toEqual({ kind: 'calendar', ...part }),
  );

  it.each([
    ['when is nurses day', 'nurses-day'],
    ["When is International Nurses' Day?", 'nurses-day'],
    ["when's black history month", 'black-history-month'],
    ['what date is world aids day', 'world-aids-day'],
    ['when does ramadan start', 'ramadan'],
    ['what should we post for midwives day', 'midwives-day'],
    ['calendar eid', 'eid-al-fitr'],
    ['when is nurses dya', 'nurses-day'],
  ])('“%s” asks for one day', (text, day) =>
    expect(asked(text)).toEqual({ kind: 'calendar', day }),
  );

  it.each([
    'when is it all right to post a photo',
    'when is my next post',
    'what is on the list',
    'calendar of posts for our team',
    'what should we post',
    'may i post this',
    'awareness days are a waste of time, what else works',
    'calendar from 2027-02-30',
  ])('“%s” does not', (text) => expect(asked(text).kind).not.toBe('calendar'));
});
