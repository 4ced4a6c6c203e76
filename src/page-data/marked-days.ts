import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  type AwarenessCalendar,
  type BankHolidays,
  HOLIDAY_CALENDARS,
  sayCalendar,
  sayDate,
} from '../../knowledge';

interface Calendars {
  readonly bankHolidays: BankHolidays;
  readonly calendar: AwarenessCalendar;
}

/**
 * Bank holidays anywhere in the United Kingdom, awareness days on the first day that they are on, and the nights the
 * clocks change, from one date to another.
 */
export function markedDays(
  { bankHolidays, calendar }: Calendars,
  zone: string,
  from: string,
  until: string,
) {
  return [
    ...holidays(bankHolidays, from, until),
    ...awareness(calendar, from, until),
    ...clockChanges(zone, from, until),
  ];
}

function awareness(calendar: AwarenessCalendar, from: string, until: string) {
  return calendar.between(from, until).map((one) => {
    const { title, day } = one;
    return {
      day: one.from < from ? from : one.from,
      note: one.from === one.until ? title : `${title} (until ${sayDate(one.until)})`,
      kind: 'awareness' as const,
      since: one.from,
      until: one.until,
      ...(day.link !== undefined && { source: { name: day.publisher, url: day.link } }),
    };
  });
}

function holidays(bankHolidays: BankHolidays, from: string, until: string) {
  const regions = HOLIDAY_CALENDARS.filter((region) => region !== 'none');
  const marked: { day: string; note: string; kind: 'holiday' }[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const names = new Map<string, string[]>();
    for (const region of regions) {
      const name = bankHolidays.nameOf(region, day);
      if (name !== undefined)
        names.set(name, [...(names.get(name) ?? []), sayCalendar(region) ?? region]);
    }
    for (const [name, where] of names) {
      const everywhere = where.length === regions.length;
      marked.push({
        day,
        note: everywhere ? name : `${name} (${where.join(', ')})`,
        kind: 'holiday',
      });
    }
  }
  return marked;
}

function clockChanges(zone: string, from: string, until: string) {
  const marked: { day: string; note: string; kind: 'clocks' }[] = [];
  let at = Temporal.PlainDate.from(from).toZonedDateTime(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const day = next?.toPlainDate().toString();
    if (!next || day === undefined || day > until) return marked;
    const forward = next.offsetNanoseconds > next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    marked.push({ day, note: `Clocks go ${forward ? 'forward' : 'back'}`, kind: 'clocks' });
    at = next;
  }
}
