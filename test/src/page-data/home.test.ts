import { createHome } from '../../../src/page-data/home';
import { openTestKnowledge } from '../../fakes/shared-knowledge';

const knowledge = openTestKnowledge();
const post = (day: string, state = 'planned') => ({
  id: `1@${day}`,
  title: 'Tips',
  day,
  time: '09:00',
  state,
  words: 'How many hashtags?',
});

const homeOn = (day: string) =>
  createHome({
    knowledge,
    clock: { now: () => new Date(`${day}T12:00:00Z`) },
    timeZone: 'Europe/London',
    schedule: {
      posts: () => Promise.resolve([post('2026-12-01', 'sent'), post('2026-12-03')]),
      marked: () => [
        { day: '2026-12-25', note: 'Christmas Day', kind: 'holiday' as const },
        {
          day: '2026-12-02',
          note: 'Grief Awareness Week',
          kind: 'awareness' as const,
          source: { name: 'The Good Grief Trust' },
        },
        {
          day: '2026-12-01',
          note: 'A season that has begun',
          kind: 'awareness' as const,
          since: '2026-11-01',
          until: '2027-02-28',
        },
        {
          day: '2026-12-01',
          note: 'A week that has begun',
          kind: 'awareness' as const,
          since: '2026-11-30',
          until: '2026-12-04',
        },
      ],
    },
  }).read();

test('has the tip of the day, and a figure with a chart that stays for a week', async () => {
  const monday = await homeOn('2026-11-30');
  const sunday = await homeOn('2026-12-06');
  const next = await homeOn('2026-12-07');
  expect(monday.tip?.title).toBe('Tip of the day');
  expect(monday.figure?.blocks.some(({ kind }) => kind === 'chart')).toBe(true);
  expect(sunday.figure?.title).toBe(monday.figure?.title);
  expect(next.figure?.title).not.toBe(monday.figure?.title);
});

test('has what is coming up in order: days, and posts that are still to go out', async () => {
  const { comingUp } = await homeOn('2026-12-01');
  expect(comingUp.map(({ day, what }) => `${day} ${what}`)).toEqual([
    '2026-12-01 A week that has begun',
    '2026-12-02 Grief Awareness Week',
    '2026-12-03 Tips',
    '2026-12-25 Christmas Day',
  ]);
  expect(comingUp[1]?.more).toBe('The Good Grief Trust');
});
