import { MONTHS } from '../text/days';

/** "third Thursday of May". */
export interface WeekdayRule {
  /** From 1; 0 is the last. */
  readonly nth: number;
  /** Monday is 1. */
  readonly weekday: number;
  /** January is 1. */
  readonly month: number;
}

const NTH = ['last', 'first', 'second', 'third', 'fourth'];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What "third Thursday of May" says; undefined where words are no such rule. */
export function readWeekdayRule(words: string): WeekdayRule | undefined {
  const [, nth = '', weekday = '', month = ''] =
    /^(\w+) (\w+) (?:of|in) (\w+)$/.exec(words.trim().toLowerCase()) ?? [];
  const rule = {
    nth: NTH.indexOf(nth),
    weekday: WEEKDAYS.indexOf(weekday) + 1,
    month: MONTHS.indexOf(month) + 1,
  };
  return rule.nth >= 0 && rule.weekday > 0 && rule.month > 0 ? rule : undefined;
}

/** The number of a month by its name or its first three letters: January is 1. */
export function monthCalled(word: string): number | undefined {
  const at = MONTHS.findIndex(
    (month) => month === word || (word.length >= 3 && month.slice(0, word.length) === word),
  );
  return at < 0 ? undefined : at + 1;
}
