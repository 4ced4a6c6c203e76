import { phrase, phraseAt, type Reader } from './reading';
import type { HolidayCalendar } from './schedule';

const HOLIDAYS = [
  'holidays',
  'bank holidays',
  'holiday',
  'bank holiday',
  'public holidays',
  'hols',
  'bank hols',
];
const PLACES: readonly { readonly said: readonly string[]; readonly calendar: HolidayCalendar }[] =
  [
    {
      said: [
        'england-and-wales',
        'england and wales',
        'england',
        'wales',
        'english',
        'welsh',
        'england & wales',
      ],
      calendar: 'england-and-wales',
    },
    { said: ['scotland', 'scottish', 'scots'], calendar: 'scotland' },
    {
      said: ['northern-ireland', 'northern ireland', 'northern irish', 'ni'],
      calendar: 'northern-ireland',
    },
    { said: ['none', 'no', 'off', 'ignored', 'any'], calendar: 'none' },
  ];
const POST_ANYWAY = [
  'no',
  'ignore',
  'ignoring',
  'including',
  'include',
  'even on',
  'also on',
  'with',
  'not skipping',
];
const LEAVE_OUT = [
  'except',
  'excluding',
  'not on',
  'but not on',
  'except on',
  'skip',
  'skipping',
  'apart from',
  'without',
  'not',
  'never on',
  'except for',
];

/** Reads which bank holidays to leave out: "Scottish bank holidays", "holidays none", "even on bank holidays". */
export const readHolidays: Reader<HolidayCalendar | 'as before'> = (words, at) => {
  const anyway = phraseAt(words, at, POST_ANYWAY);
  const out = anyway > 0 ? 0 : phraseAt(words, at, LEAVE_OUT);
  const start = at + anyway + out;
  const before = placeAt(words, start);
  const word = phraseAt(words, start + before.took, HOLIDAYS);
  if (word === 0) return undefined;
  const end = start + before.took + word;
  const joined = ['in', 'of', 'for', 'from'].includes(words[end] ?? '') ? 1 : 0;
  const after = placeAt(words, end + joined);
  const took = end - at + (after.took > 0 ? joined + after.took : 0);
  if (anyway > 0) return { took: end - at, value: 'none' };
  return { took, value: before.calendar ?? after.calendar ?? 'as before' };
};

function placeAt(
  words: readonly string[],
  at: number,
): { readonly took: number; readonly calendar?: HolidayCalendar } {
  for (const { said, calendar } of PLACES) {
    const took = phraseAt(words, at, said);
    if (took > 0 && phrase(words, at, took) !== '') return { took, calendar };
  }
  return { took: 0 };
}
