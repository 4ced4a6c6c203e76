/** An item's dates: when somebody last checked it, and until when it may be trusted. */
export interface Upkeep {
  readonly checked: string;
  readonly reviewBy: string;
}

/** Whether an item may still be shown unasked, on a day written like 2026-03-31: its review day itself included. */
export function isCurrent(item: Upkeep, today: string): boolean {
  return item.reviewBy >= today;
}

/** Whole days from a day until an item's review is due: negative once it is past. */
export function daysToReview(item: Upkeep, today: string): number {
  const day = 24 * 60 * 60 * 1000;
  return Math.round((Date.parse(item.reviewBy) - Date.parse(today)) / day);
}
