import { isEnglish } from '../text/dictionary';
import { createSpeller } from '../text/spelling';
import { phraseAt, type Reader, type Words } from './reading';
import { EVERY_DAY, WORKING_DAYS } from './schedule';

export const DAY_NAMES = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const SHORT = new Map(
  ['mon', 'tue tues', 'wed weds', 'thu thur thurs', 'fri', 'sat', 'sun'].flatMap((names, index) =>
    names.split(' ').map((name) => [name, index + 1] as const),
  ),
);

const SETS: readonly { readonly said: readonly string[]; readonly days: readonly number[] }[] = [
  {
    said: [
      'weekday',
      'weekdays',
      'week days',
      'working days',
      'working day',
      'work days',
      'workdays',
      'workday',
      'business days',
      'every weekday',
      'every working day',
      'each working day',
      'each weekday',
      'office days',
    ],
    days: WORKING_DAYS,
  },
  {
    said: [
      'daily',
      'every day',
      'everyday',
      'each day',
      'all week',
      'seven days a week',
      '7 days a week',
      'every single day',
      'once a day',
      'every morning',
      'each morning',
      'every afternoon',
      'each afternoon',
      'every evening',
      'each evening',
      'all days',
      'any day',
    ],
    days: EVERY_DAY,
  },
  { said: ['weekend', 'weekends', 'at weekends', 'every weekend'], days: [6, 7] },
  { said: ['weekly', 'once a week', 'every week', 'each week', 'one a week'], days: [] },
];

/** Rhythms people ask for that a schedule cannot keep. */
const OTHER_RHYTHMS = [
  'every other',
  'every second',
  'every third',
  'every two',
  'every 2',
  'every 3',
  'every three',
  'every few',
  'alternate',
  'fortnightly',
  'every fortnight',
  'biweekly',
  'bi-weekly',
  'twice',
  'two times',
  'three times',
  'monthly',
  'every month',
  'each month',
  'once a month',
  'a month',
  'of the month',
  'hourly',
  'every hour',
  'each hour',
  'every minute',
  'quarterly',
  'yearly',
  'annually',
  'every year',
  'first monday',
  'last friday',
];

/** Between the first and the last of a run of days. */
export const TO: readonly string[] = ['to', '-', 'till', 'until', 'through', 'thru'];
const EXCEPT = [
  'except',
  'excluding',
  'but not',
  'apart from',
  'not',
  'without',
  'except for',
  'never',
  'not on',
  'except on',
  'but not on',
];

export interface DaysRead {
  readonly days: readonly number[];
  /** Days to take away from the others. */
  readonly except?: boolean;
  /** Once a week, on whichever day is named elsewhere. */
  readonly weekly?: boolean;
}

/** Reads days of the week: "weekdays", "Mon to Fri", "every Monday", "daily", "not Friday". */
export const readDays: Reader<DaysRead> = (words, at) => {
  const other = phraseAt(words, at, OTHER_RHYTHMS);
  if (other > 0) {
    const said = words.slice(at, at + other).join(' ');
    return { took: other, problem: `I can post on the same days each week, but not “${said}”.` };
  }
  const without = phraseAt(words, at, EXCEPT);
  if (without > 0) {
    const start = at + without;
    const list = dayList(words, start);
    if (list.days.length === 0) return undefined;
    return { took: without + list.took, value: { days: list.days, except: true } };
  }
  for (const { said, days } of SETS) {
    const took = phraseAt(words, at, said);
    if (took === 0) continue;
    return { took, value: days.length > 0 ? { days } : { days, weekly: true } };
  }
  const { days, took } = dayList(words, at);
  if (took > 0) return { took, value: { days } };
  const set = setLike(words[at] ?? '');
  return set && { took: 1, value: { days: set } };
};

const spellDay = createSpeller(DAY_NAMES, { isKnown: isEnglish });

/** The day a word names, Monday being 1: "mondays", "Weds", "thurdsay"; undefined when it names none. */
export function dayNamed(word: string): number | undefined {
  const single = word.replace(/s$/, '');
  const short = SHORT.get(word) ?? SHORT.get(single);
  if (short !== undefined) return short;
  if (word.length < 5) return undefined;
  const name = spellDay(single);
  return name === undefined ? undefined : DAY_NAMES.findIndex((day) => day === name) + 1;
}

/** "mon wed fri", "monday, tuesday and friday", "monday to thursday". */
function dayList(words: Words, at: number): { days: readonly number[]; took: number } {
  const days: number[] = [];
  let place = at;
  let end = at;
  while (place < words.length) {
    const word = words[place] ?? '';
    const day = dayNamed(word);
    if (day !== undefined) {
      const until = TO.includes(words[place + 1] ?? '')
        ? dayNamed(words[place + 2] ?? '')
        : undefined;
      days.push(...(until === undefined ? [day] : range(day, until)));
      place += until === undefined ? 1 : 3;
      end = place;
    } else if (place > at && [',', 'and', 'or', 'on', 'every', 'each'].includes(word)) {
      place += 1;
    } else {
      break;
    }
  }
  return { days: [...new Set(days)].sort((a, b) => a - b), took: end - at };
}

function range(from: number, to: number): readonly number[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1);
}

const spellSet = createSpeller(['weekdays', 'weekday', 'daily', 'everyday', 'weekends'], {
  isKnown: isEnglish,
});

function setLike(word: string): readonly number[] | undefined {
  const near = spellSet(word);
  return near === undefined ? undefined : SETS.find(({ said }) => said.includes(near))?.days;
}
