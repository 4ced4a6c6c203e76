import { DEFAULT_SCHEDULE, sayDays, type Offering, type Topics } from '../../../knowledge';
import type { Form } from '../../ports';
import type { Subscription } from '../../store/port';

/**
 * The choices of a subscription as a form, filled in with what there is now. `hasPosts` says which topics there is
 * something to post about: no other is offered.
 */
export function subscriptionForm(
  topics: Topics,
  hasPosts: (what: Offering, topic: string) => boolean,
  now?: Subscription,
): Form {
  const what = now?.what ?? 'tips';
  const offered = topics.all.filter(({ id }) => now?.topics[0] === id || hasPosts(what, id));
  const schedule = now?.schedule ?? DEFAULT_SCHEDULE;
  const command = now === undefined ? 'subscribe' : `schedule #${now.id}`;
  return {
    kind: 'form',
    label: now === undefined ? 'Subscribe' : 'Change',
    ask: `${command} {what} {topic} {days} at {time} in {zone} holidays {holidays}`,
    fields: [
      { id: 'what', label: 'What to post', value: what, options: OFFERINGS },
      {
        id: 'topic',
        label: 'Topic',
        value: now?.topics[0] ?? 'all topics',
        options: [
          { label: 'All topics', value: 'all topics' },
          ...offered.map(({ id, title }) => ({ label: title, value: id })),
        ],
      },
      { id: 'days', label: 'Days', value: daysValue(schedule), options: daysOptions(schedule) },
      {
        id: 'time',
        label: 'Time',
        value: schedule.time,
        hint: 'For example 09:00, 8am or half nine',
      },
      {
        id: 'zone',
        label: 'Time zone',
        value: schedule.zone,
        hint: 'A city, like London or Dublin, or a zone, like Europe/London',
      },
      {
        id: 'holidays',
        label: 'Bank holidays to leave out',
        value: schedule.holidays,
        options: HOLIDAYS,
      },
    ],
  };
}

const OFFERINGS = [
  { label: 'Tips', value: 'tips' },
  { label: 'Resources', value: 'resources' },
  { label: 'Survey figures', value: 'figures' },
  { label: 'A mix of all three', value: 'rotation' },
];

const HOLIDAYS = [
  { label: 'England and Wales', value: 'england-and-wales' },
  { label: 'Scotland', value: 'scotland' },
  { label: 'Northern Ireland', value: 'northern-ireland' },
  { label: 'None: post on bank holidays too', value: 'none' },
];

const USUAL_DAYS = [
  { label: 'Working days', value: 'working days' },
  { label: 'Every day', value: 'every day' },
  { label: 'Mondays', value: 'monday one at a time' },
  { label: 'Tuesdays', value: 'tuesday one at a time' },
  { label: 'Wednesdays', value: 'wednesday one at a time' },
  { label: 'Thursdays', value: 'thursday one at a time' },
  { label: 'Fridays', value: 'friday one at a time' },
  { label: 'Mondays, Wednesdays and Fridays', value: 'monday wednesday friday' },
  { label: 'Tuesdays and Thursdays', value: 'tuesday thursday' },
  { label: 'Weekly digest on Mondays', value: 'weekly digest on monday' },
  { label: 'Weekly digest on Fridays', value: 'weekly digest on friday' },
];
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

type When = Subscription['schedule'];

function daysOptions(schedule: When): readonly { label: string; value: string }[] {
  const value = daysValue(schedule);
  if (USUAL_DAYS.some((option) => option.value === value)) return USUAL_DAYS;
  const days = sayDays(schedule.days).replace(/^(on|at) /, '');
  const label = schedule.cadence === 'weekly-digest' ? `Weekly digest on ${days}` : days;
  return [{ label, value }, ...USUAL_DAYS];
}

function daysValue({ days, cadence }: When): string {
  const names = days.map((day) => NAMES[day - 1] ?? '').join(' ');
  if (cadence === 'weekly-digest') return `weekly digest on ${names}`;
  if (days.join('') === '12345') return 'working days';
  if (days.length === 7) return 'every day';
  return days.length === 1 ? `${names} one at a time` : names;
}
