import { daysToReview, type Upkeep } from './current';
import type { Entry } from './entry';
import type { ContentProblem } from './problem';
import type { Resource } from './resource';
import { asksTwice } from './sensitive-asks';
import { SURVEY_SUBJECTS } from './statistic';
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
  return [
    ...problems,
    ...restOnSuperseded(entries),
    ...asksTwice(entries),
    ...surveySubjects(entries),
  ];
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

/** Subjects of the survey that two points claim, or that none covers: questions about those would show no point. */
function surveySubjects(entries: readonly Entry[]): readonly ContentProblem[] {
  const points = entries.filter(({ kind }) => kind.name === 'statistic');
  const [first] = points;
  if (first === undefined) return [];
  const covering = new Map<unknown, Entry>();
  const twice = points.flatMap((point) => {
    const subject = point.written(['covers']);
    const other = covering.get(subject);
    covering.set(subject, other ?? point);
    if (other === undefined || typeof subject !== 'string') return [];
    const message = `"${subject}" is already covered at ${other.place}`;
    return [point.problem('fault', ['covers'], message)];
  });
  const missing = SURVEY_SUBJECTS.filter((subject) => !covering.has(subject)).map((subject) =>
    first.problem(
      'warning',
      ['covers'],
      `no point covers "${subject}"; questions about it show none`,
    ),
  );
  return [...twice, ...missing];
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
  if (kind.name === 'survey') return [{ path: ['document'], of: 'resource' }];
  if (kind.ids !== 'resource') return topics;
  const background = each('background', 'resource', ['resource']);
  return [...topics, ...background, { path: ['supersededBy'], of: 'resource' }];
}

const DAYS_AHEAD = 30;

/** What an editor should look at soon: a review due, or dates that can't be right. */
export function checkUpkeep(entries: readonly Entry[], today: string): readonly ContentProblem[] {
  return entries.flatMap((entry) => {
    if (entry.value === undefined || !('reviewBy' in (entry.value as object))) return [];
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
          `review was due on ${item.reviewBy}; it is kept out of rotation until it is checked again`,
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
