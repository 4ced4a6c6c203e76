import { Temporal } from 'temporal-polyfill';
import { addDays, type BankHolidays, HOLIDAY_CALENDARS, sayCalendar } from '../../knowledge';

/** Bank holidays anywhere in the United Kingdom, and the nights the clocks change, from one date to another. */
export function markedDays(bankHolidays: BankHolidays, zone: string, from: string, until: string) {
  return [...holidays(bankHolidays, from, until), ...clockChanges(zone, from, until)];
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
