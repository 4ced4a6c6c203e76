import { daysToReview } from './current';
import type { Entry } from './entry';
import type { EditorRecord } from './fields';
import type { ContentProblem } from './problem';

const DAYS_AHEAD = 30;

/** What an editor should look at soon: a review due, or dates that can't be right. */
export function checkUpkeep(entries: readonly Entry[], today: string): readonly ContentProblem[] {
  return entries.flatMap((entry) => {
    if (entry.value === undefined || !('record' in (entry.value as object))) return [];
    const item = entry.value as { readonly record: EditorRecord };
    const { checked, reviewBy } = item.record;
    const days = daysToReview(item, today);
    if (checked > today)
      return [
        entry.problem(
          // A clock that is behind must not keep Signpost from starting.
          'warning',
          ['record', 'checked'],
          `${checked} is in the future; write the day it was checked`,
        ),
      ];
    if (reviewBy < checked)
      return [
        entry.problem(
          'fault',
          ['record', 'reviewBy'],
          `is before the day it was checked (${checked})`,
        ),
      ];
    if (days < 0)
      return [
        entry.problem(
          'warning',
          ['record', 'reviewBy'],
          `review was due on ${reviewBy}; it is kept out of rotation until it is checked again`,
        ),
      ];
    if (days <= DAYS_AHEAD)
      return [
        entry.problem(
          'warning',
          ['record', 'reviewBy'],
          `review is due on ${reviewBy}, ${inDays(days)}`,
        ),
      ];
    return [];
  });
}

const inDays = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
