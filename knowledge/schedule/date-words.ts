import { Temporal } from 'temporal-polyfill';
import { dayNamed } from './day-words';
import { phraseAt, type Read, type Reader, type Words } from './reading';
import type { LocalDate } from './schedule';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const COUNTS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
/** Further ahead than anyone plans a pause; a year mistyped lands beyond it. */
const DAYS_AHEAD = 731;

/** Makes a reader of dates as seen on a day: "2 January", "tomorrow", "next Monday", "2026-12-25", "in two weeks". */
export function createDateReader(today: LocalDate): Reader<LocalDate> {
  const now = Temporal.PlainDate.from(today);

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
      ['new year', now.with({ day: 1, month: 1 }).add({ years: 1 })],
      ['christmas day', coming(12, 25)],
      ['christmas', coming(12, 25)],
      ['boxing day', coming(12, 26)],
    ];
    const took = phraseAt(
      words,
      at,
      named.map(([said]) => said),
    );
    const date = named.find(([said]) => took > 0 && words.slice(at, at + took).join(' ') === said);
    if (date) return { took, value: date[1].toString() };
    const lead = ['in', 'for'].includes(words[at] ?? '') ? 1 : 0;
    const length = spanAt(words, at + lead);
    return length && within(now.add(length.span), length.took + lead);
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
    const day = dayOfMonth(words[at]);
    const of = words[at + 1] === 'of' ? 1 : 0;
    const dayFirst = day === undefined ? undefined : monthNamed(words[at + 1 + of]);
    const month = dayFirst ?? monthNamed(words[at]);
    if (month === undefined) return undefined;
    const after = day === undefined ? dayOfMonth(words[at + 1]) : undefined;
    const end = at + (day === undefined ? 1 + (after === undefined ? 0 : 1) : 2 + of);
    const comma = words[end] === ',' && /^20\d\d$/.test(words[end + 1] ?? '') ? 1 : 0;
    const year = /^20\d\d$/.exec(words[end + comma] ?? '')?.[0];
    const took = end - at + (year === undefined ? 0 : 1 + comma);
    return dated(
      day ?? after ?? 1,
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
    said: string,
  ): Read<LocalDate> {
    try {
      const fields = { day, month, year: year ?? now.year };
      const date = Temporal.PlainDate.from(fields, { overflow: 'reject' });
      const passed = Temporal.PlainDate.compare(date, now) < 0;
      if (passed && year !== undefined) return { took, problem: `${said} has already passed.` };
      return within(passed ? date.add({ years: 1 }) : date, took);
    } catch {
      return { took, problem: `${said} is not a date. Write it like 2 January or 2027-01-02.` };
    }
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
  const count = countNamed(first);
  if (count === undefined) return undefined;
  const unit = (words[at + 1] ?? '').replace(/s$/, '');
  if (unit === 'fortnight') return { took: 2, span: { days: 14 * count } };
  if (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year') {
    return { took: 2, span: { [`${unit}s`]: count } };
  }
  return undefined;
}

function countNamed(word: string): number | undefined {
  if (word === 'a' || word === 'an') return 1;
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const count = COUNTS.indexOf(word);
  return count > 0 ? count : undefined;
}

function dayOfMonth(word: string | undefined): number | undefined {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '')?.[1];
  return day === undefined ? undefined : Number(day);
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
