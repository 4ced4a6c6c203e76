import type { Entry } from './entry';
import type { ContentProblem, ProblemPlace } from './problem';

/** How long before its end a list of dates should be brought up to date. */
export const MONTHS_AHEAD = 6;

/** The last day for which dates are known, where that is written, and where the next ones are published. */
export interface DatesEnd {
  readonly until: string;
  readonly place: ProblemPlace;
  readonly source: string | undefined;
}

/** A warning for each list of dates that ends within six months of `today`. */
export function checkEnds(ends: readonly DatesEnd[], today: string): readonly ContentProblem[] {
  const soon = monthsAfter(today, MONTHS_AHEAD);
  return ends.flatMap(({ until, place, source }): readonly ContentProblem[] => {
    if (until >= soon) return [];
    const when = until < today ? 'is past' : 'is less than six months away';
    return [
      {
        severity: 'warning',
        ...place,
        message: `${when}; add the next year${source === undefined ? '' : ` from ${source}`}`,
      },
    ];
  });
}

/**
 * Where the published dates of awareness days end, but for days that were looked at when that end was near or past: their
 * editor knows that nobody had published the next ones, and looks again when the entry is due for review.
 */
export function publishedEnds(entries: readonly Entry[]): readonly DatesEnd[] {
  return entries.flatMap((entry) => {
    const published = entry.written(['when', 'published']);
    if (entry.kind.name !== 'awareness-day' || entry.value === undefined) return [];
    if (!Array.isArray(published)) return [];
    const at = published.length - 1;
    const { from, until = from } = published[at] as { from: string; until?: string };
    const path = ['when', 'published', at, until === from ? 'from' : 'until'];
    const checked = entry.written(['record', 'checked']);
    if (typeof checked === 'string' && monthsAfter(checked, MONTHS_AHEAD) > until) return [];
    const { file, line, field } = entry.problem('warning', path, '');
    return [{ until, place: { file, line, field }, source: addressOf(entry) }];
  });
}

/** The page that gave its dates: its own, or else the one that its evidence names. */
function addressOf(entry: Entry): string | undefined {
  const named = [entry.written(['link']), entry.written(['record', 'evidence', 0, 'url'])];
  return named.find((one) => typeof one === 'string');
}

/** The date some months after another; in a shorter month it runs over into the next. */
export function monthsAfter(day: string, months: number): string {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCMonth(then.getUTCMonth() + months);
  return then.toISOString().slice(0, 10);
}
