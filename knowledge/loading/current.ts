import type { EditorRecord } from './fields';

/** An item as far as its dates go. */
export interface Recorded {
  readonly record: Pick<EditorRecord, 'reviewBy'>;
}

/** Whether an item may still be trusted on a day written like 2026-03-31: its review day itself included. */
export function isCurrent({ record }: Recorded, today: string): boolean {
  return record.reviewBy >= today;
}

/** Whole days from a day until an item's review is due: negative once it is past. */
export function daysToReview({ record }: Recorded, today: string): number {
  const day = 24 * 60 * 60 * 1000;
  return Math.round((Date.parse(record.reviewBy) - Date.parse(today)) / day);
}
