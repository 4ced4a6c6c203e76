import { Temporal } from 'temporal-polyfill';
import { MONTHS } from '../text/days';
import { readNumber, readOrdinal } from '../text/number-words';
import { said } from '../text/tokenize';
import type { BankHolidays } from './bank-holidays';
import { dayNamed } from './day-words';
import { phraseAt, type Read, type Reader, type Words } from './reading';
import { HOLIDAY_CALENDARS, type LocalDate } from './schedule';

/** Further ahead than anyone plans a pause; a year mistyped lands beyond it. */
const DAYS_AHEAD = 731;

/** A leap year is never further ahead. */
const YEARS_AHEAD = 8;

/**
 * Makes a reader of dates as seen on a day: "2 January", "tomorrow", "next Monday", "2026-12-25", "in two weeks". The
 * names of bank holidays are dates where their calendar is given.
 */
export function createDateReader(
  today: LocalDate,
  bankHolidays?: Pick<BankHolidays, 'nameOf'>,
): Reader<LocalDate> {
  const now = Temporal.PlainDate.from(today);
  let holidays: ReadonlyMap<string, LocalDate> | undefined;

  return (words, at) => {
    const lead = phraseAt(words, at, ['on', 'the', 'on the']);
    const read =
      relative(words, at + lead) ??
      written(words, at + lead) ??
      inWords(words, at + lead) ??
      byDay(words, at + lead);
    return read && { ...read, took: read.took + lead };
  };

  /** "today", "tomorrow", "in two weeks", "a fortnight", "next month". */
  function relative(words: Words, at: number): Read<LocalDate> | undefined {
    const named: readonly (readonly [string, Temporal.PlainDate])[] = [
      ['today', now],
      ['tonight', now],
      ['tomorrow', now.add({ days: 1 })],
      ['day after tomorrow', now.add({ days: 2 })],
      ['next week', now.add({ days: 8 - now.dayOfWeek })],
      ['next month', now.with({ day: 1 }).add({ months: 1 })],
      ['next year', now.with({ day: 1, month: 1 }).add({ years: 1 })],
      ['new year', coming(1, 1)],
      ['new years', coming(1, 1)],
      ['new years day', coming(1, 1)],
      ['new years eve', coming(12, 31)],
      ['hogmanay', coming(12, 31)],
      ['christmas eve', coming(12, 24)],
      ['christmas day', coming(12, 25)],
      ['christmas', coming(12, 25)],
      ['xmas', coming(12, 25)],
      ['xmas day', coming(12, 25)],
      ['boxing day', coming(12, 26)],
    ];
    const took = phraseAt(
      words,
      at,
      named.map(([said]) => said),
    );
    const date = named.find(([said]) => took > 0 && words.slice(at, at + took).join(' ') === said);
    if (date) return { took, value: date[1].toString() };
    const holiday = bankHoliday(words, at);
    if (holiday) return holiday;
    const lead = ['in', 'for'].includes(words[at] ?? '') ? 1 : 0;
    const length = spanAt(words, at + lead);
    return length && within(now.add(length.span), length.took + lead);
  }

  /** "Good Friday", "Easter Monday", "the summer bank holiday", "the next bank holiday". */
  function bankHoliday(words: Words, at: number): Read<LocalDate> | undefined {
    if (bankHolidays === undefined) return undefined;
    holidays ??= comingHolidays(bankHolidays, now);
    const took = phraseAt(words, at, holidays.keys());
    const date = took > 0 ? holidays.get(words.slice(at, at + took).join(' ')) : undefined;
    return date === undefined ? undefined : { took, value: date };
  }

  /** "2026-12-25", "25/12/2026", "25/12". */
  function written(words: Words, at: number): Read<LocalDate> | undefined {
    const word = words[at] ?? '';
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
    if (iso) return dated(Number(iso[3]), Number(iso[2]), Number(iso[1]), 1, word);
    const slashed = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(word);
    if (!slashed || (slashed[3] === undefined && !word.includes('/'))) return undefined;
    return dated(Number(slashed[1]), Number(slashed[2]), fullYear(slashed[3]), 1, word);
  }

  /** "2 January", "2nd of Jan 2027", "January 2", "January". */
  function inWords(words: Words, at: number): Read<LocalDate> | undefined {
    const day = dayOfMonth(words, at);
    const middle = at + (day?.took ?? 0);
    const of = day !== undefined && words[middle] === 'of' ? 1 : 0;
    const dayFirst = day === undefined ? undefined : monthNamed(words[middle + of]);
    const month = dayFirst ?? monthNamed(words[at]);
    if (month === undefined) return undefined;
    const the = dayFirst === undefined && words[at + 1] === 'the' ? 1 : 0;
    const after = dayFirst === undefined ? dayOfMonth(words, at + 1 + the) : undefined;
    const afterMonth = after === undefined ? at + 1 : at + 1 + the + after.took;
    const end = dayFirst === undefined ? afterMonth : middle + of + 1;
    const comma = words[end] === ',' && /^20\d\d$/.test(words[end + 1] ?? '') ? 1 : 0;
    const year = /^20\d\d$/.exec(words[end + comma] ?? '')?.[0];
    const took = end - at + (year === undefined ? 0 : 1 + comma);
    return dated(
      (dayFirst === undefined ? after?.value : day?.value) ?? 1,
      month,
      fullYear(year),
      took,
      words.slice(at, at + took).join(' '),
    );
  }

  /** "Monday", "next Friday", "Monday week": the first such day after today. */
  function byDay(words: Words, at: number): Read<LocalDate> | undefined {
    const lead = ['next', 'this', 'coming'].includes(words[at] ?? '') ? 1 : 0;
    const day = dayNamed(words[at + lead] ?? '');
    if (day === undefined) return undefined;
    const ahead = ((day - now.dayOfWeek + 6) % 7) + 1;
    const week = words[at + lead + 1] === 'week' ? 1 : 0;
    // "Monday 2 January": the date counts, the day is company.
    const dateAfter = inWords(words, at + lead + 1) ?? written(words, at + lead + 1);
    if (dateAfter) return { ...dateAfter, took: dateAfter.took + lead + 1 };
    return { took: lead + 1 + week, value: now.add({ days: ahead + 7 * week }).toString() };
  }

  function dated(
    day: number,
    month: number,
    year: number | undefined,
    took: number,
    typed: string,
  ): Read<LocalDate> {
    const years = Array.from({ length: YEARS_AHEAD + 1 }, (_, ahead) => now.year + ahead);
    const dates = (year === undefined ? years : [year]).flatMap((one) =>
      isDate(one, month, day) ? [Temporal.PlainDate.from({ year: one, month, day })] : [],
    );
    const date = dates.find((one) => Temporal.PlainDate.compare(one, now) >= 0);
    if (date !== undefined) return within(date, took);
    if (dates.length > 0) return { took, problem: `${typed} has already passed.` };
    return { took, problem: `${typed} is not a date. Write it like 2 January or 2027-01-02.` };
  }

  function within(date: Temporal.PlainDate, took: number): Read<LocalDate> {
    const days = now.until(date, { largestUnit: 'days' }).days;
    if (days <= DAYS_AHEAD) return { took, value: date.toString() };
    return { took, problem: 'That is more than two years away. Choose a nearer date.' };
  }

  function coming(month: number, day: number): Temporal.PlainDate {
    const date = now.with({ month, day });
    return Temporal.PlainDate.compare(date, now) > 0 ? date : date.add({ years: 1 });
  }
}

