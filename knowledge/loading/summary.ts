import type { ContentProblem } from './problem';
import { LEADS } from './fields';
import type { Content } from './content-schema';

/** What a folder holds and how it fares, in one sentence: "61 resources, 207 tips …: no faults, 3 warnings." */
export function summarise(content: Content, problems: readonly ContentProblem[]): string {
  const faults = problems.filter((problem) => problem.severity === 'fault').length;
  const unlinked = content.resources.filter(({ link }) => link === undefined).length;
  const held = [
    count(content.resources.length, 'resource') +
      (unlinked > 0 ? ` (${unlinked} with no link of their own)` : ''),
    count(content.tips.length, 'tip'),
    count(content.statistics.length, 'survey point'),
    count(content.laterFigures.length, 'later figure'),
    count(content.topics.length, 'topic'),
    count(content.awarenessDays.length, 'awareness day'),
  ];
  const found = [count(faults, 'fault'), count(problems.length - faults, 'warning')];
  return `${held.join(', ')}: ${found.join(', ')}.`;
}

/** What awaits whose reading, a line for each lead: "safeguarding (2): a-guide, a-tip". None when nothing waits. */
export function awaiting(content: Content): readonly string[] {
  const items = [
    ...content.resources,
    ...content.tips,
    ...content.sensitive,
    ...content.statistics,
    ...content.laterFigures,
    ...content.awarenessDays,
  ];
  return LEADS.flatMap((lead) => {
    const ids = items.flatMap(({ id, record }) => (record.awaitingSignOff === lead ? [id] : []));
    return ids.length === 0 ? [] : [`${lead} (${String(ids.length)}): ${ids.join(', ')}`];
  });
}

const count = (number: number, thing: string): string =>
  `${number === 0 ? 'no' : number} ${thing}${number === 1 ? '' : 's'}`;
