import { daysToReview, type Upkeep } from './current';
import type { Entry } from './entry';
import type { ContentProblem, ProblemPlace } from './problem';
import type { Resource } from './resource';
import { asksTwice } from './sensitive-asks';
import type { Tip } from './tip';
import type { Path } from './positions';

/** Faults between entries: an id used twice, or one that names nothing. */
export function checkReferences(entries: readonly Entry[]): readonly ContentProblem[] {
  const ids = new Map<string, Entry>();
  const problems: ContentProblem[] = [];
  for (const entry of entries) {
    const id = entry.written(['id']);
    if (typeof id !== 'string') continue;
    const key = `${entry.kind.ids} ${id}`;
    const first = ids.get(key);
    if (first === undefined) ids.set(key, entry);
    else problems.push(entry.problem('fault', ['id'], `"${id}" is already used at ${first.place}`));
  }
  for (const entry of entries)
    for (const { path, of } of links(entry)) {
      const id = entry.written(path);
      if (typeof id !== 'string' || ids.has(`${of} ${id}`)) continue;
      problems.push(entry.problem('fault', path, `"${id}" is not the id of any ${NAMED[of]}`));
    }
  return [...problems, ...restOnSuperseded(entries), ...asksTwice(entries)];
}

/** Tips that would still be posted although what they rest on has been replaced. */
function restOnSuperseded(entries: readonly Entry[]): readonly ContentProblem[] {
  const values = (ids: string): readonly unknown[] =>
    entries.flatMap(({ kind, value }) => (kind.ids === ids && value !== undefined ? [value] : []));
  const replaced = new Map(
    (values('resource') as readonly Resource[])
      .filter(({ supersededBy }) => supersededBy !== undefined)
      .map(({ id, supersededBy }) => [id, supersededBy]),
  );
  return entries.flatMap((entry) => {
    if (entry.kind.name !== 'tip' || entry.value === undefined) return [];
    const { source, heldBack } = entry.value as Tip;
    if (heldBack !== undefined || !replaced.has(source)) return [];
    const message = `"${source}" was replaced by "${String(replaced.get(source))}"; name a current source, or say in heldBack why the tip is kept`;
    return [entry.problem('fault', ['source'], message)];
  });
}

const NAMED = {
  resource: 'resource or guidance',
  tip: 'tip',
  topic: 'topic in topics.yaml',
  sensitive: 'sensitive question; write that, or ordinary',
};

/** A field that holds the id of another entry. */
interface Link {
  readonly path: Path;
  readonly of: keyof typeof NAMED;
}

function links({ kind, ...entry }: Entry): readonly Link[] {
  const each = (list: string, of: Link['of'], field: readonly string[] = []): readonly Link[] => {
    const items = entry.written([list]);
    return Array.isArray(items)
      ? items.map((_, index) => ({ path: [list, index, ...field], of }))
      : [];
  };
  const topics = each('topics', 'topic');
  if (kind.name === 'tip') return [...topics, { path: ['source'], of: 'resource' }];
  if (kind.name === 'sensitive') return [...each('sources', 'resource'), ...each('tips', 'tip')];
  if (kind.name === 'sensitive-asks' && entry.written(['for']) !== 'ordinary')
    return [{ path: ['for'], of: 'sensitive' }];
  if (kind.ids !== 'resource') return topics;
  const background = each('background', 'resource', ['resource']);
  return [...topics, ...background, { path: ['supersededBy'], of: 'resource' }];
}

const DAYS_AHEAD = 30;

/** When an entry was checked and is to be checked again, and where that is written. */
export interface Review extends Upkeep {
  readonly places: { readonly checked: ProblemPlace; readonly reviewBy: ProblemPlace };
}

/** The dates of every entry that has them. */
export function reviewsOf(entries: readonly Entry[]): readonly Review[] {
  return entries.flatMap((entry) => {
    const { value } = entry;
    if (value === undefined || !('reviewBy' in (value as object))) return [];
    const { checked, reviewBy } = value as Upkeep;
    const place = (name: string): ProblemPlace => {
      const { file, line, field } = entry.problem('warning', [name], '');
      return { file, line, field };
    };
    return [
      { checked, reviewBy, places: { checked: place('checked'), reviewBy: place('reviewBy') } },
    ];
  });
}

/** What an editor should look at soon: a review due, or dates that can't be right. */
export function checkReviews(reviews: readonly Review[], today: string): readonly ContentProblem[] {
  return reviews.flatMap((review): readonly ContentProblem[] => {
    const { checked, reviewBy, places } = review;
    const days = daysToReview(review, today);
    if (checked > today) {
      const message = `${checked} is in the future; write the day it was checked`;
      return [{ severity: 'fault', ...places.checked, message }];
    }
    if (reviewBy < checked) {
      const message = `is before the day it was checked (${checked})`;
      return [{ severity: 'fault', ...places.reviewBy, message }];
    }
    if (days > DAYS_AHEAD) return [];
    const message =
      days < 0
        ? `review was due on ${reviewBy}; it is kept out of rotation until it is checked again`
        : `review is due on ${reviewBy}, ${inDays(days)}`;
    return [{ severity: 'warning', ...places.reviewBy, message }];
  });
}

const inDays = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
