import type { MonthsNumbers } from '../store/port';

/** Counts below this are not shown. */
export const FEWEST = 5;

/** A line of the evidence page. */
export interface EvidenceLine {
  readonly name: string;
  /** Rounded to the nearest five, or that it is fewer than five. */
  readonly shown: string;
}

/** A month in numbers that a board can read. */
export interface Evidence {
  /** Like 2026-11. */
  readonly month: string;
  readonly lines: readonly EvidenceLine[];
}

/**
 * A month's numbers as they may be shown to anybody. Each is rounded to the nearest five by itself, and below five only
 * that is said: nobody can work out from totals what is hidden, nor tell from one month whether a person was in it.
 */
export function evidenceOf(month: string, numbers: MonthsNumbers): Evidence {
  const { answered = 0, offered = 0, declined = 0, posts, helpful, unhelpful } = numbers;
  const line = (name: string, count: number): EvidenceLine => ({ name, shown: rounded(count) });
  return {
    month,
    lines: [
      line('Questions asked', answered + offered + declined),
      line('Answered', answered),
      line('Offered something near', offered),
      line('Declined, since there was no sourced answer', declined),
      line('Scheduled posts', posts),
      line('Marked as helpful', helpful),
      line('Marked as not helpful', unhelpful),
    ],
  };
}

function rounded(count: number): string {
  if (count === 0) return '0';
  if (count < FEWEST) return `fewer than ${FEWEST}`;
  return String(Math.round(count / FEWEST) * FEWEST);
}

/** The first day of a month, and of the one after it. */
export function daysOf(month: string): readonly [from: string, until: string] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  return [`${month}-01`, next];
}

/** The months to choose from, the newest first: a year back. */
export function monthsBack(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: 13 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
