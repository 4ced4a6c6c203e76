/** An item's dates: when somebody last checked it, and until when it may be trusted. */
export interface Upkeep {
  readonly checked: string;
  readonly reviewBy: string;
}

/** Whole days from a day until an item's review is due: negative once it is past. */
export function daysToReview(item: Upkeep, today: string): number {
  const day = 24 * 60 * 60 * 1000;
  return Math.round((Date.parse(item.reviewBy) - Date.parse(today)) / day);
}
