import type { Measure } from './record';
import type { Subject } from './subjects';

/** 92.1 → "92.1%": one decimal, as published. */
export const percentText = (percent: number): string => `${percent.toFixed(1)}%`;

/** Marks a figure that is worked out here and that nobody published. */
export const SUM_MARK = ' (sum)';

/** 2933 → "2,933 thousand". */
export const inThousands = (value: number): string => `${value.toLocaleString('en-GB')} thousand`;

/** 2933 → "about 2.9 million people (2,933 thousand)". Takes thousands of people, and what to call them. */
export function peopleText(thousands: number, people = 'people'): string {
  const whole = inThousands(thousands);
  if (thousands === 0) return `fewer than a thousand ${people} (published as 0 thousand)`;
  return thousands < 1000
    ? `about ${thousands},000 ${people} (${whole})`
    : `about ${(Math.round(thousands / 100) / 10).toFixed(1)} million ${people} (${whole})`;
}

/** The 95% range, or the one limit that was published: "7.5% to 8.1%"; undefined where there is none. */
export function rangeOf({
  low,
  high,
}: {
  readonly low: number | undefined;
  readonly high: number | undefined;
}): string | undefined {
  if (low !== undefined && high !== undefined) return `${percentText(low)} to ${percentText(high)}`;
  if (low !== undefined) return `from ${percentText(low)}, no upper limit published`;
  return high === undefined ? undefined : `up to ${percentText(high)}, no lower limit published`;
}

/** To one decimal, as published figures differ. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A difference of two percents, to one decimal: "24.9 percentage points". */
export function pointsText(difference: number): string {
  const size = Math.abs(difference).toFixed(1);
  return `${size} percentage ${size === '1.0' ? 'point' : 'points'}`;
}

/** The people of a subject, with the country where they aren't in one part of it. */
export const inUk = (subject: Subject): string =>
  subject.place !== undefined || subject.dimension === 'all'
    ? subject.people
    : `${subject.people} in the UK`;

/** Very short, for chart titles: "75 and over: 54.0% online in 2020". */
export const SHORT_MEASURE: Readonly<Record<Measure, string>> = {
  recent: 'online',
  lapsed: 'lapsed users',
  never: 'never online',
  'lapsed-or-never': 'not online',
};

/** "a", "a and b", "a, b and c". */
export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Begins a sentence: "adults in Wirral" → "Adults in Wirral". */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Writes a place's name as a reader would: "king's lynn" → "King's Lynn". */
export const placeName = (name: string): string =>
  name
    .split(' ')
    .map((word, index) =>
      /^(usa?|uk|eu|roi)$/.test(word)
        ? word.toUpperCase()
        : index > 0 && /^(and|of|upon|on|the|in|under|le)$/.test(word)
          ? word
          : capital(word),
    )
    .join(' ');
