import { numberNamed, readNumber } from '../text/number-words';
import { phrase, phraseAt, type Read, type Reader, type Words } from './reading';

/** Minutes that have a name of their own before "past" and "to". */
const MINUTES = new Map([
  ['quarter', 15],
  ['a quarter', 15],
  ['half', 30],
]);
/** What may follow an hour beside its minutes in words. */
const AFTER_HOUR = new Map([
  ['oclock', 0],
  ['oh five', 5],
]);
const NAMED = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['12 noon', '12:00'],
  ['twelve noon', '12:00'],
  ['12 midday', '12:00'],
  ['midnight', '00:00'],
  ['12 midnight', '00:00'],
  ['twelve midnight', '00:00'],
]);

/** Parts of the day, said after a time. Night is left out: it may be either side of midnight. */
const PARTS: readonly { readonly said: readonly string[]; readonly half: 'am' | 'pm' }[] = [
  { said: ['am', 'in the morning', 'mornings', 'morning'], half: 'am' },
  {
    said: [
      'pm',
      'in the afternoon',
      'in the evening',
      'afternoon',
      'afternoons',
      'evenings',
      'evening',
      'at night',
    ],
    half: 'pm',
  },
];

/** The same, where the words also say on which days, and are left for that. */
const DAILY_PARTS: typeof PARTS = [
  { said: ['every morning', 'each morning'], half: 'am' },
  { said: ['every afternoon', 'each afternoon', 'every evening', 'each evening'], half: 'pm' },
];

interface Face {
  readonly took: number;
  readonly hour: number;
  readonly minute: number;
  /** Typed like 07:45 or 0745, so meant by the 24-hour clock. */
  readonly exact: boolean;
  readonly half?: 'am' | 'pm';
}

/** Reads a time of day as HH:MM: "8am", "12:30", "half nine", "quarter to ten in the morning", "noon". */
export const readTime: Reader<string> = (words, at) => {
  const named = phraseAt(words, at, NAMED.keys());
  if (named > 0) return { took: named, value: NAMED.get(phrase(words, at, named)) ?? '' };
  const face = figures(words, at) ?? spoken(words, at);
  if (!face) return undefined;
  const after = at + face.took;
  const part = PARTS.find(({ said }) => phraseAt(words, after, said) > 0);
  const took = face.took + (part ? phraseAt(words, after, part.said) : 0);
  const daily = DAILY_PARTS.find(({ said }) => phraseAt(words, after, said) > 0);
  const half = face.half ?? part?.half ?? daily?.half;
  return clockTime({ ...face, took }, half, phrase(words, at, face.took));
};

function clockTime(face: Face, half: 'am' | 'pm' | undefined, said: string): Read<string> {
  const { took, hour, minute, exact } = face;
  if (hour > 23 || minute > 59 || (half !== undefined && (hour > 12 || (hour === 0 && !exact)))) {
    return { took, problem: `“${said}” is not a time.` };
  }
  if (half === undefined && !exact && hour >= 1 && hour <= 6) {
    const clock = minute === 0 ? String(hour) : `${hour}:${two(minute)}`;
    return {
      took,
      problem: `“${said}” may be morning or afternoon. Write ${clock}am or ${clock}pm.`,
    };
  }
  return { took, value: `${two(inDay(hour, half))}:${two(minute)}` };
}

function inDay(hour: number, half: 'am' | 'pm' | undefined): number {
  if (half === 'pm') return (hour % 12) + 12;
  return half === 'am' ? hour % 12 : hour;
}

