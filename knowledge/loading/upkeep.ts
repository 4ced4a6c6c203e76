import { daysToReview } from './current';
import type { Entry } from './entry';
import type { EditorRecord } from './fields';
import type { ContentProblem, ProblemPlace } from './problem';

const DAYS_AHEAD = 30;

/** When an entry was checked and is to be checked again, and where that is written. */
export interface Review {
  readonly record: Pick<EditorRecord, 'checked' | 'reviewBy'>;
  readonly places: { readonly checked: ProblemPlace; readonly reviewBy: ProblemPlace };
}

/** The dates of every entry that has them: plain data. */
export function reviewsOf(entries: readonly Entry[]): readonly Review[] {
  return entries.flatMap((entry) => {
    if (entry.value === undefined || !('record' in (entry.value as object))) return [];
    const { checked, reviewBy } = (entry.value as Pick<Review, 'record'>).record;
    const place = (name: string): ProblemPlace => {
      const { file, line, field } = entry.problem('warning', ['record', name], '');
      return { file, line, field };
    };
    return [
      {
        record: { checked, reviewBy },
        places: { checked: place('checked'), reviewBy: place('reviewBy') },
      },
    ];
  });
}

/** So many entries checked after today are no slips of the pen: the clock is behind. */
const CLOCK_BEHIND = 10;

/** A day before which no right clock can be: so many entries were checked on it or later. Undefined where there are fewer. */
export function clockNotBefore(reviews: readonly Review[]): Date | undefined {
  const day = reviews
    .map(({ record }) => record.checked)
    .sort()
    .at(-CLOCK_BEHIND);
  // It was that day a day earlier somewhere.
  return day === undefined ? undefined : new Date(Date.parse(day) - 24 * 60 * 60 * 1000);
}

/** What an editor should look at soon: a review due, or dates that can't be right. */
export function checkReviews(reviews: readonly Review[], today: string): readonly ContentProblem[] {
  const ahead = reviews.filter(({ record }) => record.checked > today);
  const [first] = ahead;
  const behind = first !== undefined && ahead.length >= CLOCK_BEHIND;
  const message = `${ahead.length} entries, this one first, were checked after today, ${today}; is this computer's clock right?`;
  return [
    ...(behind ? [{ severity: 'warning' as const, ...first.places.checked, message }] : []),
    ...reviews.flatMap((review) => checkReview(review, today, behind)),
  ];
}

function checkReview(review: Review, today: string, behind: boolean): readonly ContentProblem[] {
  const { checked, reviewBy } = review.record;
  const at = review.places.reviewBy;
  const days = daysToReview(review, today);
  if (checked > today) {
    if (behind) return [];
    const message = `${checked} is in the future; write the day it was checked`;
    // A clock that is behind must not keep Signpost from starting.
    return [{ severity: 'warning', ...review.places.checked, message }];
  }
  if (reviewBy < checked)
    return [{ severity: 'fault', ...at, message: `is before the day it was checked (${checked})` }];
  if (days > DAYS_AHEAD) return [];
  const message =
    days < 0
      ? `review was due on ${reviewBy}; it is kept out of rotation until it is checked again`
      : `review is due on ${reviewBy}, ${inDays(days)}`;
  return [{ severity: 'warning', ...at, message }];
}

const inDays = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
