import { daysToReview, type Upkeep } from './current';
import type { Entry } from './entry';
import type { ContentProblem } from './problem';
import type { Resource } from './resource';
import type { Tip } from './tip';

/** Faults between entries: an id used twice, or one that names nothing. */
export function checkReferences(entries: readonly Entry[]): readonly ContentProblem[] {
  const ids = new Map<string, Entry>();
  const problems: ContentProblem[] = [];
  for (const entry of entries) {
    if (entry.id === undefined) continue;
    const key = `${entry.kind.ids} ${entry.id}`;
    const first = ids.get(key);
    if (first === undefined) ids.set(key, entry);
    else
      problems.push(
        entry.problem('fault', ['id'], `"${entry.id}" is already used at ${first.place}`),
      );
  }
  for (const entry of entries) {
    const named = (value: unknown): value is string => typeof value === 'string';
    for (const { path, of, id } of links(entry)) {
      if (!named(id) || ids.has(`${of} ${id}`)) continue;
      const message = `"${id}" is not the id of any ${of === 'topic' ? 'topic in topics.yaml' : 'resource or guidance'}`;
      problems.push(entry.problem('fault', path, message));
    }
  }
  return problems;
}

interface Link {
  readonly path: readonly PropertyKey[];
  readonly of: 'resource' | 'topic';
  readonly id: unknown;
}

function links({ kind, value }: Entry): readonly Link[] {
  if (value === undefined) return [];
  const { topics = [] } = value as { topics?: readonly string[] };
  const shared = topics.map((id, index): Link => ({ path: ['topics', index], of: 'topic', id }));
  if (kind.name === 'tip')
    return [...shared, { path: ['source'], of: 'resource', id: (value as Tip).source }];
  if (kind.ids !== 'resource') return shared;
  const { supersededBy, background } = value as Resource;
  return [
    ...shared,
    { path: ['supersededBy'], of: 'resource', id: supersededBy },
    ...background.map(({ resource }, index): Link => {
      return { path: ['background', index, 'resource'], of: 'resource', id: resource };
    }),
  ];
}

const DAYS_AHEAD = 30;

/** What an editor should look at soon: a review due, or dates that can't be right. */
export function checkUpkeep(entries: readonly Entry[], today: string): readonly ContentProblem[] {
  return entries.flatMap((entry) => {
    if (entry.value === undefined) return [];
    const item = entry.value as Upkeep;
    const days = daysToReview(item, today);
    if (item.checked > today)
      return [
        entry.problem(
          'fault',
          ['checked'],
          `${item.checked} is in the future; write the day it was checked`,
        ),
      ];
    if (item.reviewBy < item.checked)
      return [
        entry.problem('fault', ['reviewBy'], `is before the day it was checked (${item.checked})`),
      ];
    if (days < 0)
      return [
        entry.problem(
          'warning',
          ['reviewBy'],
          `review was due on ${item.reviewBy}; until then it is kept out of rotation`,
        ),
      ];
    if (days <= DAYS_AHEAD)
      return [
        entry.problem(
          'warning',
          ['reviewBy'],
          `review is due on ${item.reviewBy}, ${inDays(days)}`,
        ),
      ];
    return [];
  });
}

const inDays = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
