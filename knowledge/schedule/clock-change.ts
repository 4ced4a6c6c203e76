import { Temporal } from 'temporal-polyfill';
import { zoneName } from './zone-words';
import { sayDate } from './say';

const MS_IN_YEAR = 366 * 24 * 60 * 60 * 1000;

/**
 * Why a time of day will not do in a zone: clocks changes in the coming year skip it, or have it twice. One sentence
 * with what to choose instead; undefined when the time comes once every day.
 */
export function clockChangeAt(time: string, zone: string, now: Date): string | undefined {
  const start = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const end = now.getTime() + MS_IN_YEAR;
  let moment = start.toZonedDateTimeISO(zone);
  for (;;) {
    const change = moment.getTimeZoneTransition('next');
    if (!change || change.epochMilliseconds > end) return undefined;
    const before = change.subtract({ nanoseconds: 1 });
    const shift = (change.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
    const changed = minutesOf(change.toPlainTime());
    // The minutes that are skipped when clocks go forward, or come twice when they go back.
    const first = shift > 0 ? changed - shift : changed;
    const asked = minutesOf(Temporal.PlainTime.from(time));
    const into = (((asked - first) % 1440) + 1440) % 1440;
    if (shift !== 0 && into < Math.abs(shift)) {
      const what =
        shift > 0
          ? `does not exist on ${sayDate(change.toPlainDate().toString())}, when the clocks go forward`
          : `comes twice on ${sayDate(change.toPlainDate().toString())}, when the clocks go back`;
      return `In ${zoneName(zone)}, ${time} ${what}. Choose a time that is not between ${clock(first)} and ${clock(first + Math.abs(shift) - 1)}.`;
    }
    moment = change;
  }
}

function minutesOf({ hour, minute }: Temporal.PlainTime): number {
  return hour * 60 + minute;
}

function clock(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}
