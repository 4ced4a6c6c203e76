import { longDate } from '../text/days';
import { DAY_NAMES } from './day-words';
import type { HolidayCalendar, LocalDate, Offering, Schedule, Slot } from './schedule';
import { zoneName } from './zone-words';

const LONG_DATE = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A date as people say it: "Monday 23 November 2026". */
export function sayDate(date: LocalDate): string {
  return LONG_DATE.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

/** From one date to another: "7 to 13 June 2027", "25 March to 6 May 2027"; one day as `sayDate` has it. */
export function saySpan(from: LocalDate, until: LocalDate): string {
  if (from === until) return sayDate(from);
  const [day = '', month = '', year = ''] = longDate(from).split(' ');
  const last = longDate(until);
  if (from.slice(0, 7) === until.slice(0, 7)) return `${day} to ${last}`;
  return `${day} ${month}${from.slice(0, 4) === until.slice(0, 4) ? '' : ` ${year}`} to ${last}`;
}

/** A slot with date, time and zone: "Monday 23 November 2026 at 09:00 (London time)". */
export function saySlot({ date }: Pick<Slot, 'date'>, { time, zone }: Schedule): string {
  return `${sayDate(date)} at ${time} (${zoneName(zone)})`;
}

/** Days and time: "on working days at 09:00, London time". */
export function sayWhen({ days, time, zone }: Schedule): string {
  return `${sayDays(days)} at ${time}, ${zoneName(zone)}`;
}

/** "on working days", "every day", "on Mondays, Wednesdays and Fridays". */
export function sayDays(days: readonly number[]): string {
  const set = days.join('');
  if (set === '1234567') return 'every day';
  if (set === '12345') return 'on working days';
  if (set === '67') return 'at weekends';
  return `on ${listed(days.map((day) => `${capital(DAY_NAMES[day - 1] ?? '')}s`))}`;
}

/** "England and Wales"; undefined for no calendar. */
export function sayCalendar(calendar: HolidayCalendar): string | undefined {
  return CALENDARS[calendar];
}

const CALENDARS: Readonly<Record<HolidayCalendar, string | undefined>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  none: undefined,
};

/** What one post is: "A tip", "A survey figure". */
export const OFFERING_NAMES: Readonly<
  Record<Offering, { readonly one: string; readonly many: string }>
> = {
  tips: { one: 'A tip', many: 'tips' },
  resources: { one: 'A resource', many: 'resources' },
  figures: { one: 'A survey figure', many: 'survey figures' },
  rotation: { one: 'A tip, resource or survey figure', many: 'tips, resources and survey figures' },
  editors: { one: 'The editors’ list', many: 'editors’ lists' },
};

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
