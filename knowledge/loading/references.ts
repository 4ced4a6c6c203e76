import type { Entry } from './entry';
import type { ContentProblem } from './problem';
import type { Resource } from './resource';
import { asksTwice } from './sensitive-asks';
import { SURVEY_SUBJECTS } from './statistic';
import type { Tip } from './tip';
import type { Topic } from './topic';
import type { Path } from './positions';

/** What people see, find and vote on by its id: two of these may not share one. */
const SHOWN: readonly Entry['kind']['ids'][] = ['resource', 'tip', 'statistic'];

/** Faults between entries: an id used twice, or one that names nothing. */
export function checkReferences(entries: readonly Entry[]): readonly ContentProblem[] {
  const ids = new Map<string, Entry>();
  const taken = new Map<string, Entry>();
  const problems: ContentProblem[] = [];
  for (const entry of entries) {
    const id = entry.written(['id']);
    if (typeof id !== 'string') continue;
    ids.set(`${entry.kind.ids} ${id}`, entry);
    const key = `${SHOWN.includes(entry.kind.ids) ? 'shown' : entry.kind.ids} ${id}`;
    const first = taken.get(key);
    if (first === undefined) taken.set(key, entry);
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
    ...redirectCircles(entries),
    ...aliasesShared(entries),
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
    const { source, record } = entry.value as Tip;
    if (record.heldBack !== undefined || !replaced.has(source)) return [];
    const message = `"${source}" was replaced by "${String(replaced.get(source))}"; name a current source, or say in record > heldBack why the tip is kept`;
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

/** Former tips that lead only to one another. */
function redirectCircles(entries: readonly Entry[]): readonly ContentProblem[] {
  const former = entries.filter(({ kind }) => kind.name === 'former-tip');
  const next = new Map(former.map((one) => [one.written(['id']), one.written(['mergedInto'])]));
  return former.flatMap((entry) => {
    let at = entry.written(['mergedInto']);
    for (let steps = 0; next.has(at) && steps <= next.size; steps += 1) at = next.get(at);
    if (!next.has(at)) return [];
    const message = 'leads round in a circle; name a tip that is still there';
    return [entry.problem('fault', ['mergedInto'], message)];
  });
}

/** Names that two topics claim: only one of them would ever be found. */
function aliasesShared(entries: readonly Entry[]): readonly ContentProblem[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    if (entry.kind.name !== 'topic' || entry.value === undefined) return [];
    const { id, title, aliases } = entry.value as Topic;
    const names = new Set([id, title, ...aliases].map((name) => name.toLowerCase()));
    return [...names].flatMap((name) => {
      const other = first.get(name) ?? entry;
      first.set(name, other);
      if (other === entry) return [];
      const message = `"${name}" already names the topic at ${other.place}`;
      return [entry.problem('fault', ['aliases'], message)];
    });
  });
}

const NAMED = {
  resource: 'resource or guidance',
  tip: 'tip',
  topic: 'topic in topics.yaml',
  profession: 'profession in professions.yaml',
  nation: 'nation in nations.yaml',
  platform: 'platform in platforms.yaml',
  sensitive: 'sensitive question; write that, or ordinary',
};

/** A field that holds the id of another entry. */
interface Link {
  readonly path: Path;
  readonly of: keyof typeof NAMED;
}

function links({ kind, ...entry }: Entry): readonly Link[] {
  const each = (list: string, of: Link['of']): readonly Link[] => {
    const items = entry.written([list]);
    return Array.isArray(items) ? items.map((_, index) => ({ path: [list, index], of })) : [];
  };
  const topics = each('topics', 'topic');
  const professions = each('professions', 'profession');
  if (kind.name === 'tip')
    return [
      ...topics,
      ...professions,
      ...each('platforms', 'platform'),
      { path: ['source'], of: 'resource' },
    ];
  if (kind.name === 'former-tip') return [{ path: ['mergedInto'], of: 'tip' }];
  if (kind.name === 'sensitive') return [...each('sources', 'resource'), ...each('tips', 'tip')];
  if (kind.name === 'sensitive-asks' && entry.written(['for']) !== 'ordinary')
    return [{ path: ['for'], of: 'sensitive' }];
  if (kind.name === 'survey') return [{ path: ['document'], of: 'resource' }];
  if (kind.name === 'awareness-day')
    return [
      ...professions,
      ...each('nations', 'nation'),
      ...each('tips', 'tip'),
      ...each('documents', 'resource'),
    ];
  if (kind.ids !== 'resource') return topics;
  return [
    ...topics,
    ...professions,
    ...each('nations', 'nation'),
    { path: ['supersededBy'], of: 'resource' },
  ];
}