/** "two weeks", "a fortnight", "3 days". */
function spanAt(
  words: Words,
  at: number,
): { readonly took: number; readonly span: Temporal.DurationLike } | undefined {
  const first = words[at] ?? '';
  if (first === 'fortnight') return { took: 1, span: { days: 14 } };
  const count = countAt(words, at);
  if (count === undefined) return undefined;
  const { value } = count;
  const took = count.took + 1;
  const unit = (words[at + count.took] ?? '').replace(/s$/, '');
  if (unit === 'fortnight') return { took, span: { days: 14 * value } };
  if (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year') {
    return { took, span: { [`${unit}s`]: value } };
  }
  return undefined;
}

/** "a", "3", "two", "half a dozen". */
function countAt(
  words: Words,
  at: number,
): { readonly value: number; readonly took: number } | undefined {
  const word = words[at] ?? '';
  if (word === 'a' || word === 'an') return { value: 1, took: 1 };
  if (/^\d{1,3}$/.test(word)) return { value: Number(word), took: 1 };
  const read = readNumber(words, at);
  return read === undefined || read.value === 0 ? undefined : read;
}

/** "2", "2nd", "second", "twenty first". */
function dayOfMonth(
  words: Words,
  at: number,
): { readonly value: number; readonly took: number } | undefined {
  const word = words[at] ?? '';
  return /^\d{1,2}$/.test(word) ? { value: Number(word), took: 1 } : readOrdinal(words, at);
}

function isDate(year: number, month: number, day: number): boolean {
  try {
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** Each bank holiday's name in plain words, with the first date after today that has it; England's and Wales's first. */
function comingHolidays(
  bankHolidays: Pick<BankHolidays, 'nameOf'>,
  now: Temporal.PlainDate,
): ReadonlyMap<string, LocalDate> {
  const found = new Map<string, LocalDate>();
  const note = (name: string, date: LocalDate): void => {
    if (!found.has(name)) found.set(name, date);
  };
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => now.add({ days: ahead + 1 }));
  for (const region of HOLIDAY_CALENDARS)
    for (const day of days) {
      const date = day.toString();
      const name = said(bankHolidays.nameOf(region, date)?.replace(/\(.*\)/, '') ?? '');
      if (name === '') continue;
      note(name, date);
      note(name.replace(/ bank holiday$/, ''), date);
      note('next bank holiday', date);
      if (name === 'good friday') {
        note('easter', day.add({ days: 2 }).toString());
        note('easter sunday', day.add({ days: 2 }).toString());
      }
      if (name === 'early may bank holiday') note('may day', date);
      if (name === 'summer bank holiday') note('august bank holiday', date);
    }
  for (const plain of ['spring', 'summer', 'early may', '2nd january']) found.delete(plain);
  return found;
}

function monthNamed(word: string | undefined): number | undefined {
  if (word === undefined || word.length < 3) return undefined;
  const month = MONTHS.findIndex((name) => name.startsWith(word === 'sept' ? 'sep' : word));
  return month < 0 ? undefined : month + 1;
}

function fullYear(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}