/** "9:00", "9.30pm", "0900", "8am", "at 9". */
function figures(words: Words, at: number): Face | undefined {
  const word = words[at] ?? '';
  const parts =
    /^(\d{1,2})[:.h](\d{2})(am|pm)?(?:hrs|h)?$/.exec(word) ??
    /^(\d{2})(\d{2})(am|pm)?(?:hrs|h)?$/.exec(word) ??
    /^(\d{1,2})()(am|pm)?(?:hrs|h)?$/.exec(word);
  if (!parts) return undefined;
  const [, hour = '', minute = '', suffix] = parts;
  const half = suffix === 'am' || suffix === 'pm' ? suffix : undefined;
  const follows = words[at + 1] ?? '';
  const hours = ['hrs', 'hours', 'oclock'].includes(follows) ? 1 : 0;
  if (minute === '' && half === undefined && isPastOrTo(words, at)) return undefined;
  return {
    took: 1 + hours,
    hour: Number(hour),
    minute: minute === '' ? 0 : Number(minute),
    exact: minute !== '' || Number(hour) > 12 || follows === 'hrs' || follows === 'hours',
    ...(half === undefined ? {} : { half }),
  };
}

/** "half nine", "quarter past 8", "twenty to ten", "nine thirty", "nine". */
function spoken(words: Words, at: number): Face | undefined {
  const halves = phraseAt(words, at, ['half past', 'half']);
  const half = halves > 0 ? hourNamed(words[at + halves]) : undefined;
  if (half !== undefined) return { took: halves + 1, hour: half, minute: 30, exact: false };
  const past = minutesNamed(words, at);
  if (past !== undefined) {
    const unit = ['minutes', 'mins'].includes(words[at + past.took] ?? '') ? 1 : 0;
    const side = words[at + past.took + unit] ?? '';
    const hour = hourNamed(words[at + past.took + unit + 1]);
    const took = past.took + unit + 2;
    const minute = past.value;
    if (side === 'past' && hour !== undefined) return { took, hour, minute, exact: false };
    if (side === 'to' && hour !== undefined) {
      return { took, hour: hour === 1 ? 12 : hour - 1, minute: 60 - minute, exact: false };
    }
  }
  const hour = numberNamed(words[at]);
  if (hour === undefined || hour < 1 || hour > 12) return undefined;
  const after = afterHour(words, at + 1);
  return { took: 1 + after.took, hour, minute: after.value, exact: false };
}

interface Minutes {
  readonly took: number;
  readonly value: number;
}

/** "quarter", "twenty five", "10": minutes before "past" or "to". */
function minutesNamed(words: Words, at: number): Minutes | undefined {
  const named = phraseAt(words, at, MINUTES.keys());
  if (named > 0) return { took: named, value: MINUTES.get(phrase(words, at, named)) ?? 0 };
  const figure = /^(?:5|10|15|20|25)$/.exec(words[at] ?? '')?.[0];
  const read = figure === undefined ? readNumber(words, at) : { took: 1, value: Number(figure) };
  return read !== undefined && read.value > 0 && read.value < 30 && read.value % 5 === 0
    ? read
    : undefined;
}

/** "thirty", "forty five", "oclock": what follows an hour in words. */
function afterHour(words: Words, at: number): Minutes {
  const named = phraseAt(words, at, AFTER_HOUR.keys());
  if (named > 0) return { took: named, value: AFTER_HOUR.get(phrase(words, at, named)) ?? 0 };
  const read = readNumber(words, at);
  return read !== undefined && read.value >= 10 && read.value < 60 && read.value % 5 === 0
    ? read
    : { took: 0, value: 0 };
}

function isPastOrTo(words: Words, at: number): boolean {
  const unit = ['minutes', 'mins'].includes(words[at + 1] ?? '') ? 1 : 0;
  const side = words[at + 1 + unit] ?? '';
  return (
    minutesNamed(words, at) !== undefined &&
    (side === 'past' || side === 'to') &&
    hourNamed(words[at + 2 + unit]) !== undefined
  );
}

function hourNamed(word: string | undefined): number | undefined {
  const hour = numberNamed(word) ?? (/^\d{1,2}$/.test(word ?? '') ? Number(word) : 0);
  return hour >= 1 && hour <= 12 ? hour : undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
